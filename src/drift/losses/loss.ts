/** Candidates for lost parts of a translation: facts of one page, decided with all pages of the language. */
import type { Lines, LostPart } from '../report.ts';

export type LostKind = LostPart['what'];

/** Lengths of a source text and its translation, in letters (an East Asian one counts as three). */
export type TextLengths = readonly [source: number, translation: number];

/** Something that the translation may lack. */
export interface LossCandidate {
  readonly what: LostKind;
  /** The beginning of the source text. */
  readonly text: string;
  /** For a command: the translation's line instead, if any. */
  readonly instead?: string;
  /** Fragment and title of the source section. */
  readonly id: string;
  readonly title: string;
  readonly translationId?: string;
  /** Lines of the current source. */
  readonly sourceLines: Lines;
  /** Lines of the translation: of its text, or where the part belongs. */
  readonly lines: Lines;
  /** Length of the missing text; for a sentence, of the text that contained it. */
  readonly length: number;
  /** Texts that may contain it, since a translator can merge two paragraphs. For a sentence, the text itself. */
  readonly neighbours: readonly TextLengths[];
}

/** Sums over texts and their translations, from which the ratio of lengths and its variance are computed. */
export interface LengthSums {
  readonly count: number;
  readonly source: number;
  readonly translation: number;
  /** Sum of the squared lengths of translations, each divided by the length of its source. */
  readonly squares: number;
}

/** A text and its source text as hashes, and their first lines. */
export type TextPair = readonly [translation: number, source: number, line: number, sourceLine: number];

/** The facts of one page. */
export interface LossFacts {
  readonly candidates: readonly LossCandidate[];
  readonly lengths: LengthSums;
  /** Texts and their source texts. */
  readonly pair: readonly TextPair[];
}

export const NO_LENGTHS: LengthSums = { count: 0, source: 0, translation: 0, squares: 0 };
export const NO_FACTS: LossFacts = { candidates: [], lengths: NO_LENGTHS, pair: [] };
