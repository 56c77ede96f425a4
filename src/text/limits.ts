/**
 * Limits for input that no author writes by hand: it is rejected before parsing, with its place. Some of it takes Markdown parsers quadratic time, and recursion is bounded: the
 * limits are far above what pages have, and far below where either matters.
 */
import { createProblem, type Problem } from '../diagnostics/index.ts';
import { type CodeBlock, readCode } from './blocks/index.ts';
import { placeOf, type SourceFile } from './source-text.ts';

/** In UTF-16 code units. */
const MAX_LINE = 1_000_000;
const MAX_PAGE = 20_000_000;
/** Open quotes and lists at a line. */
const MAX_CONTAINERS = 100;
/** Characters of one paragraph that may open or close something. */
const MAX_MARKS = 3_000;

interface Excess {
  /** Offset of the line. */
  readonly offset: number;
  readonly code: 'too-large' | 'too-deep';
  readonly message: string;
  readonly hint: string;
}

/** The first limit that a file's body exceeds; HTML files have no limits for marks and containers. */
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
        hint: 'Break the line, or move such data to a separate file.',
      };
    }
    start = end + 1;
  }
  return undefined;
}

/**
 * The first line of a Markdown text that exceeds a limit. Lines are first read as if there were no code; if one exceeds a limit, code is excluded and the lines from there are read
 * again.
 */
function findExcess(body: string, bodyStart: number): Excess | undefined {
  const code = createCodeLookup(body);
  let check = createLineCheck();
  /** No line from here to the current one is code, or it has not been checked yet. */
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
 * Returns a function for the end of the last code block that starts at or above a line; 0 if there is none. Text is read only as far as needed, since the rest may exceed the
 * limits.
 */
function createCodeLookup(body: string): { lastEnd(lineStart: number): number } {
  let known = 0;
  let blocks: readonly CodeBlock[] = [];
  const lastBefore = (offset: number) => blocks.findLast(({ start }) => start <= offset)?.end ?? 0;
  return {
    lastEnd(lineStart) {
      // The start of the line determines its containers; the rest may be long.
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

/** Checks the lines of a Markdown text one after the other, as if none were code: what a line, with those above it, has too much of. */
function createLineCheck(): (line: string) => Omit<Excess, 'offset'> | undefined {
  let marks = 0;
  /** The preceding line is the label of a definition, whose URL follows. */
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
        message: `Unexpected depth of this line, expected fewer than ${MAX_CONTAINERS} quotes and lists around it.`,
        hint: 'Nest quotes and lists less deeply.',
      };
    }

    if (columns.length > 0 || STARTS_ANEW.test(line)) marks = 0;
    // The URL of a link definition is not text; in the middle of a paragraph there are no definitions.
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

/** Lines that do not continue the preceding paragraph: blank lines, headings, HTML, table rows. */
const STARTS_ANEW = /^[ \t>]*(?:$|#{1,6}[ \t]|<)|\|/;

/** A line that begins with a tag is usually HTML, in which Markdown characters have no meaning. */
const IS_HTML = /^[ \t>]*<[!?/a-z]/i;

/** `[label]: https://…`, possibly on two lines. */
const DEFINITION = /^[ \t>]*\[[^\][]{1,999}\]:[ \t]*\S+[ \t]*$/;
const LABEL = /^[ \t>]*\[[^\][]{1,999}\]:[ \t]*$/;
const ADDRESS = /^[ \t>]*\S+[ \t]*$/;

/** The quotes and lists that a line opens or repeats; lists by the column of their marker. */
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

/** Of list items and definitions. */
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
