/** Compares a source page and its translation without a history: differences in structure, section by section. */
import {
  type Alignment,
  type AlignOptions,
  alignOutlines,
  type Outline,
  type Section,
} from '../../alignment/index.ts';
import type { LengthSums } from '../losses/loss.ts';
import { createCompareSection } from './compare-section.ts';
import {
  round,
  type SectionDifference,
  type SectionName,
  type StructureFinding,
  type StructureReport,
} from './report.ts';

/** @param site lengths of texts on other pages in the same languages */
export function compareStructure(
  source: Outline,
  translation: Outline,
  options: AlignOptions,
  site?: LengthSums,
): StructureReport {
  const alignment = alignOutlines(source, translation, options);
  const compareSection = createCompareSection(source, translation, alignment, site);
  const takeExtra = createExtraSections(translation, alignment);
  const sections = source.sections.flatMap((section): SectionDifference[] => {
    const counterpart = alignment.sectionOf(section);
    if (counterpart === undefined) return [missingSection(section, alignment.confidence)];
    const findings = compareSection(section, counterpart);
    const extra = takeExtra(translation.sections.indexOf(counterpart));
    return findings.length === 0 ? extra : [...extra, differentSection(section, counterpart, findings)];
  });
  return summarize([...sections, ...takeExtra(translation.sections.length)], alignment.confidence);
}

/**
 * Sections that only the translation has, each given once: up to a place in the translation, so that they stand in the report behind the
 * section that they follow.
 */
function createExtraSections(
  translation: Outline,
  { sections, confidence }: Alignment,
): (end: number) => SectionDifference[] {
  const shown = new Set<Section | undefined>(sections.map((pair) => translation.sections[pair.translation]));
  return (end) => {
    const extra = translation.sections.slice(0, end).filter((section) => !shown.has(section));
    for (const section of extra) shown.add(section);
    return extra.map((section) => ({
      change: 'extra',
      translation: nameOf(section),
      confidence: round(0.5 + 0.4 * confidence),
      findings: [],
    }));
  };
}

/** @param sure structural similarity of the pages, 0 to 1 */
function missingSection(section: Section, sure: number): SectionDifference {
  return { change: 'missing', source: nameOf(section), confidence: round(0.6 + 0.4 * sure), findings: [] };
}

function differentSection(
  section: Section,
  counterpart: Section,
  findings: readonly StructureFinding[],
): SectionDifference {
  return {
    change: 'different',
    source: nameOf(section),
    translation: nameOf(counterpart),
    confidence: together(findings),
    findings: findings.toSorted(byLine),
  };
}

/** A page is taken for drifted where a section differs more likely than not. */
function summarize(sections: readonly SectionDifference[], sure: number): StructureReport {
  const strongest = Math.max(0, ...sections.map(({ confidence }) => confidence));
  const isDrifted = strongest > 0.5;
  return {
    status: isDrifted ? 'likely-drifted' : 'likely-current',
    confidence: round(isDrifted ? strongest : Math.max(0.5, sure * (1 - strongest / 2))),
    sections,
  };
}

function nameOf({ id, title, start, end }: Section): SectionName {
  return { id, title, lines: [start, end] };
}

/** Combined confidence of findings; several weak ones do not equal a strong one. */
function together(findings: readonly StructureFinding[]): number {
  const sorted = findings.map(({ confidence }) => confidence).sort((a, b) => b - a);
  let doubt = 1;
  sorted.forEach((confidence, index) => {
    doubt *= 1 - confidence / (index + 1);
  });
  return round(Math.min(0.97, 1 - doubt));
}

function byLine(a: StructureFinding, b: StructureFinding): number {
  const inSource = ({ sourceLines }: StructureFinding) => sourceLines?.[0] ?? Number.POSITIVE_INFINITY;
  return (
    (inSource(a) === inSource(b) ? 0 : inSource(a) - inSource(b)) || (a.lines?.[0] ?? 0) - (b.lines?.[0] ?? 0)
  );
}
