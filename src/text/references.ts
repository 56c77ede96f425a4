import { decodeString } from 'micromark-util-decode-string';

/** Decodes character references in HTML text: `a&amp;b` → `a&b`. */
export function decodeReferences(text: string): string {
  return text.replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[\da-z]{1,31});/gi, decodeString);
}
