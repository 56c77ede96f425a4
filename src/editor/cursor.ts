/**
 * What stands at a cursor: a part of a shortcode's tag, the target of a link, a key of front matter. An author asks while writing, so that tags and links
 * without an end are read too, as far as they go.
 */
import { parseFrontMatter } from '../corpus/index.ts';
import { argumentSpans, type ShortcodeTable, tokenize } from '../shortcodes/index.ts';

/** Offsets in UTF-16 code units; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Cursor =
  /** A shortcode name in a tag; in a closing tag, that of an open shortcode. */
  | { readonly kind: 'shortcode'; readonly name: string; readonly closes: boolean; readonly span: Span }
  /** A parameter name, or a place for one. `given` are those that the tag already has. */
  | {
      readonly kind: 'parameter';
      readonly shortcode: string;
      readonly name: string;
      readonly given: readonly string[];
      /** Number of preceding positional arguments; absent if the tag has named ones. */
      readonly position?: number;
      readonly span: Span;
    }
  | {
      readonly kind: 'argument';
      readonly shortcode: string;
      /** Its name, or its position if unnamed. */
      readonly key: string | number;
      readonly value: string;
      readonly span: Span;
    }
  /** The target of a link: its path, or with `fragment` the part after `#`. */
  | {
      readonly kind: 'link';
      readonly target: string;
      /** Span of the whole target. */
      readonly span: Span;
      /** Span of the part with the cursor: before the `#`, or after it. */
      readonly part: Span;
      readonly isFragment: boolean;
    }
  | { readonly kind: 'key'; readonly name: string; readonly span: Span }
  | { readonly kind: 'none' };

const NONE: Cursor = { kind: 'none' };

/** How far to search back for the start of a tag, and ahead for its end. */
const MAX_TAG = 4000;

/** @param offset of the cursor, between two characters */
export function findCursor(text: string, offset: number): Cursor {
  const { bodyStart, format } = parseFrontMatter({ path: '', text });
  if (offset < bodyStart) return format === 'yaml' ? inFrontMatter(text, offset) : NONE;
  return inTag(text, offset) ?? inLink(text, offset) ?? NONE;
}

const OPENING = /^\{\{[<%]\s*(\/?)\s*/;
const NAME = /^[\p{L}\p{Nd}_/-]*/u;

/** Where the tag begins that the cursor is in. */
function tagAround(text: string, offset: number): number | undefined {
  const from = Math.max(0, offset - MAX_TAG);
  const before = text.slice(from, offset);
  const start = Math.max(before.lastIndexOf('{{<'), before.lastIndexOf('{{%'));
  if (start === -1) return undefined;
  const opened = before.slice(start + 3);
  // A tag that shows a shortcode instead of calling it has no arguments.
  return /[>%]\}\}/.test(opened) || opened.startsWith('/*') ? undefined : from + start;
}

function inTag(text: string, offset: number): Cursor | undefined {
  const start = tagAround(text, offset);
  if (start === undefined) return undefined;
  const tag = text.slice(start, start + MAX_TAG);
  const [opening = '', slash] = OPENING.exec(tag) ?? [];
  const nameStart = start + opening.length;
  if (offset < nameStart) return { kind: 'shortcode', name: '', closes: slash === '/', span: at(offset) };
  const [name = ''] = NAME.exec(tag.slice(opening.length)) ?? [];
  const nameEnd = nameStart + name.length;
  if (offset <= nameEnd)
    return { kind: 'shortcode', name, closes: slash === '/', span: { start: nameStart, end: nameEnd } };
  if (slash === '/') return NONE;
  return inArguments(text, start, name, offset);
}

/** A name that is being written, or a value whose quotation mark is not closed yet, at the end of what stands before the cursor. */
const BEGUN = /(?:([\p{L}\p{Nd}_.-]+)\s*=\s*)?(["`]?)([^"`\s]*|(?<=["`])[^"`]*)$/u;
const TAIL = /^[^"`\s}>%=]*/;

function inArguments(text: string, start: number, shortcode: string, offset: number): Cursor {
  const spans = argumentSpans(text, start);
  const inside = spans.find((span) => span.start <= offset && offset <= span.end);
  const before = spans.filter(({ end }) => end < offset);
  const named = spans.flatMap(({ key }) => (typeof key === 'string' ? [key] : []));
  const isQuoted = inside !== undefined && /["`]/.test(text.charAt(inside.start - 1));
  if (inside !== undefined && (typeof inside.key === 'string' || isQuoted))
    return argument(text, shortcode, inside.key, { start: inside.start, end: inside.end });
  const [, name, quote = '', begun = ''] = BEGUN.exec(text.slice(start, offset)) ?? [];
  const [tail = ''] = TAIL.exec(text.slice(offset)) ?? [];
  const span = { start: offset - begun.length, end: offset + tail.length };
  const position = before.filter(({ key }) => typeof key === 'number').length;
  if (name !== undefined) return argument(text, shortcode, name, span);
  if (quote !== '') return argument(text, shortcode, position, span);
  const written = text.slice(span.start, span.end);
  return {
    kind: 'parameter',
    shortcode,
    name: written,
    given: named,
    ...(named.length > 0 ? {} : { position }),
    span,
  };
}

function argument(text: string, shortcode: string, key: string | number, span: Span): Cursor {
  return { kind: 'argument', shortcode, key, value: text.slice(span.start, span.end), span };
}

/** What comes before the target of a link, of a definition and of an attribute. */
const LINK_START = /(?:\]\(\s*<?|^\s{0,3}\[[^\]\n]+\]:\s*<?|\b(?:href|src)\s*=\s*["'])([^\s)"'<>]*)$/;
const LINK_REST = /^[^\s)"'<>]*/;

function inLink(text: string, offset: number): Cursor | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const begun = LINK_START.exec(text.slice(lineStart, offset))?.[1];
  if (begun === undefined) return undefined;
  const [rest = ''] = LINK_REST.exec(text.slice(offset)) ?? [];
  const span = { start: offset - begun.length, end: offset + rest.length };
  const target = begun + rest;
  const hash = target.indexOf('#');
  const isFragment = hash !== -1 && offset > span.start + hash;
  const part = isFragment
    ? { start: span.start + hash + 1, end: span.end }
    : { start: span.start, end: hash === -1 ? span.end : span.start + hash };
  return { kind: 'link', target, span, part, isFragment };
}

/** A key at the top of YAML: those below another one belong to it. */
function inFrontMatter(text: string, offset: number): Cursor {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const line = text.slice(start, end === -1 ? undefined : end);
  const [name = ''] = /^[\p{L}\p{Nd}_-]*/u.exec(line) ?? [];
  // Only between the delimiters.
  if (/^(?:-{3}|\s)/.test(line) || start === 0 || offset > start + name.length) return NONE;
  return { kind: 'key', name, span: { start, end: start + name.length } };
}

function at(offset: number): Span {
  return { start: offset, end: offset };
}

/** The shortcodes that are open at an offset, innermost first. */
export function openShortcodes(text: string, offset: number, table: ShortcodeTable): string[] {
  const open: string[] = [];
  for (const token of tokenize(text.slice(0, offset))) {
    if (token.kind === 'open' && !token.selfClosing && table.get(token.name)?.inner === true)
      open.unshift(token.name);
    if (token.kind === 'close' && open.includes(token.name)) open.splice(0, open.indexOf(token.name) + 1);
  }
  return open;
}
