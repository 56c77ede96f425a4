/**
 * How much of a translation a change of its source can affect. A block's change is minor if the differing words are a matter of spelling (one or two letters of
 * a longer word, or swapped letters), one word written as two, code markup, inflection (consumes, consume), case, punctuation, articles or other words without
 * content. Numbers, code, links, names, negations and modal verbs are never minor, nor are added or removed blocks.
 */
import { type Block, indentedLines, matchSequences, wordsKey } from '../alignment/index.ts';
import { createRecent } from '../text/index.ts';
import type { SourceBlockChange } from './compare-source.ts';

/** Words with grammatical function only; negations, modal verbs, conditions and quantities are not included. */
const SLIGHT = new Set(
  "a an the this that these those its it's it is are was were be been being has have had do does did will would to of in on at for with by from as and or so then also just simply very please you your we our".split(
    ' ',
  ),
);

/** Words, code and signs of a key, in order. */
function wordsOf(key: string): string[] {
  return (
    key.match(
      /`[^`]*`|\{\{[^{}]*\}\}|\]\([^)]*\)|[\p{L}\p{N}]+(?:[-'’._/][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu,
    ) ?? []
  );
}

/** Number of source words that were added, removed or changed. */
export function changedWords({ before, after }: SourceBlockChange): number {
  const { came, went } = differingWords(
    before === undefined ? '' : before.key,
    after === undefined ? '' : after.key,
  );
  const isWord = (word: string) => /[\p{L}\p{N}]/u.test(word);
  return Math.max(came.filter(isWord).length, went.filter(isWord).length);
}

export function isMinorChange({ before, after }: SourceBlockChange): boolean {
  if (before === undefined || after === undefined || before.kind !== after.kind) return false;
  if (before.kind === 'code') return isSlightComment(before, after);
  if (!/^(?:paragraph|item|row|heading|field)$/.test(before.kind)) return false;
  if (before.key === after.key || wordsKey(before) === wordsKey(after)) return false;
  return MINOR.get(`${before.key}\n${after.key}`, () => isSlightEdit(before.key, after.key));
}

/** Whether code differs only in its comments, and these only slightly. */
function isSlightComment(before: Block, after: Block): boolean {
  const [one, other] = [indentedLines(before.text), indentedLines(after.text)];
  return one.join('\n') === other.join('\n') && isSlightEdit(before.text, after.text);
}

/** The same change is evaluated at each commit that leaves it pending. */
const MINOR = createRecent<boolean>(5000);

/** Whether a text contains all words of another in order, and more words with content. */
export function addsWords(less: string, more: string): boolean {
  const { came, went } = differingWords(less, more);
  return went.every(isSlight) && came.some((word) => /\p{L}/u.test(word) && !isSlight(word));
}

/** Whether two texts differ only in spelling, inflection, punctuation and words without content. */
export function isSlightEdit(before: string, after: string): boolean {
  const { came, went } = differingWords(before, after);
  // K and k, M and m are different units.
  if (went.some((word) => word.length === 1 && came.some((other) => isOtherCase(word, other)))) return false;
  if (before.replaceAll('`', '') === after.replaceAll('`', '') || bareText(before) === bareText(after))
    return true;
  const left = withContent(came, went);
  // A misspelt word may be one without content.
  const slight = came.filter(isSlight);
  const gone = withContent(went, came).filter((word) => !slight.some((other) => isMisspelt(word, other)));
  return (
    gone.every((word) => {
      const at = left.findIndex((other) => isSameWord(word, other));
      if (at === -1) return false;
      left.splice(at, 1);
      return true;
    }) && left.length === 0
  );
}

/** "Only" in place of "just" says the same; by itself it restricts what is said. */
const MERELY = /^(?:just|simply|merely|only)$/i;

function withContent(words: readonly string[], others: readonly string[]): string[] {
  const isReplaced = others.some((word) => MERELY.test(word));
  return words.filter((word) => !isSlight(word) && !(isReplaced && MERELY.test(word)));
}

function differingWords(before: string, after: string): { readonly came: string[]; readonly went: string[] } {
  const one = wordsOf(before);
  const other = wordsOf(after);
  const matches = matchSequences(one, other);
  const kept = new Set(matches.map(([a]) => a));
  const there = new Set(matches.map(([, b]) => b));
  return {
    went: one.filter((_, index) => !kept.has(index)),
    came: other.filter((_, index) => !there.has(index)),
  };
}

function isSlight(word: string): boolean {
  return /^[^\p{L}\p{N}`{\]#]$/u.test(word) || SLIGHT.has(word.toLowerCase());
}

function isOtherCase(one: string, other: string): boolean {
  return one !== other && one.toLowerCase() === other.toLowerCase();
}

/** A text without spaces, hyphens and commas between words; code is not changed. */
function bareText(key: string): string {
  return key.replaceAll(/`[^`]*`|[^`]+/g, (part) =>
    part.startsWith('`') ? part : part.replaceAll(/(?<=\p{L}),?[\s-](?=\p{L})/gu, '').toLowerCase(),
  );
}

/** Whether two words differ only in spelling, case or inflection. */
function isSameWord(one: string, other: string): boolean {
  if (/[`{\]\d]/.test(one + other)) return false;
  const a = one.toLowerCase();
  const b = other.toLowerCase();
  if (a === b || a.replaceAll('-', '') === b.replaceAll('-', '')) return true;
  if (Math.min(a.length, b.length) < 4) return false;
  // The first letter is missing.
  if (Math.min(a.length, b.length) >= 5 && (isWithoutFirst(a, b) || isWithoutFirst(b, a))) return true;
  // A prefix can reverse the meaning of a word.
  if (a.length === b.length && a.length >= 8 && a.slice(1) === b.slice(1)) return true;
  if (a[0] !== b[0] || /^(?:dis|un|in|de|non)/.test(a) !== /^(?:dis|un|in|de|non)/.test(b)) return false;
  if (stem(a) === stem(b)) return true;
  return editDistance(a, b) <= (Math.min(a.length, b.length) >= 8 ? 2 : 1);
}

/** Whether a word lacks the first of two consonants of another; a vowel may be a prefix. */
function isWithoutFirst(one: string, other: string): boolean {
  return other.slice(1) === one && /^[^aeiou]{2}/.test(other);
}

/** Whether a short word is another with one letter too many or doubled, such as "thhe". */
function isMisspelt(one: string, other: string): boolean {
  return (
    other.length >= 3 &&
    one.length === other.length + 1 &&
    /^\p{L}+$/u.test(one) &&
    editDistance(one, other) === 1
  );
}

function stem(word: string): string {
  return word.replace(/(?:'s|s'|es|s|ed|ing|ly|e)$/, '').replace(/(.)\1$/, '$1');
}

/** Optimal string alignment distance: inserted, deleted and replaced letters; swapping two neighbours counts as one. */
function editDistance(a: string, b: string): number {
  let older: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (older[j - 2] ?? 0) + 1);
      row.push(best);
    }
    older = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
