/** Verdicts on many pages: what a worker thread does, and the program itself where there is little to do. */
import { type Outline, type OutlineOptions, parseOutline } from '../../alignment/index.ts';
import { decodeText, type Git } from '../../io/index.ts';
import { judge, type Verdict } from '../judge.ts';

/** What to judge, in plain data. */
export interface Question {
  /** Of the translation. */
  readonly locale: string;
  /** Of the page, below the content folder. */
  readonly path: string;
  readonly sourceFile: string;
  readonly file: string;
  /** Blob of the source at the base; `undefined` where it was not there. */
  readonly before: string | undefined;
  /** Blobs of the source now and of the translation; of files that are not committed, too. */
  readonly after: string;
  readonly translation: string;
}

export interface JudgeInput {
  readonly git: Pick<Git, 'readObjects' | 'hashOf'>;
  /** How pages of a locale are cut up; of the source, where none is named. */
  optionsOf(locale?: string): OutlineOptions;
  readText(file: string): string;
}

/**
 * In the order of the questions; `undefined` where the base's content is not in the object store. Questions on one source that follow each other share what is read of
 * it, and those on one base too.
 */
export async function judgePages(
  questions: readonly Question[],
  { git, optionsOf, readText }: JudgeInput,
): Promise<(Verdict | undefined)[]> {
  const verdicts: (Verdict | undefined)[] = questions.map(() => undefined);
  const options = optionsOf();
  const keep = createKeeper(options);
  await git.readObjects(
    questions.map(({ before }) => before ?? git.hashOf(new Uint8Array())),
    (index, content) => {
      const question = questions[index];
      if (question === undefined || (content === undefined && question.before !== undefined)) return;
      const decoded = content === undefined ? undefined : decodeText(content);
      const before = decoded?.kind === 'text' ? decoded.text : '';
      const after = readText(question.sourceFile);
      const translation = readText(question.file);
      const known = {
        before: () => keep.before(question.before ?? '', before, question.path),
        after: () => keep.after(question.after, after, question.path),
      };
      verdicts[index] = judge({ before, after, translation }, options, known, optionsOf(question.locale));
    },
  );
  return verdicts;
}

/** Keeps the last outline of each side. */
function createKeeper(options: OutlineOptions) {
  const create = () => {
    let last: { readonly blob: string; readonly outline: Outline } | undefined;
    return (blob: string, text: string, path: string): Outline => {
      if (last?.blob !== blob) last = { blob, outline: parseOutline(text, options, path) };
      return last.outline;
    };
  };
  return { before: create(), after: create() };
}

/** Questions in an order in which neighbours share their source, and if possible its base. */
export function sortQuestions<T extends Pick<Question, 'sourceFile' | 'before'>>(
  questions: readonly T[],
): T[] {
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return questions.toSorted(
    (a, b) => compare(a.sourceFile, b.sourceFile) || compare(a.before ?? '', b.before ?? ''),
  );
}
