/** Whether what one page may lack is lost, by what all pages of the language tell of lengths. */
import type { LengthModel } from './length-model.ts';
import type { LossCandidate, TextLengths } from './loss.ts';

/** Standard deviations by which a text is shorter than its source lets expect, where a sentence of it is lost. */
const FAR = 3.5;
/** Beyond these, a neighbour is not what it is taken for: nothing is known then. */
const USUAL = 2;
/** Items are seldom made one: only a length that cannot be that of the one alone says so. */
const STRANGE = 1.5;
/** A neighbour that strays less says what it should. */
const NEAR = 0.8;
const MARGIN = 0.2;
/** In letters: shorter paragraphs say that an example follows, and the like. */
const MIN_PARAGRAPH = 30;

export function isLost({ what, length, neighbours }: LossCandidate, model: LengthModel): boolean {
  switch (what) {
    case 'sentence':
      return isShort(neighbours, model);
    case 'paragraph':
      return length >= MIN_PARAGRAPH && neighbours.every((each) => isApart(each, length, model));
    case 'item':
    case 'row':
      return length > 2 && !neighbours.some((each) => holds(each, length, model));
    default:
      return true;
  }
}

/** Whether a text is too short for its source, and those next to it are as long as they should be. */
function isShort([own, ...neighbours]: readonly TextLengths[], model: LengthModel): boolean {
  if (own === undefined || model.strays(own) > -FAR) return false;
  return neighbours.every((lengths) => Math.abs(model.strays(lengths)) <= USUAL);
}

/** Whether a neighbour says what its source says, and not what is missing too: a translator can have made one paragraph of two. */
function isApart([source, translation]: TextLengths, length: number, model: LengthModel): boolean {
  const alone = Math.abs(model.strays([source, translation]));
  const together = Math.abs(model.strays([source + length, translation]));
  return alone <= USUAL && (alone <= NEAR || alone + MARGIN <= together);
}

/** Whether a neighbour is so long that it holds what is missing. */
function holds([source, translation]: TextLengths, length: number, model: LengthModel): boolean {
  const alone = model.strays([source, translation]);
  return alone > STRANGE && Math.abs(model.strays([source + length, translation])) < alone;
}
