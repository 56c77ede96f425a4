/**
 * Expected length of translations, learned from the site's own pages in each language: lengths of translations are proportional to those of the source, and
 * deviate by its square root (Gale and Church, “A program for aligning sentences in bilingual corpora”, 1993).
 */
import { type LengthSums, NO_LENGTHS, type TextLengths } from './loss.ts';

export interface LengthModel {
  /** Letters of the translation per letter of the source. */
  readonly ratio: number;
  /** By how many standard deviations a translation is longer (above 0) or shorter than expected. */
  strays(lengths: TextLengths): number;
}

/** Typical values for most pairs of languages, weighted like a few texts of the site. */
const PRIOR = { ratio: 1.1, variance: 6.8, texts: 10, source: 300 } as const;
/** Lower limit of the variance: pages that copy each other's texts vary less than translators do. */
const LEAST = 4;

export function addLengths(
  { count, source, translation, squares }: LengthSums,
  [one, other]: TextLengths,
): LengthSums {
  return {
    count: count + 1,
    source: source + one,
    translation: translation + other,
    squares: squares + (other * other) / Math.max(1, one),
  };
}

export function sumLengths(all: Iterable<LengthSums>): LengthSums {
  let sum = NO_LENGTHS;
  for (const { count, source, translation, squares } of all)
    sum = {
      count: sum.count + count,
      source: sum.source + source,
      translation: sum.translation + translation,
      squares: sum.squares + squares,
    };
  return sum;
}

export function createLengthModel({ count, source, translation, squares }: LengthSums): LengthModel {
  const ratio = (translation + PRIOR.ratio * PRIOR.source) / (source + PRIOR.source);
  // The mean of (translation − ratio · source)² / source.
  const spread = squares - 2 * ratio * translation + ratio * ratio * source;
  const variance = Math.max(LEAST, (spread + PRIOR.variance * PRIOR.texts) / (count + PRIOR.texts));
  return {
    ratio,
    strays: ([one, other]) => (other - ratio * one) / Math.sqrt(variance * Math.max(1, one)),
  };
}
