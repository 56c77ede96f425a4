/**
 * The column of line numbers that a code host shows next to a file: copied as text it leaves bars before the lines, lines of bars between them, or both. Which of them a
 * copy has is read off its structure, so that tables of the page itself, which are made of bars too, stay what they are.
 */

/** One line of the page in the copy. */
export interface CopiedLine {
  /** Offsets in the copy; an empty line of the page has none. */
  readonly start: number;
  readonly end: number;
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Number of bars of a line of nothing but bars; 0 for an empty line, -1 for one with text. */
  readonly bars: number;
}

/** The lines of the page in a copy with a gutter; `undefined` for a text without one. */
export function readGutter(text: string): CopiedLine[] | undefined {
  const lines = toLines(text);
  const prefix = findPrefix(lines);
  const content = lines.filter(({ bars }) => bars === -1);
  if (content.length < 2) return undefined;
  const gaps = gapsOf(lines, prefix);
  const separator = separatorOf(gaps);
  if (prefix === '' && (separator.length === 0 || separator.some((bars) => bars === 0))) return undefined;
  return toPage(lines, prefix, { separator, countBlank: blankCounter(gaps, separator, prefix) });
}

function toLines(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(start, end);
    const bars = /^[\s|]*$/.test(line) ? line.replace(/[^|]/g, '').length : -1;
    lines.push({ start, end, text: line, bars });
    if (newline === -1) break;
    start = end + 1;
  }
  return lines;
}

/** The bars before the first line of the page, if all other lines have them too: `| ---` gives `| `. */
function findPrefix(lines: readonly Line[]): string {
  const content = lines.filter(({ bars }) => bars === -1);
  const prefix =
    /^[ \t]*\|(?:[ \t]*\|)*[ \t]?(?=---|\+\+\+|#|<|\p{L})/u.exec(content[0]?.text ?? '')?.[0] ?? '';
  if (prefix === '') return '';
  const trimmed = prefix.trimEnd();
  const having = content.filter(({ text }) => text.startsWith(trimmed)).length;
  return having >= content.length * 0.95 && !isTable(content) ? prefix : '';
}

/** A page that is one table has bars before all lines as well, and a row of dashes below the first. */
function isTable(content: readonly Line[]): boolean {
  return /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$/.test(content[1]?.text ?? '');
}

/** The lines with bars, or empty ones, between each two lines with text. */
function gapsOf(lines: readonly Line[], prefix: string): number[][] {
  const gaps: number[][] = [];
  let gap: number[] | undefined;
  for (const line of lines) {
    if (line.bars === -1 || isRow(line, prefix)) {
      if (gap !== undefined) gaps.push(gap);
      gap = [];
    } else gap?.push(line.bars);
  }
  return gaps;
}

/** A row of empty cells has more bars than a gutter. */
function isRow({ bars }: Line, prefix: string): boolean {
  return bars > Math.max(2, prefix.replace(/[^|]/g, '').length + 1);
}

/** The separator of consecutive lines of the page: the shortest gap, which most pages have many of. */
function separatorOf(gaps: readonly (readonly number[])[]): readonly number[] {
  return (
    gaps.reduce<readonly number[] | undefined>(
      (shortest, gap) => (shortest === undefined || gap.length < shortest.length ? gap : shortest),
      undefined,
    ) ?? []
  );
}

/**
 * How many empty lines of the page a gap stands for. An empty line may show as a line of its own among the separators, or only as one more separator. Where
 * lines have bars before them the two can look the same: what fits more of the gaps is what the copy does.
 */
function blankCounter(
  gaps: readonly (readonly number[])[],
  separator: readonly number[],
  prefix: string,
): (gap: readonly number[]) => number {
  const size = separator.length;
  if (size === 0) return (gap) => gap.length;
  const ownBars = prefix === '' ? 0 : prefix.replace(/[^|]/g, '').length;
  if (!separator.includes(ownBars)) {
    const visible = gaps.some((gap) => gap.includes(ownBars));
    if (visible) return (gap) => gap.filter((bars) => bars === ownBars).length;
  }
  const merged = (gap: readonly number[]) => Math.max(0, Math.round(gap.length / size) - 1);
  if (prefix === '') return merged;
  const fits = (test: (length: number) => boolean) => gaps.filter(({ length }) => test(length)).length;
  const shown = fits((length) => (length - size) % (size + 1) === 0);
  return shown >= fits((length) => length % size === 0) && (size > 1 || shown === gaps.length)
    ? (gap) => Math.round((gap.length - size) / (size + 1))
    : merged;
}

interface Gutter {
  readonly separator: readonly number[];
  countBlank(gap: readonly number[]): number;
}

function toPage(lines: readonly Line[], prefix: string, { countBlank }: Gutter): CopiedLine[] {
  const page: CopiedLine[] = [];
  let gap: number[] = [];
  let gapStart = 0;
  for (const line of lines) {
    if (line.bars !== -1 && !isRow(line, prefix)) {
      if (gap.length === 0) gapStart = line.start;
      gap.push(line.bars);
      continue;
    }
    if (page.length > 0) {
      const blank = countBlank(gap);
      for (let count = 0; count < blank; count += 1) page.push({ start: gapStart, end: gapStart });
    }
    gap = [];
    page.push({ start: line.start + prefixLength(line.text, prefix), end: line.end });
  }
  return page;
}

function prefixLength(text: string, prefix: string): number {
  if (text.startsWith(prefix)) return prefix.length;
  const trimmed = prefix.trimEnd();
  return text.startsWith(trimmed) ? trimmed.length : 0;
}
