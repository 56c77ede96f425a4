/** Corrections from the words of an index: words that readers may have meant, and misspellings in the pages themselves. */
import { spellingFileName } from './files.ts';
import { allowedMistakes, distanceOf } from './spelling.ts';

/** Number of documents for each word. */
export type Vocabulary = ReadonlyMap<string, number>;

/** A word in at most this many documents may be a misspelling, of a word that is this many times as frequent. */
const RARE = 2;
const TIMES = 10;
/** Shorter words are too similar to each other. */
const SHORTEST = 5;
/** Longer words are names that nobody types. */
const LONGEST = 24;

/** Spelling files by name, and the word lengths that have one. */
export function spellingFiles(vocabulary: Vocabulary) {
  const byLength = new Map<number, string[][]>();
  for (const [word, documents] of [...vocabulary].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (allowedMistakes(word) === 0 || word.length > LONGEST) continue;
    const classes = byLength.get(word.length) ?? [];
    byLength.set(word.length, classes);
    const number = Math.floor(Math.log2(documents));
    while (classes.length <= number) classes.push([]);
    classes[number]?.push(word);
  }
  const lengths = [...byLength.keys()].sort((a, b) => a - b);
  const files = lengths.map((length): [string, string] => [
    spellingFileName(length),
    JSON.stringify((byLength.get(length) ?? []).map((words) => words.join(''))),
  ]);
  return { lengths, files };
}

/** Rare words that are one mistake away from a frequent one. */
export function findMisspellings(vocabulary: Vocabulary): Map<string, string> {
  const byRest = new Map<string, string[]>();
  for (const [word, documents] of vocabulary) {
    if (documents < TIMES || word.length < SHORTEST || allowedMistakes(word) === 0) continue;
    for (const rest of withoutOne(word)) {
      const known = byRest.get(rest);
      if (known === undefined) byRest.set(rest, [word]);
      else known.push(word);
    }
  }
  const misspellings = new Map<string, string>();
  for (const [word, documents] of vocabulary) {
    if (documents > RARE || word.length < SHORTEST || allowedMistakes(word) === 0) continue;
    const near = withoutOne(word)
      .flatMap((rest) => byRest.get(rest) ?? [])
      .filter((other) => (vocabulary.get(other) ?? 0) >= TIMES * documents && isMisspelling(word, other));
    const [best] = near.sort((a, b) => (vocabulary.get(b) ?? 0) - (vocabulary.get(a) ?? 0));
    if (best !== undefined) misspellings.set(word, best);
  }
  return misspellings;
}

/** The word itself, and the word without each of its letters: words that are one mistake apart share one of these. */
function withoutOne(word: string): string[] {
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))];
}

/** Words that differ only in their last letter are forms of the same word. */
function isMisspelling(word: string, other: string): boolean {
  const shared = Math.min(word.length, other.length) - 1;
  return word.slice(0, shared) !== other.slice(0, shared) && distanceOf(word, other, 1) === 1;
}
