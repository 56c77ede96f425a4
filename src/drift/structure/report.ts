/** What two pages say of each other without any history; the shape that `drift compare --format json` prints. */
import type { Lines } from '../report.ts';

/** A section of one of the pages. */
export interface SectionName {
  /** The fragment that leads to it; empty for what stands before the first heading. */
  readonly id: string;
  /** Empty for what stands before the first heading. */
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
    /** A text that says more or less than its length in the other language would. */
    | 'length';
  /** `missing` in the translation, `extra` in it, `different`, or `moved`: it stands elsewhere in its section. */
  readonly difference: 'missing' | 'extra' | 'different' | 'moved';
  /** Heading, or the beginning of the text; of what is different, what the source has. */
  readonly text: string;
  /** Of what is different: what the translation has instead, where that is known. */
  readonly translationText?: string;
  readonly sourceLines?: Lines;
  readonly lines?: Lines;
  /** How sure it is, 0 to 1. */
  readonly confidence: number;
}

/** A section with what differs in it. */
export interface SectionDifference {
  /** `missing` in the translation, `extra` in it, or `different`. */
  readonly change: 'missing' | 'extra' | 'different';
  /** Absent where only the translation has the section. */
  readonly source?: SectionName;
  /** Absent where only the source has it. */
  readonly translation?: SectionName;
  /** How sure it is that the section differs, 0 to 1: all findings together. */
  readonly confidence: number;
  /** By line of the source, then of the translation. */
  readonly findings: readonly StructureFinding[];
}

export interface StructureReport {
  /** `likely-current` where no section differs more likely than not. */
  readonly status: 'likely-current' | 'likely-drifted';
  /** How sure the status is, 0 to 1. */
  readonly confidence: number;
  /** Sections that differ, in the order of the source; those that only the translation has follow the one they stand behind. */
  readonly sections: readonly SectionDifference[];
}

/** Two digits. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
