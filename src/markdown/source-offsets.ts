/** Maps characters of a Markdown text node to its source, which contains escapes, references and indentation of lines. */
import type { Text } from 'mdast';
import { decodeString } from 'micromark-util-decode-string';

export interface SourceOffsets {
  /** Source range of a part of the value; `undefined` if unknown. */
  rangeOf(start: number, end: number): { readonly start: number; readonly end: number } | undefined;
}

/** `\*` or `&amp;` at an offset. */
const WRITTEN_OTHERWISE = /\\[!-/:-@[-`{-~]|&(?:#\d{1,7}|#x[\da-f]{1,6}|[\da-z]{1,31});/iy;
/** What may precede the text of a continuation line: indentation and quote markers. */
const LINE_START = /[ \t>]*/y;

/**
 * Follows a text through its source, character by character.
 *
 * @param node with its position
 * @param source of the whole document
 */
export function createSourceOffsets({ value, position }: Text, source: string): SourceOffsets {
  const first = position?.start.offset;
  const starts: number[] = [];
  const ends: number[] = [];
  let at = first ?? 0;
  const take = (characters: number, written: number) => {
    for (let index = 0; index < characters; index += 1) {
      starts.push(at);
      ends.push(at + written);
    }
    at += written;
  };
  while (first !== undefined && starts.length < value.length) {
    const next = starts.length;
    if (next > 0 && /[\r\n]/.test(value.charAt(next - 1))) at += lengthAt(LINE_START, source, at);
    const written = source.slice(at, at + lengthAt(WRITTEN_OTHERWISE, source, at));
    const decoded = decodeString(written);
    const char = value.charAt(next);
    if (decoded !== written && value.startsWith(decoded, next)) take(decoded.length, written.length);
    else if (source.charAt(at) === char || (char === '\uFFFD' && source.charAt(at) === '\0')) take(1, 1);
    // Spaces at the end of a line are not kept, nor is a carriage return.
    else if (/[\r\n]/.test(char) && /[ \t\r]/.test(source.charAt(at))) at += 1;
    else break;
  }
  return {
    rangeOf(start, end) {
      const from = starts[start];
      const to = ends[end - 1];
      return from === undefined || to === undefined ? undefined : { start: from, end: to };
    },
  };
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
