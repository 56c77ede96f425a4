/**
 * Turns bare URLs into links by Goldmark's rules (`extension/linkify.go`), which differ from GitHub's: a URL starts a line or follows white space, one of `* _ ~ (` or other inline
 * content, its host ends in a dot and letters, `www.` means `https`, and an unbalanced closing parenthesis is kept only before a full stop. After an unclosed opening bracket,
 * which might begin a link, no URL is recognized.
 */
import type { Link, PhrasingContent, Root, Text } from 'mdast';
import type { VFile } from 'vfile';
import { createSourceOffsets, type SourceOffsets } from '../source-offsets.ts';
import { SKIP, walkMarkdown } from '../walk.ts';

const HOST = '[-a-zA-Z0-9@:%._+~#=]{1,256}\\.[a-z]+';
const REST = '(?:[/#?][-a-zA-Z0-9@:%_+.~#$!?&/=();,\'">^{}[\\]`]*)?';
const URL_PATTERN = new RegExp(`(?:https?|ftp)://${HOST}(?::\\d+)?${REST}`, 'y');
const WWW_PATTERN = new RegExp(`www\\.${HOST}${REST}`, 'y');
const EMAIL_PATTERN =
  /[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*/y;

/** Where a URL may start: a cheap test before the exact one. */
const CANDIDATE = /https?:\/\/|ftp:\/\/|www\.|@/;
const BEFORE = /[\s*_~(]/;

export function remarkLinkify() {
  return (tree: Root, file: VFile): void => {
    if (!CANDIDATE.test(String(file))) return;
    let brackets = 0;
    walkMarkdown(tree, (node, index, parent) => {
      if (node.type === 'link' || node.type === 'linkReference') return SKIP;
      if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') brackets = 0;
      if (node.type !== 'text') return undefined;
      const { value } = node;
      const openBefore = openBrackets(node, brackets, String(file));
      const replaced = CANDIDATE.test(value) ? linkify(node, openBefore, String(file)) : undefined;
      brackets = openBefore(value.length);
      if (replaced === undefined) return undefined;
      parent.children.splice(index, 1, ...replaced);
      return index + replaced.length;
    });
  };
}

/** Number of open brackets before an offset of the text, without escaped ones. Call it with ascending offsets. */
function openBrackets({ value, position }: Text, open: number, source: string): (offset: number) => number {
  if (!/[[\]]/.test(value)) return () => open;
  // Brackets of the text correspond to those of its source, in the same order.
  const written = source
    .slice(position?.start.offset, position?.end.offset)
    .matchAll(/\\[[\]]|&(?:#\w+|[lr]sqb|[lr]brack);|[[\]]/g);
  const brackets = [...value.matchAll(/[[\]]/g)].map(({ index, 0: bracket }) => {
    const isPlain = written.next().value?.[0] === bracket;
    return { index, change: !isPlain ? 0 : bracket === '[' ? 1 : -1 };
  });
  let now = open;
  let next = 0;
  return (offset) => {
    for (; (brackets[next]?.index ?? offset) < offset; next += 1) {
      now = Math.max(0, now + (brackets[next]?.change ?? 0));
    }
    return now;
  };
}

function linkify(
  node: Text,
  openBefore: (offset: number) => number,
  source: string,
): PhrasingContent[] | undefined {
  const { value } = node;
  let offsets: SourceOffsets | undefined;
  const part = (start: number, end: number): Text => {
    offsets ??= createSourceOffsets(node, source);
    return partOf(node, start, end, offsets, source);
  };
  const parts: PhrasingContent[] = [];
  let from = 0;
  for (let at = 0; at !== -1 && at < value.length; ) {
    const found = openBefore(at) > 0 ? undefined : matchAt(value, at);
    if (found === undefined) {
      at = nextStart(value, at);
      continue;
    }
    if (at > from) parts.push(part(from, at));
    const text = part(at, found.end);
    const link: Link = { type: 'link', url: found.url, children: [text] };
    if (text.position !== undefined) link.position = text.position;
    parts.push(link);
    from = found.end;
    at = nextStart(value, found.end - 1);
  }
  if (parts.length === 0) return undefined;
  if (from < value.length) parts.push(part(from, value.length));
  return parts;
}

/** A part of a text node with its position, or the position of the whole node if unknown. */
function partOf(node: Text, start: number, end: number, offsets: SourceOffsets, source: string): Text {
  const text: Text = { type: 'text', value: node.value.slice(start, end) };
  const range = offsets.rangeOf(start, end);
  if (range === undefined) return node.position === undefined ? text : { ...text, position: node.position };
  const origin = node.position?.start;
  const pointAt = (offset: number) => ({
    line: (origin?.line ?? 1) + source.slice(origin?.offset, offset).split('\n').length - 1,
    column: offset - source.lastIndexOf('\n', offset - 1),
    offset,
  });
  return { ...text, position: { start: pointAt(range.start), end: pointAt(range.end) } };
}

/** The next offset at which a URL may start: after a character that may precede one. */
function nextStart(value: string, from: number): number {
  for (let at = from; at < value.length; at += 1) if (BEFORE.test(value.charAt(at))) return at + 1;
  return -1;
}

function matchAt(value: string, at: number): { url: string; end: number } | undefined {
  const url = exec(URL_PATTERN, value, at);
  const www = url ?? exec(WWW_PATTERN, value, at);
  if (www !== undefined) {
    const end = trimEnd(value, at, closeEnd(value, at, at + www.length));
    const text = value.slice(at, end);
    return { url: url === undefined ? `https://${text}` : text, end };
  }
  if (/[!-/:-@[-`{-~]/.test(value.charAt(at))) return undefined;
  const email = exec(EMAIL_PATTERN, value, at);
  if (email === undefined || !email.slice(email.indexOf('@')).includes('.')) return undefined;
  const end = at + email.length - (email.endsWith('.') ? 1 : 0);
  if (/[-_]/.test(value.charAt(end))) return undefined;
  return { url: `mailto:${value.slice(at, end)}`, end: trimEnd(value, at, end) };
}

function exec(pattern: RegExp, value: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(value)?.[0];
}

/** Goldmark examines only the last character: a full stop is removed and ends the examination; unbalanced parentheses are removed. */
function closeEnd(value: string, start: number, end: number): number {
  const last = value.charAt(end - 1);
  if (last === '.') return end - 1;
  if (last === ')') {
    const text = value.slice(start, end);
    const closing = text.split(')').length - text.split('(').length;
    return closing > 0 ? end - closing : end;
  }
  if (last === ';') {
    const entity = /&[a-zA-Z0-9]+;$/.exec(value.slice(start, end));
    return entity === null ? end : start + entity.index;
  }
  return end;
}

/** Punctuation at the end of a sentence is not part of a URL. */
function trimEnd(value: string, start: number, end: number): number {
  let to = end;
  while (to > start + 1 && /[?!.,:*_~]/.test(value.charAt(to - 1))) to -= 1;
  return to;
}
