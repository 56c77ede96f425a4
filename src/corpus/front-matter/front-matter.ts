/** Front matter: the block of YAML (`---`), TOML (`+++`) or JSON (`{`) that a page may start with. */
import { createLineIndex, createProblem, filePlace, type Problem } from '../../diagnostics/index.ts';
import {
  type DataFormat,
  describeValue,
  isValueMap,
  lowerKeys,
  parseData,
  type Value,
  type ValueMap,
} from '../../formats/index.ts';
import { copyOf, type SourceFile } from '../../text/index.ts';
import { unreadFrontMatter } from './unread.ts';

export interface FrontMatter {
  /** Keys in lower case, at every depth. */
  readonly params: ValueMap;
  readonly format: DataFormat | 'none';
  /** Offset of the body in the text, in UTF-16 code units. */
  readonly bodyStart: number;
  readonly problems: readonly Problem[];
}

/**
 * Parses a page's front matter. A text that does not start with front matter is a body only. If a block is invalid, the part before the error is used, so that the page keeps its
 * title and URL.
 *
 * @example parseFrontMatter({ path: 'content/en/a.md', text: '---\nTitle: A\n---\nText' }) // { params: { title: 'A' }, format: 'yaml', bodyStart: 17, problems: [] }
 */
export function parseFrontMatter(file: SourceFile): FrontMatter {
  const block = findBlock(file.text);
  if (block === undefined) {
    const unread = unreadFrontMatter(file);
    return { params: {}, format: 'none', bodyStart: 0, problems: unread === undefined ? [] : [unread] };
  }
  const { format, start, end, bodyStart } = block;
  const startLine = countLines(file.text, start);
  const read = (to: number) =>
    parseData({
      format,
      // A title that is a part of the page's text would keep all of it in memory as long as the page is known.
      text: copyOf(file.text.slice(start, to)),
      file: file.path,
      code: 'invalid-front-matter',
      startLine,
    });

  const { value, problems } = read(end);
  if (block.unclosed) {
    return { params: paramsOf(value), format, bodyStart, problems: [unclosedProblem(file, block)] };
  }
  if (value !== undefined && value !== null && !isValueMap(value)) {
    const place = filePlace(file.path, { line: startLine, column: 1 });
    return { params: {}, format, bodyStart, problems: [...problems, notKeysProblem(place, value)] };
  }
  if (value !== undefined) return { params: paramsOf(value), format, bodyStart, problems };
  const [fault] = problems;
  const faultLine = fault?.place.kind === 'file' ? fault.place.start.line : startLine;
  return { params: paramsOf(readBefore(file.text, start, faultLine, read)), format, bodyStart, problems };
}

/** Maximum number of lines to drop before an error in order to find a valid beginning. */
const MAX_LINES_BACK = 50;

/** The value of the lines before an error, without those that caused it, such as an unclosed bracket. */
function readBefore(
  text: string,
  start: number,
  faultLine: number,
  read: (end: number) => { readonly value: Value | undefined },
): Value | undefined {
  const lines = createLineIndex(text);
  for (let line = faultLine; line > faultLine - MAX_LINES_BACK; line -= 1) {
    const end = lines.offsetOf(line);
    if (end <= start) return undefined;
    const { value } = read(end);
    if (isValueMap(value)) return value;
  }
  return undefined;
}

interface Block {
  readonly format: DataFormat;
  /** Offsets of the first character of the data and of the one behind its last. */
  readonly start: number;
  readonly end: number;
  readonly bodyStart: number;
  readonly unclosed: boolean;
}

const OPENING = /^\uFEFF?\s*(?:<!--[^\n]*\n\s*)?(?:(---|\+\+\+)[ \t]*(?:\r?\n|$)|(?=\{\s*(?:"|\})))/;

/** Finds the block. It may be in an HTML comment, after which the body starts. As in Hugo, a line that starts with the delimiter closes the block, whatever follows on it. */
function findBlock(text: string): Block | undefined {
  const opening = OPENING.exec(text);
  if (opening === null) return undefined;
  const delimiter = opening[1];
  const start = opening[0].length;
  const block =
    delimiter === undefined ? findJsonBlock(text, start) : findDelimitedBlock(text, start, delimiter);
  const commentEnd = opening[0].includes('<!--') ? text.indexOf('-->', block.bodyStart) : -1;
  return commentEnd === -1 ? block : { ...block, bodyStart: commentEnd + '-->'.length };
}

function findDelimitedBlock(text: string, start: number, delimiter: string): Block {
  const format = delimiter === '---' ? 'yaml' : 'toml';
  // The opening line's end is included in the search, so that an empty block is closed too.
  const before = text.indexOf(`\n${delimiter}`, start - 1);
  if (before === -1) {
    const end = endOfFirstParagraph(text, start);
    return { format, start, end, bodyStart: end, unclosed: true };
  }
  const behind = before + 1 + delimiter.length;
  const restOfLine = /[ \t]*(?:\r?\n|$)/y;
  restOfLine.lastIndex = behind;
  const bodyStart = behind + (restOfLine.exec(text)?.[0].length ?? 0);
  return { format, start, end: before + 1, bodyStart, unclosed: false };
}

function findJsonBlock(text: string, start: number): Block {
  const closing = indexOfClosingBrace(text, start);
  if (closing === -1) {
    const end = endOfFirstParagraph(text, start);
    return { format: 'json', start, end, bodyStart: end, unclosed: true };
  }
  const end = closing + 1;
  const lineEnd = text.startsWith('\r\n', end) ? 2 : text.startsWith('\n', end) ? 1 : 0;
  return { format: 'json', start, end, bodyStart: end + lineEnd, unclosed: false };
}

function indexOfClosingBrace(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === '"') quoted = !quoted;
    else if (char === '{' && !quoted) depth += 1;
    else if (char === '}' && !quoted) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}

/** Up to the first empty line, which is probably what an author who forgot the end meant. */
function endOfFirstParagraph(text: string, start: number): number {
  const empty = /^[ \t]*\r?\n/gm;
  empty.lastIndex = start;
  return empty.exec(text)?.index ?? text.length;
}

function countLines(text: string, end: number): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

function paramsOf(value: Value | undefined): ValueMap {
  return isValueMap(value) ? lowerKeys(value) : {};
}

const CLOSING: Readonly<Record<DataFormat, string>> = {
  yaml: '“---” on a line of its own',
  toml: '“+++” on a line of its own',
  json: '“}”',
};

function unclosedProblem(file: SourceFile, block: Block): Problem {
  const line = countLines(file.text, block.start) - (block.format === 'json' ? 0 : 1);
  return createProblem('invalid-front-matter', filePlace(file.path, { line: Math.max(line, 1), column: 1 }), {
    message: `Unexpected end of the file, expected ${CLOSING[block.format]} at the end of the front matter.`,
    hint: `Put ${CLOSING[block.format]} after the last key.`,
  });
}

function notKeysProblem(place: Problem['place'], value: Value): Problem {
  return createProblem('invalid-front-matter', place, {
    message: `Unexpected ${describeValue(value)}, expected keys with values, such as “title: Overview”.`,
    hint: 'Add keys to the front matter, or remove it.',
  });
}
