/** Lines of a code block that its author marks: by numbers after the fence, or by comments in the code, which are taken out. */

/** Lines by kind, as ranges such as `2 4-6`; empty for none. */
export interface LineMarks {
  readonly highlightLines: string;
  /** Lines that come in. */
  readonly ins?: string | undefined;
  /** Lines that go. */
  readonly del?: string | undefined;
  /** Lines to look at; the others are dimmed. */
  readonly focus?: string | undefined;
  /** Numbers of notes, by line, from 1. */
  readonly notes?: ReadonlyMap<number, number>;
}

/** The kinds that are written as ranges of lines. */
type Kind = keyof typeof CLASSES;

/** Class of a line, by kind. */
const CLASSES = { highlightLines: 'hl', ins: 'ins', del: 'del', focus: 'focus' } as const;
/** Classes by the number of a line, from 1; `undefined` where nothing is marked. Ranges are cut at `last`. */
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

/** `2 4-6`, `2,4-6`, `[2,"4-6"]` → the set of lines, from 1. Ranges are cut at `last`. */
export function parseLineRanges(text: string, last: number): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const match of text.matchAll(/(\d+)(?:\s*-\s*(\d+))?/g)) {
    const from = Number(match[1]);
    const to = Math.min(match[2] === undefined ? from : Number(match[2]), last);
    for (let line = from; line <= to; line += 1) lines.add(line);
  }
  return lines;
}

/** What a comment names, by what stands in it. */
const KINDS: Readonly<Record<string, Kind>> = {
  '++': 'ins',
  '--': 'del',
  focus: 'focus',
  highlight: 'highlightLines',
  hl: 'highlightLines',
};

/** `// [!code ++]` at the end of a line, in the comments of any language; a number says how many lines it is for. */
const COMMENT =
  /[ \t]*(?:\/\/|\/\*|#|--|;|%|<!--|\{\/\*)[ \t]*\[!code[ \t]+(\+\+|--|focus|highlight|hl)(?::(\d{1,4}))?\][ \t]*(?:\*\/\}?|-->)?[ \t]*$/;

/** `# (1)!` at the end of a line, in the comments of any language: the line has the first of the notes after the block. */
export const NOTE_MARK =
  /[ \t]*(?:\/\/|\/\*|#|--|;|%|<!--|\{\/\*)[ \t]*\((\d{1,2})\)![ \t]*(?:\*\/\}?|-->)?[ \t]*$/m;

/**
 * Takes comments such as `// [!code ++]` and `# (1)!` out of code. A line that is nothing but one of the first kind goes, and marks the lines after it.
 *
 * @param noteCount how many notes there are; marks of others stay text
 * @returns the code, and its marks added to those that it had
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
