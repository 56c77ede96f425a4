/** What a line begins. */
import { htmlBlockNames } from 'micromark-util-html-tag-name';
import { COMMENT } from './plain-comments.ts';
import { TAG } from './plain-inline.ts';
import { indentOf, type PlainText } from './plain-text.ts';

export const HEADING = /(#{1,6}) +(?=[^ \t\n#])/y;
export const MAYBE_HEADING = /#{1,6}(?:[ \t]|$)/my;
export const FENCE = /(`{3,}(?=[^`\n]*$)|~{3,})([^\n]*)$/my;
export const MARKER = /([-+*]|(\d{1,9})[.)])( {1,4})(?=[^ \t\n])/y;
export const MAYBE_MARKER = /(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/my;
export const RULE = /(?:-{3,}|\*{3,}|_{3,})$/my;
export const MAYBE_RULE = /(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*|-+[ \t]*)$/my;
/** The row below the head of a table. */
const DELIMITERS = /-[-:| \t]*\|[-:| \t]*$/my;
export const BLOCK_TAG = /<\/?([a-zA-Z][a-zA-Z\d-]*)(?=[\s>]|\/>|$)/my;
const BLOCK_NAMES: ReadonlySet<string> = new Set(htmlBlockNames);
/** What the tokenizer reads otherwise in an item that ends a paragraph. */
const ODD_ITEM = /[-+*=_#>~|<:]|`{3}|\d{1,9}[.)]/y;
export const TASK = /\[[ \txX]\]/y;
/** What a paragraph may not begin with here. */
export const UNSURE = /[>\t|=:]/y;
/** What begins nothing but a paragraph. */
export const WORDS = /[^\s\\`*_<>|=:~#+\-\d[\]]/y;
/** A fence's words: the language, then others. */
export const INFO = /^[ ]*(?:([^\s&\\]+)(?: +([^&\\]*[^\s&\\]))?)?$/;

export type Start = 'heading' | 'fence' | 'comment' | 'marker' | 'text' | 'unsure';

const UNSURE_BELOW = [MAYBE_RULE, UNSURE, MAYBE_MARKER];

/** What a line below a paragraph begins. @param base the column at which blocks stand here */
export function startBelow(source: PlainText, line: number, base: number, tables: boolean): Start {
  const { text, starts } = source;
  const indent = indentOf(source, line);
  const at = (starts[line] ?? 0) + indent;
  const marker = matchAt(MARKER, text, at);
  const start = marker === undefined ? blockAt(text, at, tables) : itemAt(text, at, marker, indent === base);
  if (start === 'marker' && (indent === base || indent < base)) return start;
  if (start === 'item') return indent < base ? 'marker' : 'unsure';
  if (start === 'text') return indent < base ? 'unsure' : 'text';
  // Further in, it may be a line of the paragraph.
  if (start === 'comment') return indent === base || (indent < base && indent < 4) ? start : 'unsure';
  return indent === base ? start : 'unsure';
}

/** A list goes on with any number; only one that begins with 1 ends a paragraph. */
function itemAt(text: string, at: number, marker: RegExpExecArray, isPlaced: boolean): Start | 'item' {
  const isOdd =
    matchAt(MAYBE_RULE, text, at) !== undefined ||
    matchAt(ODD_ITEM, text, at + marker[0].length) !== undefined;
  if (isOdd) return 'unsure';
  return isPlaced && (marker[2] === undefined || marker[2] === '1') ? 'marker' : 'item';
}

function blockAt(text: string, at: number, tables: boolean): Start {
  const first = text.charAt(at);
  if (first === '#' && matchAt(MAYBE_HEADING, text, at) !== undefined) return 'heading';
  if ((first === '`' || first === '~') && matchAt(FENCE, text, at) !== undefined) return 'fence';
  if (text.startsWith(COMMENT, at)) return 'comment';
  const isUnsure =
    UNSURE_BELOW.some((pattern) => matchAt(pattern, text, at) !== undefined) ||
    (first === '<' && isBlockHtml(text, at)) ||
    (tables && matchAt(DELIMITERS, text, at) !== undefined);
  return isUnsure ? 'unsure' : 'text';
}

/** Whether a line may begin a block of HTML: a tag that is all of the line does, if no paragraph stands above. */
export function isMaybeHtml(text: string, at: number): boolean {
  if (isBlockHtml(text, at)) return true;
  const tag = matchAt(TAG, text, at)?.[0];
  return (
    tag === undefined ||
    /^[ \t]*$/m.test(
      text.slice(at + tag.length, text.indexOf('\n', at) === -1 ? undefined : text.indexOf('\n', at)),
    )
  );
}

/** Whether a tag begins a block of HTML even below a paragraph, or may. */
function isBlockHtml(text: string, at: number): boolean {
  return (
    !/[a-zA-Z/]/.test(text.charAt(at + 1)) ||
    isBlockTag(text, at) ||
    /^<\/?(?:pre|script|style|textarea)/i.test(text.slice(at, at + 12))
  );
}

export function isBlockTag(text: string, at: number): boolean {
  return BLOCK_NAMES.has((matchAt(BLOCK_TAG, text, at)?.[1] ?? '').toLowerCase());
}

export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
