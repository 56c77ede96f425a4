/** A drift report for terminals: the locales, then the pages, worst first. */
import { styleText } from 'node:util';
import { compareUrgency, type DriftPage, type DriftReport, type DriftStatus } from '../drift/index.ts';
import { describeLoss, describePage, describeSection, formatLines, percentOf } from './drift-words.ts';
import { printableValue } from './printable.ts';

export interface DriftTableOptions {
  readonly color: boolean;
  /** Number of pages to list; further ones are counted. */
  readonly maxPages: number;
}

type Style = 'red' | 'yellow' | 'green' | 'blue' | 'dim' | 'bold' | 'cyan';

const STYLES: Readonly<Record<DriftStatus, Style>> = {
  current: 'green',
  drifted: 'yellow',
  orphaned: 'red',
  missing: 'dim',
  untranslated: 'dim',
  unknown: 'blue',
};

export function renderDriftTable(raw: DriftReport, { color, maxPages }: DriftTableOptions): string {
  const report = printableValue(raw);
  const paint = (style: Style, text: string) =>
    color ? styleText(style, text, { validateStream: false }) : text;
  const pages = report.pages.filter(isListed).sort(compareUrgency);
  const blocks = pages.slice(0, maxPages).map((page) => renderPage(page, paint));
  const hidden = pages.length - blocks.length;
  if (hidden > 0) blocks.push(paint('dim', `… and ${hidden} more pages: --format json shows all of them.`));
  return `${[renderLocales(report, paint), ...blocks].join('\n')}\n`;
}

function isListed({ status, causes, lost, ignoredPin }: DriftPage): boolean {
  return status !== 'current' || (causes ?? lost ?? ignoredPin) !== undefined;
}

type Paint = (style: Style, text: string) => string;

const COLUMNS = ['translated', 'current', 'drifted', 'orphaned', 'unknown', 'missing'] as const;

function renderLocales({ locales }: DriftReport, paint: Paint): string {
  const head = ['locale', ...COLUMNS, 'up to date'];
  const rows = locales.map((counts) => [
    counts.locale,
    ...COLUMNS.map((column) => String(counts[column])),
    `${percentOf(counts)} %`,
  ]);
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  return [paint('bold', line(head)), ...rows.map(line), ''].join('\n');
}

function renderPage(page: DriftPage, paint: Paint): string {
  const lines = [
    `${paint(STYLES[page.status], page.status.padEnd(8))} ${paint('bold', page.file)}  ${describePage(page)}`,
  ];
  for (const section of page.sections) {
    const at = `${page.file.slice(page.file.lastIndexOf('/') + 1)}:${formatLines(section.lines)}`;
    lines.push(
      `           ${describeSection(section)}  ${paint('dim', `→ ${at}${section.answered === true ? ' (has it)' : ''}`)}`,
    );
  }
  for (const section of page.lost ?? [])
    for (const part of section.parts) {
      const at = `${page.file.slice(page.file.lastIndexOf('/') + 1)}:${formatLines(part.lines)}`;
      lines.push(`           ${describeLoss(part, section)}  ${paint('dim', `→ ${at}`)}`);
    }
  for (const { file } of page.causes ?? []) lines.push(`           ${paint('dim', `shows ${file}`)}`);
  return lines.join('\n');
}
