/** What a translation may lack of what its source had when it was made: facts of one page, which all pages of a language together decide on. */
import type { Lines, LostPart } from '../report.ts';

export type LostKind = LostPart['what'];

/** Lengths of a text of the source and of its translation, in letters (one of East Asia counts three). */
export type TextLengths = readonly [source: number, translation: number];

/** Something that the translation may lack. */
export interface LossCandidate {
  readonly what: LostKind;
  /** The beginning of what the source says. */
  readonly text: string;
  /** Of a command: what the translation has instead, if anything. */
  readonly instead?: string;
  /** Fragment and title of the section of the source. */
  readonly id: string;
  readonly title: string;
  readonly translationId?: string;
  /** Lines of the source now. */
  readonly sourceLines: Lines;
  /** Lines of the translation: of its text, or where it belongs. */
  readonly lines: Lines;
  /** Length of what is missing; of a sentence, of the text that it is missing from. */
  readonly length: number;
  /** Texts that may hold it: a translator can have made one paragraph of two. Of a sentence, the text itself. */
  readonly neighbours: readonly TextLengths[];
}

/** Sums over texts and their translations, from which the ratio of their lengths and its spread are known. */
export interface LengthSums {
  readonly count: number;
  readonly source: number;
  readonly translation: number;
  /** Sum of the squares of the translations' lengths, each divided by the length of its source. */
  readonly squares: number;
}

/** A text and what it is translated from, as hashes, and the lines that they start at. */
export type Said = readonly [translation: number, source: number, line: number, sourceLine: number];

/** What one page tells. */
export interface LossFacts {
  readonly candidates: readonly LossCandidate[];
  readonly lengths: LengthSums;
  /** Texts and what they are translated from. */
  readonly said: readonly Said[];
}

export const NO_LENGTHS: LengthSums = { count: 0, source: 0, translation: 0, squares: 0 };
export const NO_FACTS: LossFacts = { candidates: [], lengths: NO_LENGTHS, said: [] };
