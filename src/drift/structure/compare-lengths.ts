/**
 * Finds text that is longer or shorter than a translation would be. How long translations are, and how much they vary, is learned from the site's pages in the same two
 * languages; where there are none, the ratio is that of the page itself, and the variance is known (Gale and Church, “A program for aligning sentences in bilingual
 * corpora”, 1993).
 */
import { type Alignment, type Block, featuresOf, type Outline } from '../../alignment/index.ts';
import { addLengths, createLengthModel } from '../losses/length-model.ts';
import { type LengthSums, NO_LENGTHS, type TextLengths } from '../losses/loss.ts';
import { excerpt } from './compare-blocks.ts';
import { round, type StructureFinding } from './report.ts';

/** Variance of a translation's length per letter of the source. */
const VARIANCE = 6.8;
/** Standard deviations from which the length alone is a finding, and with a different number of sentences. */
const FAR = 2.2;
const NEAR = 0.5;
/** In letters: in shorter texts, a single word changes the length too much. */
const MIN_LENGTH = 60;
/** Number of texts needed to learn the ratio from the page itself, and from the site. */
const MIN_TEXTS = 4;
const MIN_SITE_TEXTS = 30;

export type BlockPair = readonly [source: Block, translation: Block];

/**
 * @param pairs source blocks with their translations
 * @param site lengths of texts on other pages, see {@link learnLengths}
 */
export function compareLengths(
  pairs: readonly BlockPair[],
  site: LengthSums = NO_LENGTHS,
): Map<Block, StructureFinding> {
  const texts = pairs.filter(([{ kind }]) => isText(kind));
  const findings = new Map<Block, StructureFinding>();
  const strays = createMeasure(texts, site);
  if (strays === undefined) return findings;
  for (const pair of texts) {
    const [source, translation] = pair;
    if (featuresOf(source).length < MIN_LENGTH) continue;
    const strayed = strays(lengthsOf(pair));
    const more = countSentences(translation.key) - countSentences(source.key);
    const agree = more !== 0 && Math.sign(more) === Math.sign(strayed) && Math.abs(strayed) >= NEAR;
    if (Math.abs(strayed) < FAR && !agree) continue;
    const confidence = Math.min(0.8, (agree ? 0.3 : 0.1) + 0.1 * Math.abs(strayed));
    findings.set(source, {
      what: 'length',
      difference: 'different',
      text: excerpt(source.text),
      sourceLines: [source.start, source.end],
      lines: [translation.start, translation.end],
      confidence: round(confidence),
    });
  }
  return findings;
}

/** Adds the lengths of a page's texts and of their translations to those that are known. A page that lacks a section teaches nothing: it is not current. */
export function learnLengths(known: LengthSums, source: Outline, alignment: Alignment): LengthSums {
  if (source.sections.some((section) => alignment.sectionOf(section) === undefined)) return known;
  return source.blocks
    .filter(({ kind }) => isText(kind))
    .flatMap((block): TextLengths[] => {
      const own = alignment.blockOf(block);
      return own === undefined ? [] : [lengthsOf([block, own])];
    })
    .filter(([length]) => length >= MIN_LENGTH)
    .reduce(addLengths, known);
}

/** By how many standard deviations a translation is longer or shorter than expected; `undefined` where too little is known. */
function createMeasure(
  texts: readonly BlockPair[],
  site: LengthSums,
): ((lengths: TextLengths) => number) | undefined {
  if (site.count >= MIN_SITE_TEXTS) return createLengthModel(site).strays;
  if (texts.length < MIN_TEXTS) return undefined;
  const ratios = texts
    .map((pair) => lengthsOf(pair))
    .map(([source, translation]) => translation / Math.max(1, source))
    .sort((a, b) => a - b);
  const ratio = ratios[ratios.length >> 1] ?? 1;
  return ([source, translation]) => {
    const expected = source * ratio;
    return (translation - expected) / Math.sqrt(VARIANCE * Math.max(1, expected));
  };
}

function isText(kind: Block['kind']): boolean {
  return kind === 'paragraph' || kind === 'item';
}

function lengthsOf([source, translation]: BlockPair): TextLengths {
  return [featuresOf(source).length, featuresOf(translation).length];
}

function countSentences(text: string): number {
  return (text.match(/[.!?](?=\s|$|["”»)])|[。！？]/g) ?? []).length;
}
