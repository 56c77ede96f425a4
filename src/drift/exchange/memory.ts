/** A translation memory: existing translations of similar sources. It is built from the pages on each run. */

/** The parts of a segment that the memory uses. */
export interface KnownText {
  readonly context: string;
  readonly source: string;
  readonly translation: string;
  readonly isFuzzy: boolean;
  readonly place: string;
}

export interface Offer {
  readonly source: string;
  readonly translation: string;
  /** File and line of the source. */
  readonly place: string;
  /** Share of equal words in percent, rounded down: 100 only for equal texts. */
  readonly percent: number;
}

export interface Memory {
  /**
   * The most similar earlier translation; `undefined` if none is similar enough.
   *
   * @param context of a segment whose own translation is to be ignored
   */
  nearest(text: string, context?: string): Offer | undefined;
}

/** Below this similarity, correcting a translation takes longer than writing a new one. */
const LEAST = 0.7;
/** A word in this many texts does not distinguish them. */
const COMMON = 1000;

/** @param segments of one language; fuzzy and empty ones are ignored */
export function createMemory(segments: readonly KnownText[]): Memory {
  const known = segments.filter(({ isFuzzy, translation }) => !isFuzzy && translation.trim() !== '');
  const exact = new Map<string, number[]>();
  const words = known.map(({ source }) => wordsOf(source));
  const byWord = new Map<string, number[]>();
  known.forEach(({ source }, index) => {
    append(exact, source, index);
    for (const word of words[index]?.keys() ?? []) append(byWord, word, index);
  });
  const toOffer = (index: number, percent: number): Offer | undefined => {
    const { source, translation, place = '' } = known[index] ?? {};
    return source === undefined || translation === undefined
      ? undefined
      : { source, translation, place, percent };
  };
  return {
    nearest(text, context) {
      const isOther = (index: number) => known[index]?.context !== context;
      const equal = exact.get(text)?.find(isOther);
      if (equal !== undefined) return toOffer(equal, 100);
      const own = wordsOf(text);
      const candidates = new Set<number>();
      for (const word of own.keys()) {
        const found = byWord.get(word) ?? [];
        if (found.length <= COMMON) for (const index of found) candidates.add(index);
      }
      let best: { index: number; score: number } | undefined;
      for (const index of candidates) {
        const score = isOther(index) ? alike(own, words[index] ?? new Map()) : 0;
        if (score >= LEAST && score > (best?.score ?? 0)) best = { index, score };
      }
      return best === undefined ? undefined : toOffer(best.index, Math.min(99, Math.floor(best.score * 100)));
    },
  };
}

function append(map: Map<string, number[]>, key: string, index: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [index]);
  else list.push(index);
}

type Words = ReadonlyMap<string, number>;

/** Words with their counts; in scripts without spaces, each character. */
function wordsOf(text: string): Words {
  const words = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/[\u3040-\u30ff\u3400-\u9fff]|[\p{L}\p{N}]+/gu))
    words.set(word, (words.get(word) ?? 0) + 1);
  return words;
}

/** Dice's coefficient of two multisets of words, 0 to 1. */
function alike(one: Words, other: Words): number {
  let shared = 0;
  let total = 0;
  for (const [word, count] of one) {
    total += count;
    shared += Math.min(count, other.get(word) ?? 0);
  }
  for (const count of other.values()) total += count;
  return total === 0 ? 0 : (2 * shared) / total;
}
