/**
 * What no author writes by hand and no parser should be fed: refused before it is read, with the place. Markdown's rules take quadratic time on
 * some of it, and recursion ends somewhere: these bounds are far above what pages have, and far below where either is felt.
 */
import { createProblem, type Problem } from '../diagnostics/index.ts';
import { placeOf, type SourceFile } from './source-text.ts';

/** In UTF-16 code units. */
const MAX_LINE = 1_000_000;
const MAX_PAGE = 20_000_000;
/** Quotes and lists that are open at a line. */
const MAX_CONTAINERS = 100;
/** Characters of one paragraph that may open or close something. */
const MAX_MARKS = 3_000;

interface Excess {
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
  const exceeds = format === 'html' ? checkLength : createLineChecker();
  for (let start = bodyStart; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const excess = exceeds(text.slice(start, end));
    if (excess !== undefined) {
      const { code, ...details } = excess;
      return createProblem(code, placeOf({ file, offset: start }), { ...details, locale });
    }
    start = end + 1;
  }
  return undefined;
}

function checkLength(line: string): Excess | undefined {
  if (line.length <= MAX_LINE) return undefined;
  return {
    code: 'too-large',
    message: `Unexpected length of a line, ${line.length} characters, expected at most ${MAX_LINE}.`,
    hint: 'Break the line, or keep such data in a file of its own.',
  };
}

/** Checks the lines of a Markdown text, one after the other. */
function createLineChecker(): (line: string) => Excess | undefined {
  let fence: string | undefined;
  let marks = 0;
  /** The line above is the label of a definition, whose address comes next. */
  let isAddress = false;
  const listColumns: number[] = [];

  return (line) => {
    const tooLong = checkLength(line);
    if (tooLong !== undefined) return tooLong;
    const mark = FENCE.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) === true) fence = undefined;
      return undefined;
    }
    fence = mark;

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

const FENCE = /^(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*(`{3,}|~{3,})/;

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
