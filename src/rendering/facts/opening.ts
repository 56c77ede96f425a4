/** The first words of a page, for feeds that describe it. */
import type { RootContent } from 'hast';
import { INLINE } from './summary.ts';

/** Elements that are not running text. */
const SKIPPED = /^(?:script|style|pre|table|h[1-6])$/;

const WORDS = 70;
/** Maximum length of the text to examine. */
const MAX_LENGTH = 2000;

/** Ends at the end of a sentence if there is one nearby. @param lang BCP-47 */
export function openingOf(content: readonly RootContent[], lang: string): string {
  let text = '';
  const read = (nodes: readonly RootContent[]): void => {
    for (const node of nodes) {
      // White space between elements is collapsed below.
      if (text.length > 4 * MAX_LENGTH) return;
      if (node.type === 'text') text += node.value;
      else if (node.type === 'element') {
        const gap = INLINE.has(node.tagName) ? '' : ' ';
        text += gap;
        if (SKIPPED.test(node.tagName)) continue;
        read(node.children);
        text += gap;
      }
    }
  };
  read(content);
  const folded = text.replaceAll(/\s+/g, ' ').trim();
  let opening = '';
  let gaps = 0;
  for (const { segment } of segmenterOf(lang).segment(folded.slice(0, MAX_LENGTH))) {
    opening += segment;
    gaps += countGaps(segment);
    if (gaps + 1 >= WORDS) break;
  }
  return opening.trim();
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(lang: string): Intl.Segmenter {
  const known = segmenters.get(lang) ?? new Intl.Segmenter(lang, { granularity: 'sentence' });
  segmenters.set(lang, known);
  return known;
}

/** Gaps between words: spaces; in scripts without spaces, two characters count as one word. */
function countGaps(text: string): number {
  const characters = text.match(WITHOUT_SPACES)?.length ?? 0;
  return text.split(' ').length - 1 + characters / 2;
}

const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
