/** Two pages held against each other, for people and for programs: the sections that differ, and what differs in them. */
import type { SectionDifference, SectionName, StructureFinding, StructureReport } from '../drift/index.ts';
import { formatLines } from './drift-words.ts';
import { printableValue } from './printable.ts';

/** The files as the user knows them. */
export interface ComparedFiles {
  readonly source: string;
  readonly translation: string;
}

/** The sections that differ, each with its findings, and what all of that means. */
export function renderCompare(report: StructureReport, written: ComparedFiles): string {
  const { status, confidence, sections } = printableValue(report);
  const files = printableValue(written);
  const verdict = `${status.replace('-', ' ')} (${percent(confidence)} sure)`;
  if (sections.length === 0) return `No section differs: ${verdict}.\n`;
  const count = `${sections.length} ${sections.length === 1 ? 'section differs' : 'sections differ'}`;
  return `${[...sections.map((section) => renderSection(section, files)), `${count}: ${verdict}.`].join('\n')}\n`;
}

function renderSection(section: SectionDifference, files: ComparedFiles): string {
  const { change, source, translation, confidence, findings } = section;
  const names = [source, translation].flatMap((name) => (name === undefined ? [] : [describe(name)]));
  return [
    `${percent(confidence).padStart(5)}  ${change} section ${names.join(' ↔ ')}`,
    `       ${places(source?.lines, translation?.lines, files)}`,
    ...findings.flatMap((finding) => [
      `         ${percent(finding.confidence).padStart(5)}  ${describeFinding(finding)}`,
      `                ${places(finding.sourceLines, finding.lines, files)}`,
    ]),
    '',
  ].join('\n');
}

function describe({ id, title }: SectionName): string {
  return id === '' ? 'before the first heading' : `“${title}” (#${id})`;
}

function describeFinding({ what, difference, text, translationText }: StructureFinding): string {
  if (what === 'length') return `other length: “${text}”`;
  const instead = translationText === undefined ? '' : `, in the translation “${translationText}”`;
  return `${difference} ${what} “${text}”${instead}`;
}

function places(
  sourceLines: StructureFinding['sourceLines'],
  lines: StructureFinding['lines'],
  { source, translation }: ComparedFiles,
): string {
  return [
    ...(sourceLines === undefined ? [] : [`${source}:${formatLines(sourceLines)}`]),
    ...(lines === undefined ? [] : [`${translation}:${formatLines(lines)}`]),
  ].join('  ');
}

function percent(value: number): string {
  return `${Math.round(value * 100)} %`;
}

/**
 * One JSON document: `sections` names what differs, `findings` tells why, each with the section it stands in on both sides. A section that one side lacks is a finding too.
 */
export function renderCompareJson(
  { status, confidence, sections }: StructureReport,
  files: ComparedFiles,
): string {
  const document = {
    ...files,
    status,
    confidence,
    sections: sections.map((section) => ({
      change: section.change,
      ...(section.source === undefined
        ? {}
        : { id: section.source.id, title: section.source.title, sourceLines: section.source.lines }),
      ...(section.translation === undefined
        ? {}
        : {
            translationId: section.translation.id,
            translationTitle: section.translation.title,
            lines: section.translation.lines,
          }),
      confidence: section.confidence,
    })),
    findings: sections.flatMap((section) => {
      const home = {
        ...(section.source === undefined ? {} : { section: nameOf(section.source) }),
        ...(section.translation === undefined ? {} : { translationSection: nameOf(section.translation) }),
      };
      return toFindings(section).map((finding) => ({ ...finding, ...home }));
    }),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function nameOf({ id, title }: SectionName): { readonly id: string; readonly title: string } {
  return { id, title };
}

function toFindings({
  change,
  source,
  translation,
  confidence,
  findings,
}: SectionDifference): readonly StructureFinding[] {
  if (change === 'different') return findings;
  return [
    {
      what: 'section',
      difference: change,
      text: (source ?? translation)?.title ?? '',
      ...(source === undefined ? {} : { sourceLines: source.lines }),
      ...(translation === undefined ? {} : { lines: translation.lines }),
      confidence,
    },
  ];
}
