/** Compares the structure of two pages, for people and for programs. */
import type { SectionDifference, SectionName, StructureFinding, StructureReport } from '../drift/index.ts';
import { formatLines } from './drift-words.ts';
import { printableValue } from './printable.ts';

/** The paths of the files as the user gave them. */
export interface ComparedFiles {
  readonly source: string;
  readonly translation: string;
}

/** The sections that differ, with their findings and a summary. */
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

/** One JSON document: `sections` lists what differs, `findings` the reasons, with the section on both sides. A section that only one side has is a finding too. */
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
