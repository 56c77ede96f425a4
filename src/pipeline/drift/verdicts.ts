/** Verdicts on pairs of texts, computed once per triple of contents, now and in later runs. */
import type { Outline, OutlineOptions } from '../../alignment/index.ts';
import { parseOutline } from '../../alignment/index.ts';
import { judge, type Verdict } from '../../drift/index.ts';
import { decodeText, type Git, sha256 } from '../../io/index.ts';
import type { Tree } from './load-tree.ts';
import type { Stored } from './stored.ts';

export interface Question {
  readonly sourceFile: string;
  readonly file: string;
  /** The source at the base; `undefined` where it was not there. */
  readonly before: string | undefined;
  readonly after: string;
  readonly translation: string;
}

export interface Answer extends Verdict {
  /** As git counts lines. */
  readonly added: number;
  readonly deleted: number;
}

/** Answers in the order of the questions; `undefined` where the base's content is not in the object store. */
export async function answerAll(
  questions: readonly Question[],
  tree: Tree,
  git: Git,
  stored: Stored,
  options: OutlineOptions,
): Promise<(Answer | undefined)[]> {
  const madeOf = sha256(JSON.stringify([tree.site.origin, tree.site.markdown]));
  const known = new Map(Object.entries(stored.read<Record<string, Answer>>('verdicts', madeOf) ?? {}));
  const keys = questions.map(({ before, after, translation }) => `${before ?? ''} ${after} ${translation}`);
  const open = questions.flatMap((question, index) =>
    known.has(keys[index] ?? '') ? [] : [{ question, index }],
  );
  if (open.length > 0) {
    const fresh = await computeAll(
      open.map(({ question }) => question),
      tree,
      git,
      options,
    );
    open.forEach(({ index }, at) => {
      const answer = fresh[at];
      if (answer !== undefined) known.set(keys[index] ?? '', answer);
    });
    const used = keys.flatMap((key): [string, Answer][] => {
      const answer = known.get(key);
      return answer === undefined ? [] : [[key, answer]];
    });
    // Yesterday's answers stay for the branch that will be checked out again, but not for ever.
    const kept = [...known].slice(-MAX_KEPT);
    stored.write('verdicts', madeOf, Object.fromEntries([...kept, ...used]));
  }
  return keys.map((key) => known.get(key));
}

const MAX_KEPT = 10_000;

async function computeAll(
  questions: readonly Question[],
  tree: Tree,
  git: Git,
  options: OutlineOptions,
): Promise<(Answer | undefined)[]> {
  const counting = git.countLines(
    questions.map(({ before, after, sourceFile }) => ({
      before: before ?? git.hashOf(new Uint8Array()),
      after: tree.dirty.has(sourceFile) ? (tree.files.readBytes(sourceFile) ?? new Uint8Array()) : after,
    })),
  );
  // By base: translations of one page often have the same.
  const order = [...questions.keys()].sort((a, b) => {
    const one = questions[a]?.before ?? '';
    const other = questions[b]?.before ?? '';
    return one < other ? -1 : one > other ? 1 : a - b;
  });
  const outlines = new Map<string, Outline>();
  const read = (blob: string, text: string, keep: boolean): Outline => {
    const outline = outlines.get(blob) ?? parseOutline(text, options);
    if (keep) outlines.set(blob, outline);
    return outline;
  };
  const verdicts = new Map<number, Verdict>();
  const reading = git.readObjects(
    order.map((index) => questions[index]?.before ?? git.hashOf(new Uint8Array())),
    (at, content) => {
      const index = order[at] ?? -1;
      const question = questions[index];
      if (question === undefined || (content === undefined && question.before !== undefined)) return;
      const decoded = content === undefined ? undefined : decodeText(content);
      const before = decoded?.kind === 'text' ? decoded.text : '';
      const after = tree.readText(question.sourceFile);
      const translation = tree.readText(question.file);
      const verdict = judge({ before, after, translation }, options, (text) =>
        text === after ? read(question.after, text, true) : parseOutline(text, options),
      );
      verdicts.set(index, verdict);
    },
  );
  // git counts on one core while we read on the other.
  const [counts] = await Promise.all([counting, reading]);
  return questions.map((_, index) => {
    const verdict = verdicts.get(index);
    return verdict === undefined
      ? undefined
      : { ...verdict, added: counts[index]?.added ?? 0, deleted: counts[index]?.deleted ?? 0 };
  });
}
