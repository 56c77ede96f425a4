/** Whether what one page may lack is lost, by what all pages of the language tell of lengths. */
import type { LengthModel } from './length-model.ts';
import type { LossCandidate, TextLengths } from './loss.ts';

/** Standard deviations by which a text is shorter than its source lets expect, where a sentence of it is lost. */
const FAR = 3.5;
/** Beyond these, a neighbour is not what it is taken for: nothing is known then. */
const USUAL = 1.9;
/** In letters: shorter paragraphs say that an example follows, and the like. */
const MIN_PARAGRAPH = 30;

export function isLost({ what, length, beside }: LossCandidate, model: LengthModel): boolean {
  switch (what) {
    case 'sentence':
      return isShort(beside, model);
    case 'paragraph':
      return length >= MIN_PARAGRAPH && stand(beside, length, model);
    case 'item':
    case 'row':
      return length > 2 && stand(beside, length, model);
    default:
      return true;
  }
}

/** Whether a text is too short for its source, and those beside it are as long as they should be. */
function isShort([own, ...beside]: readonly TextLengths[], model: LengthModel): boolean {
  if (own === undefined || model.strays(own) > -FAR) return false;
  return beside.every((lengths) => Math.abs(model.strays(lengths)) <= USUAL);
}

/** Whether neighbours say what their sources say, and not more: else one of them holds what seems to be missing. */
function stand(beside: readonly TextLengths[], length: number, model: LengthModel): boolean {
  return beside.every(([source, translation]) => {
    const alone = Math.abs(model.strays([source, translation]));
    const together = Math.abs(model.strays([source + length, translation]));
    return alone <= USUAL && alone <= together;
  });
}
