/** Decides whether a candidate is lost, from the text lengths of all pages of the language. */
import type { LengthModel } from './length-model.ts';
import type { LossCandidate, TextLengths } from './loss.ts';

/** Standard deviations below the expected length from which a sentence counts as lost. */
const FAR = 3.5;
/** Above this, a neighbour is unusual itself: nothing can be concluded. */
const USUAL = 2;
/** List items are rarely merged: only a length that is impossible for the item alone means that it was. */
const STRANGE = 1.5;
/** A neighbour below this has its expected length. */
const NEAR = 0.8;
const MARGIN = 0.2;
/** In letters: shorter paragraphs merely introduce an example and the like. */
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

/** Whether a text is too short for its source while its neighbours have their expected length. */
function isShort([own, ...neighbours]: readonly TextLengths[], model: LengthModel): boolean {
  if (own === undefined || model.strays(own) > -FAR) return false;
  return neighbours.every((lengths) => Math.abs(model.strays(lengths)) <= USUAL);
}

/** Whether a neighbour has the length for its own source only, so that the missing text was not merged into it. */
function isApart([source, translation]: TextLengths, length: number, model: LengthModel): boolean {
  const alone = Math.abs(model.strays([source, translation]));
  const together = Math.abs(model.strays([source + length, translation]));
  return alone <= USUAL && (alone <= NEAR || alone + MARGIN <= together);
}

/** Whether a neighbour is long enough to contain the missing text. */
function holds([source, translation]: TextLengths, length: number, model: LengthModel): boolean {
  const alone = model.strays([source, translation]);
  return alone > STRANGE && Math.abs(model.strays([source + length, translation])) < alone;
}
