/** Applies the disabling comments of files, and reports those that have no effect. */
import {
  createProblem,
  filePlace,
  isOwnCode,
  isProblemCode,
  nearestCode,
  type Problem,
} from '../diagnostics/index.ts';
import {
  type DisableComment,
  type DisabledLines,
  disabledLines,
  parseDisableComments,
} from './disable-comments.ts';

export interface Disables {
  /** Whether a comment disables a finding; marks the comment as used. */
  covers(problem: Problem): boolean;
  /** Problems of malformed comments in some files. */
  faulty(files: Iterable<string>): Problem[];
  /** Problems of comments in some files that disabled nothing. Call it after `covers` for all findings. */
  unused(files: Iterable<string>): Problem[];
}

/** Findings about the comments themselves, which comments cannot disable. */
const OF_COMMENTS: ReadonlySet<string> = new Set(['invalid-disable', 'unused-disable']);

/**
 * @param textOf text of a file of the site; `undefined` where it cannot be read
 * @param localeOf the locale of a file, where it has one
 */
export function createDisables(
  textOf: (file: string) => string | undefined,
  localeOf: (file: string) => string | undefined,
): Disables {
  const used = new Map<DisableComment, Set<string>>();
  const files = new Map<string, DisabledFile>();
  const read = (file: string): DisabledFile => {
    const ready = files.get(file);
    if (ready !== undefined) return ready;
    const text = textOf(file) ?? '';
    const comments = parseDisableComments(file, text);
    const found = { comments, lines: comments.length === 0 ? [] : disabledLines(text, comments) };
    files.set(file, found);
    return found;
  };
  return {
    covers({ code, place }) {
      if (place.kind !== 'file' || OF_COMMENTS.has(code)) return false;
      const { line } = place.start;
      const covering = read(place.file).lines.filter(
        ({ comment, from, to }) => from <= line && line <= to && comment.codes.includes(code),
      );
      for (const { comment } of covering) {
        const codes = used.get(comment) ?? new Set();
        used.set(comment, codes.add(code));
      }
      return covering.length > 0;
    },
    faulty: (paths) =>
      [...paths].flatMap((file) =>
        read(file).comments.flatMap((comment) => faultsOf(comment, file, localeOf(file))),
      ),
    unused: (paths) =>
      [...paths].flatMap((file) =>
        read(file).comments.flatMap((comment) =>
          comment.kind === 'enable'
            ? []
            : comment.codes
                .filter((code) => isKnown(code) && used.get(comment)?.has(code) !== true)
                .map((code) => unusedCode(code, comment, file, localeOf(file))),
        ),
      ),
  };
}

/** The comments of a file, and the lines that they apply to. */
interface DisabledFile {
  readonly comments: readonly DisableComment[];
  readonly lines: readonly DisabledLines[];
}

function unusedCode(
  code: string,
  { start, end }: DisableComment,
  file: string,
  locale: string | undefined,
): Problem {
  return createProblem('unused-disable', filePlace(file, start, end), {
    message: `Unexpected comment that switches off “${code}”, which is not found here.`,
    hint: 'Remove the code from the comment, or the comment.',
    target: code,
    locale,
  });
}

function isKnown(code: string): boolean {
  return isProblemCode(code) || isOwnCode(code);
}

function faultsOf(comment: DisableComment, file: string, locale: string | undefined): Problem[] {
  const { kind, codes, reason, start, end } = comment;
  const report = (message: string, hint: string, more: { target?: string; suggestion?: string } = {}) =>
    createProblem('invalid-disable', filePlace(file, start, end), { message, hint, locale, ...more });
  const unknown = codes
    .filter((code) => !isKnown(code))
    .map((code) => {
      const suggestion = nearestCode(code);
      return report(
        `Unexpected code “${code}” in a comment, expected a problem code.`,
        suggestion === undefined ? 'Write the code as reports print it.' : `Did you mean “${suggestion}”?`,
        { target: code, ...(suggestion === undefined ? {} : { suggestion }) },
      );
    });
  if (kind === 'enable') return unknown;
  return [
    ...unknown,
    ...(codes.length === 0
      ? [
          report(
            'Unexpected comment without a problem code, expected one or several.',
            `Write: lockstep-${kind} CODE: reason`,
          ),
        ]
      : []),
    ...(codes.length > 0 && reason === ''
      ? [
          report(
            `Expected a reason in the comment that switches off “${codes.join(', ')}”, found none.`,
            'Write it after a colon, for those who read the page later.',
          ),
        ]
      : []),
  ];
}
