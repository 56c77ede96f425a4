/**
 * What no author writes by hand and no parser should be fed: refused before it is read, with the place. Markdown's rules take quadratic time on
 * some of it, and recursion ends somewhere: these bounds are far above what pages have, and far below where either is felt.
 */
import { createProblem, type Problem } from '../diagnostics/index.ts';
import { type CodeBlock, readCode } from './blocks/index.ts';
import { placeOf, type SourceFile } from './source-text.ts';

/** In UTF-16 code units. */
const MAX_LINE = 1_000_000;
const MAX_PAGE = 20_000_000;
/** Quotes and lists that are open at a line. */
const MAX_CONTAINERS = 100;
/** Characters of one paragraph that may open or close something. */
const MAX_MARKS = 3_000;

interface Excess {
  /** Of the line. */
  readonly offset: number;
  readonly code: 'too-large' | 'too-deep';
  readonly message: string;
  readonly hint: string;
}

/** The first limit that a file's body exceeds; an HTML file has no marks and containers. */
export function checkLimits(
  file: SourceFile,
  bodyStart: number,
  { format, locale }: { readonly format: 'markdown' | 'html'; readonly locale?: string },
): Problem | undefined {
  const { text } = file;
  if (text.length > MAX_PAGE) {
    return createProblem('too-large', placeOf({ file, offset: 0 }), {
      message: `Unexpected size of the page, ${text.length} characters, expected at most ${MAX_PAGE}.`,
      hint: 'Split the page.',
      locale,
    });
  }
  const long = findLongLine(text, bodyStart);
  const body = text.slice(bodyStart, long?.offset);
  const found = (format === 'html' ? undefined : findExcess(body, bodyStart)) ?? long;
  if (found === undefined) return undefined;
  const { offset, code, message, hint } = found;
  return createProblem(code, placeOf({ file, offset }), { message, hint, locale });
}

function findLongLine(text: string, bodyStart: number): Excess | undefined {
  for (let start = bodyStart; start < text.length; ) {
    const end = endOfLine(text, start);
    if (end - start > MAX_LINE) {
      return {
        offset: start,
        code: 'too-large',
        message: `Unexpected length of a line, ${end - start} characters, expected at most ${MAX_LINE}.`,
        hint: 'Break the line, or keep such data in a file of its own.',
      };
    }
    start = end + 1;
  }
  return undefined;
}

/**
 * The first line of a Markdown text with too much of something. Lines are first read as if there were no code; where one looks like too much, the text's code is left out and
 * the lines below it are read again.
 */
function findExcess(body: string, bodyStart: number): Excess | undefined {
  const code = createCodeLookup(body);
  let check = createLineCheck();
  /** Nothing from here to the line in hand is code, or nobody has looked yet. */
  let from = 0;
  for (let start = 0; start < body.length; ) {
    const end = endOfLine(body, start);
    const excess = check(body.slice(start, end));
    if (excess === undefined) {
      start = end + 1;
      continue;
    }
    const behind = code.lastEnd(start);
    if (behind <= from) return { ...excess, offset: bodyStart + start };
    check = createLineCheck();
    from = behind;
    start = endOfLine(body, behind) + 1;
  }
  return undefined;
}

function endOfLine(text: string, start: number): number {
  const newline = text.indexOf('\n', start);
  return newline === -1 ? text.length : newline;
}

/**
 * Where the last code block ends that begins at a line or above it; 0 where there is none. The text is read only as far as it must be, since what is below may be what no parser should
 * be fed.
 */
function createCodeLookup(body: string): { lastEnd(lineStart: number): number } {
  let known = 0;
  let blocks: readonly CodeBlock[] = [];
  const lastBefore = (offset: number) => blocks.findLast(({ start }) => start <= offset)?.end ?? 0;
  return {
    lastEnd(lineStart) {
      // The start of the line tells what it stands in; the rest of it may be long.
      const needed = Math.min(lineStart + LINE_START, body.length);
      while (known < needed || (lastBefore(lineStart) === known && known < body.length)) {
        known = Math.min(Math.max(needed, known * 2), body.length);
        blocks = readCode(body.slice(0, known));
      }
      return lastBefore(lineStart);
    },
  };
}

/** In UTF-16 code units. */
const LINE_START = 200;

/** Reads the lines of a Markdown text, one after the other, as if none stood in code: what a line has too much of, with those above it. */
function createLineCheck(): (line: string) => Omit<Excess, 'offset'> | undefined {
  let marks = 0;
  /** The line above is the label of a definition, whose address comes next. */
  let isAddress = false;
  const listColumns: number[] = [];

  return (line) => {
    const { quotes, columns } = containersOf(line);
    const [first] = columns;
    if (first !== undefined) {
      while ((listColumns.at(-1) ?? -1) >= first) listColumns.pop();
      listColumns.push(...columns);
    }
    if (quotes + (first === undefined ? 0 : listColumns.length) >= MAX_CONTAINERS) {
      return {
        code: 'too-deep',
        message: `Unexpected depth: this line stands in ${MAX_CONTAINERS} or more quotes and lists.`,
        hint: 'Nest quotes and lists less deeply.',
      };
    }

    if (columns.length > 0 || STARTS_ANEW.test(line)) marks = 0;
    // The address of a link's definition is no text, whatever is in it; in the middle of a paragraph there are no definitions.
    const defines = marks === 0 && (DEFINITION.test(line) || (isAddress && ADDRESS.test(line)));
    isAddress = marks === 0 && LABEL.test(line);
    if (!defines && !isAddress && !IS_HTML.test(line)) marks += countMarks(line);
    if (marks > MAX_MARKS) {
      return {
        code: 'too-large',
        message: `Unexpected number of marks (such as *, _, [ and <) in one paragraph, expected at most ${MAX_MARKS}.`,
        hint: 'Divide the paragraph by blank lines, or put data in a code block.',
      };
    }
    return undefined;
  };
}

/** Lines that do not go on with the paragraph above: blank ones, headings, HTML, rows of tables. */
const STARTS_ANEW = /^[ \t>]*(?:$|#{1,6}[ \t]|<)|\|/;

/** A line that begins with a tag is most often read as HTML, in which the marks of Markdown mean nothing. */
const IS_HTML = /^[ \t>]*<[!?/a-z]/i;

/** `[label]: https://…`, which may stand on two lines. */
const DEFINITION = /^[ \t>]*\[[^\][]{1,999}\]:[ \t]*\S+[ \t]*$/;
const LABEL = /^[ \t>]*\[[^\][]{1,999}\]:[ \t]*$/;
const ADDRESS = /^[ \t>]*\S+[ \t]*$/;

/** The quotes and lists that a line opens or repeats, lists by the column of their marker. */
function containersOf(line: string): { quotes: number; columns: number[] } {
  const columns: number[] = [];
  let quotes = 0;
  for (let at = 0; ; ) {
    const char = line.charAt(at);
    if (char === '>') quotes += 1;
    else if (char !== ' ' && char !== '\t') {
      MARKER.lastIndex = at;
      const marker = MARKER.exec(line)?.[0];
      if (marker === undefined) return { quotes, columns };
      columns.push(at);
      at += marker.length - 1;
    }
    at += 1;
  }
}

/** Of lists, and of definitions. */
const MARKER = /(?:[-+*:]|\d{1,9}[.)])(?=[ \t])/y;

function countMarks(line: string): number {
  let count = 0;
  for (let at = 0; at < line.length; at += 1) {
    switch (line.charCodeAt(at)) {
      case 0x3c: // <, but not of a shortcode
        if (line.charCodeAt(at - 1) !== 0x7b) count += 1;
        break;
      case 0x2a: // *
      case 0x5b: // [
      case 0x5d: // ]
      case 0x5f: // _
      case 0x60: // `
      case 0x7e: // ~
        count += 1;
    }
  }
  return count;
}
