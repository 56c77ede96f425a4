/**
 * Generates heading ids as Hugo does. The rules are from Hugo's `markup/goldmark/autoid.go` and Blackfriday's anchor names, checked against recorded ids
 * (test/markdown/heading-ids.test.ts). GitHub's slugger differs (marks, `Ⅳ`, emoji).
 */
import type { HeadingIdStyle } from '../config/index.ts';

/** The id of a text before duplicates are numbered; empty if no character of the text is allowed in an id. */
export function textToAnchor(text: string, style: HeadingIdStyle): string {
  return style === 'blackfriday' ? blackfridayAnchor(text) : githubAnchor(text, style === 'github-ascii');
}

/** `What's C++ v1.28` → `what-s-c-v1-28`: each run of other characters is one hyphen, none at the ends. */
function blackfridayAnchor(text: string): string {
  let anchor = '';
  let pending = false;
  for (const char of text) {
    if (!/[\p{L}\p{N}]/u.test(char)) {
      pending = true;
      continue;
    }
    if (pending && anchor !== '') anchor += '-';
    pending = false;
    anchor += toLower(char);
  }
  return anchor;
}

/** `A & B` → `a--b`: each space and hyphen is a hyphen, letters, digits and `_` are kept, the rest is dropped. */
function githubAnchor(text: string, asciiOnly: boolean): string {
  const source = asciiOnly
    ? text
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
        .normalize('NFC')
    : text;
  let anchor = '';
  for (const char of trimUnicodeSpace(source)) {
    if (asciiOnly && (char.codePointAt(0) ?? 0) > 0x7f) continue;
    if (char === '-' || char === ' ') anchor += '-';
    else if (/[\p{L}\p{Nd}_]/u.test(char)) anchor += toLower(char);
  }
  return anchor;
}

const SPACE = /[\s\u0085]/;

function trimUnicodeSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && SPACE.test(text.charAt(start))) start += 1;
  while (end > start && SPACE.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** Go converts each code point: `İ` → `i`, where JavaScript returns two code points. */
function toLower(char: string): string {
  const [first = ''] = char.toLowerCase();
  return first;
}

export interface Slugger {
  /** A unique heading id: `foo`, `foo-1`, `foo-2`; `otherwise` (`heading`) if the text gives none. */
  slug(text: string, otherwise?: string): string;
  /** Registers an id written by the author; duplicates are allowed. */
  take(id: string): void;
}

/** Ids of one scope: a page, or a fragment that is rendered separately. */
export function createSlugger(style: HeadingIdStyle): Slugger {
  const taken = new Set<string>();
  /** The next number to try for each base: smaller ones are taken. */
  const counts = new Map<string, number>();
  return {
    slug(text, otherwise = 'heading') {
      const base = textToAnchor(text, style) || otherwise;
      let id = base;
      let count = counts.get(base) ?? 1;
      for (; taken.has(id); count += 1) id = `${base}-${count}`;
      counts.set(base, count);
      taken.add(id);
      return id;
    },
    take: (id) => void taken.add(id),
  };
}
