/** Generates inputs: pieces of real files that are cut, repeated and mixed, and texts composed from a parser's vocabulary. */
import type { Random } from './random.ts';

/** Lengths of inputs: most are small, so that many can be tried; some are as large as pages. */
const SIZES = [60, 200, 200, 600, 600, 2_000, 8_000] as const;

/** A random piece of a text. */
function pieceOf(text: string, random: Random): string {
  const size = random.pick(SIZES);
  const start = random.below(Math.max(1, text.length - size));
  return text.slice(start, start + 1 + random.below(size));
}

type Mutation = (text: string, random: Random, words: readonly [string, ...string[]]) => string;

const at = (text: string, random: Random) => random.below(text.length + 1);

const insert = (text: string, offset: number, inserted: string) =>
  text.slice(0, offset) + inserted + text.slice(offset);

const MUTATIONS: readonly [Mutation, ...Mutation[]] = [
  (text, random, words) => insert(text, at(text, random), random.pick(words)),
  (text, random, words) => insert(text, at(text, random), random.pick(words)),
  (text, random, words) => insert(text, at(text, random), random.pick(words).repeat(1 + random.below(40))),
  (text, random) => {
    const start = at(text, random);
    return text.slice(0, start) + text.slice(start + 1 + random.below(20));
  },
  (text, random) => {
    const start = at(text, random);
    const piece = text.slice(start, start + 1 + random.below(80));
    return insert(text, at(text, random), piece);
  },
  (text, random) => {
    const lines = text.split('\n');
    const line = lines.splice(random.below(lines.length), 1);
    lines.splice(random.below(lines.length + 1), 0, ...line);
    return lines.join('\n');
  },
  (text, random) => insert(text, at(text, random), String.fromCodePoint(random.below(0xd800))),
  (text, random) => {
    const offset = at(text, random);
    return `${text.slice(0, offset)}${' '.repeat(random.below(12))}${text.slice(offset)}`;
  },
  (text, random) => (random.below(4) === 0 ? text.replaceAll('\n', '\r\n') : text.slice(0, at(text, random))),
];

/** Characters and words with a meaning in any of the parsers' languages. */
const COMMON: readonly [string, ...string[]] = [
  '\n',
  '\n\n',
  ' ',
  '\t',
  '    ',
  '\0',
  '\u00a0',
  '\u2028',
  '\ufeff',
  '\ud800',
  'é',
  '漢字',
  '😀',
  '[',
  ']',
  '(',
  ')',
  '{',
  '}',
  '<',
  '>',
  '"',
  "'",
  '`',
  '```',
  '~~~',
  '*',
  '_',
  '**',
  '#',
  '- ',
  '1. ',
  '> ',
  '|',
  ':',
  '=',
  '\\',
  '&',
  '&amp;',
  '$',
  '$$',
  '%',
  '/',
  '//',
  '../',
  ',',
  '.',
  '!',
  '?',
  '^',
  '@',
];

/**
 * @param samples real texts
 * @param words vocabulary of the parser's own language
 */
export function createInput(
  samples: readonly [string, ...string[]],
  words: readonly [string, ...string[]],
  random: Random,
): string {
  const all: readonly [string, ...string[]] = [...words, ...words, ...COMMON];
  // A fifth of the inputs consist only of the parser's vocabulary.
  let text =
    random.below(5) === 0
      ? Array.from({ length: 1 + random.below(60) }, () => random.pick(all)).join(
          random.pick(['', '', ' ', '\n']),
        )
      : pieceOf(random.pick(samples), random);
  for (let rounds = random.below(6); rounds > 0; rounds -= 1)
    text = random.pick(MUTATIONS)(text, random, all);
  // Some nested and repeated constructs are repeated many times.
  if (random.below(400) === 0)
    text = insert(text, at(text, random), random.pick(all).repeat(1 + random.below(3_000)));
  return text;
}
