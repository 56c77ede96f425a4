/** The comparison of two pages without a history, in the format that `drift compare --format json` prints. */
import type { Lines } from '../report.ts';

/** A section of one of the pages. */
export interface SectionName {
  /** Its fragment; empty for the text before the first heading. */
  readonly id: string;
  /** Empty for the text before the first heading. */
  readonly title: string;
  readonly lines: Lines;
}

export interface StructureFinding {
  readonly what:
    | 'section'
    | 'paragraph'
    | 'item'
    | 'row'
    | 'code'
    | 'shortcode'
    | 'manifest'
    | 'command'
    | 'version'
    | 'link'
    | 'heading'
    /** A text that is longer or shorter than a translation would be. */
    | 'length';
  /** `missing` in the translation, `extra` in it, `different`, or `moved` within its section. */
  readonly difference: 'missing' | 'extra' | 'different' | 'moved';
  /** Heading, or the beginning of the text; for `different`, the part of the source. */
  readonly text: string;
  /** For `different`: the translation's part, if known. */
  readonly translationText?: string;
  readonly sourceLines?: Lines;
  readonly lines?: Lines;
  /** Confidence, 0 to 1. */
  readonly confidence: number;
}

/** A section with its differences. */
export interface SectionDifference {
  /** `missing` in the translation, `extra` in it, or `different`. */
  readonly change: 'missing' | 'extra' | 'different';
  /** Absent if only the translation has the section. */
  readonly source?: SectionName;
  /** Absent if only the source has it. */
  readonly translation?: SectionName;
  /** Confidence that the section differs, 0 to 1: all findings combined. */
  readonly confidence: number;
  /** By line of the source, then of the translation. */
  readonly findings: readonly StructureFinding[];
}

export interface StructureReport {
  /** `likely-current` if no section is more likely than not to differ. */
  readonly status: 'likely-current' | 'likely-drifted';
  /** Confidence of the status, 0 to 1. */
  readonly confidence: number;
  /** Sections that differ, in source order; those that only the translation has follow their predecessor. */
  readonly sections: readonly SectionDifference[];
}

/** Rounds to two digits. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
