/**
 * Heading ids as Hugo makes them. Source of the rules: Hugo's `markup/goldmark/autoid.go` and the anchor names of Blackfriday, checked against
 * recorded ids (test/markdown/heading-ids.test.ts). GitHub's own slugger differs (marks, `Ⅳ`, emoji), so this is ours.
 */
import type { HeadingIdStyle } from '../config/index.ts';

/** The id of a text, duplicates not considered; empty where nothing of the text can stand in an id. */
export function textToAnchor(text: string, style: HeadingIdStyle): string {
  return style === 'blackfriday' ? blackfridayAnchor(text) : githubAnchor(text, style === 'github-ascii');
}

/** `What's C++ v1.28` → `what-s-c-v1-28`: every run of other characters is one hyphen, none at the ends. */
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

/** `A & B` → `a--b`: each space and hyphen a hyphen, letters, digits and `_` kept, the rest dropped. */
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

/** Go lower-cases rune by rune: `İ` → `i`, where JavaScript gives two code points. */
function toLower(char: string): string {
  const [first = ''] = char.toLowerCase();
  return first;
}

export interface Slugger {
  /** A heading's id, made unique: `foo`, `foo-1`, `foo-2`; `otherwise` (`heading`) where the text gives none. */
  slug(text: string, otherwise?: string): string;
  /** An id that the author wrote is taken as it is, even twice. */
  take(id: string): void;
}

/** Ids of one scope: a page, or a fragment that is rendered on its own. */
export function createSlugger(style: HeadingIdStyle): Slugger {
  const taken = new Set<string>();
  /** The number to try next, by base: those below are taken, and stay so. */
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
