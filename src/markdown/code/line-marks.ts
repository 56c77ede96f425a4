/** Marked lines of a code block: by numbers after the fence, or by comments in the code, which are removed. */

/** Lines by kind, as ranges such as `2 4-6`; empty for none. */
export interface LineMarks {
  readonly highlightLines: string;
  /** Added lines. */
  readonly ins?: string | undefined;
  /** Deleted lines. */
  readonly del?: string | undefined;
  /** Focused lines; the others are dimmed. */
  readonly focus?: string | undefined;
  /** Line, from 1 → number of its note. */
  readonly notes?: ReadonlyMap<number, number>;
}

/** The kinds that are written as line ranges. */
type Kind = keyof typeof CLASSES;

/** Class of a line, by kind. */
const CLASSES = { highlightLines: 'hl', ins: 'ins', del: 'del', focus: 'focus' } as const;
/** Classes by line number, from 1; `undefined` if nothing is marked. Ranges end at `last`. */
export function lineClasses(marks: LineMarks, last: number): ReadonlyMap<number, string[]> | undefined {
  const classes = new Map<number, string[]>();
  let isMarked = false;
  for (const [kind, name] of Object.entries(CLASSES)) {
    const ranges = marks[kind as Kind] ?? '';
    if (ranges === '') continue;
    isMarked = true;
    for (const line of parseLineRanges(ranges, last)) {
      const known = classes.get(line);
      if (known === undefined) classes.set(line, [name]);
      else known.push(name);
    }
  }
  return isMarked ? classes : undefined;
}

/** `2 4-6`, `2,4-6`, `[2,"4-6"]` → the set of lines, from 1. Ranges end at `last`. */
export function parseLineRanges(text: string, last: number): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const match of text.matchAll(/(\d+)(?:\s*-\s*(\d+))?/g)) {
    const from = Number(match[1]);
    const to = Math.min(match[2] === undefined ? from : Number(match[2]), last);
    for (let line = from; line <= to; line += 1) lines.add(line);
  }
  return lines;
}

/** The kind for each marker. */
const KINDS: Readonly<Record<string, Kind>> = {
  '++': 'ins',
  '--': 'del',
  focus: 'focus',
  highlight: 'highlightLines',
  hl: 'highlightLines',
};

/** `// [!code ++]` at the end of a line, in the comment syntax of any language; a number extends it to several lines. */
const COMMENT =
  /[ \t]*(?:\/\/|\/\*|#|--|;|%|<!--|\{\/\*)[ \t]*\[!code[ \t]+(\+\+|--|focus|highlight|hl)(?::(\d{1,4}))?\][ \t]*(?:\*\/\}?|-->)?[ \t]*$/;

/** `# (1)!` at the end of a line, in the comment syntax of any language: refers to the first note after the block. */
export const NOTE_MARK =
  /[ \t]*(?:\/\/|\/\*|#|--|;|%|<!--|\{\/\*)[ \t]*\((\d{1,2})\)![ \t]*(?:\*\/\}?|-->)?[ \t]*$/m;

/**
 * Removes comments such as `// [!code ++]` and `# (1)!` from code. A line that contains only a comment of the first kind is removed, and marks the lines after it.
 *
 * @param noteCount number of notes; markers of other notes remain text
 * @returns the code, with its marks added to the given ones
 */
export function takeLineComments(
  code: string,
  marks: LineMarks,
  noteCount = 0,
): { code: string; marks: LineMarks } {
  if (!code.includes('[!code') && noteCount === 0) return { code, marks };
  const found: Record<Kind, string[]> = { highlightLines: [], ins: [], del: [], focus: [] };
  const notes = new Map<number, number>();
  const lines: string[] = [];
  for (const written of code.split('\n')) {
    const noted = NOTE_MARK.exec(written);
    const note = Number(noted?.[1] ?? 0);
    const hasNote = note > 0 && note <= noteCount;
    const line = hasNote ? written.slice(0, noted?.index) : written;
    const match = COMMENT.exec(line);
    const kind = KINDS[match?.[1] ?? ''];
    const rest = match === null ? line : line.slice(0, match.index);
    const isAlone = match !== null && rest.trim() === '';
    if (!isAlone) lines.push(rest);
    if (hasNote) notes.set(Math.max(1, lines.length), note);
    if (kind === undefined) continue;
    const first = isAlone ? lines.length + 1 : lines.length;
    found[kind].push(`${first}-${first + Number(match?.[2] ?? 1) - 1}`);
  }
  const join = (kind: Kind): string =>
    [marks[kind] ?? '', ...found[kind]].filter((range) => range !== '').join(' ');
  return {
    code: lines.join('\n'),
    marks: {
      highlightLines: join('highlightLines'),
      ins: join('ins'),
      del: join('del'),
      focus: join('focus'),
      ...(notes.size === 0 ? {} : { notes }),
    },
  };
}
