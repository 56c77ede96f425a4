/**
 * Finds text that is longer or shorter than a translation would be. The ratio of lengths between two languages is learned from the pages themselves; the
 * variance is known (Gale and Church, “A program for aligning sentences in bilingual corpora”, 1993).
 */
import { type Block, featuresOf } from '../../alignment/index.ts';
import { excerpt } from './compare-blocks.ts';
import { round, type StructureFinding } from './report.ts';

/** Variance of a translation's length per letter of the source. */
const VARIANCE = 6.8;
/** Standard deviations from which the length alone is a finding, and with a different number of sentences. */
const FAR = 2.2;
const NEAR = 0.5;
/** In letters: in shorter texts, a single word changes the length too much. */
const MIN_LENGTH = 60;
/** Number of texts needed to learn the ratio. */
const MIN_TEXTS = 4;

/** @param pairs source blocks with their translations */
export function compareLengths(
  pairs: readonly (readonly [source: Block, translation: Block])[],
): Map<Block, StructureFinding> {
  const texts = pairs.filter(([{ kind }]) => kind === 'paragraph' || kind === 'item');
  const findings = new Map<Block, StructureFinding>();
  if (texts.length < MIN_TEXTS) return findings;
  const ratios = texts
    .map(([source, translation]) => featuresOf(translation).length / Math.max(1, featuresOf(source).length))
    .sort((a, b) => a - b);
  const ratio = ratios[ratios.length >> 1] ?? 1;
  for (const [source, translation] of texts) {
    const expected = featuresOf(source).length * ratio;
    if (featuresOf(source).length < MIN_LENGTH) continue;
    const strayed = (featuresOf(translation).length - expected) / Math.sqrt(VARIANCE * Math.max(1, expected));
    const sentences = [countSentences(source.key), countSentences(translation.key)] as const;
    const more = sentences[1] - sentences[0];
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

function countSentences(text: string): number {
  return (text.match(/[.!?](?=\s|$|["”»)])|[。！？]/g) ?? []).length;
}
