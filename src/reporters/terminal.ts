/** Findings for people: the place, what is wrong, the lines in question, what to do. */
import { styleText } from 'node:util';
import { countBySeverity, type Problem, type Severity } from '../diagnostics/index.ts';
import type { ReadSource, Report } from './report.ts';

export interface TerminalOptions {
  readonly color: boolean;
  readonly readSource: ReadSource;
  /** Warnings beyond so many are counted, not shown; errors are always shown. */
  readonly maxWarnings?: number;
}

type Style = 'red' | 'yellow' | 'blue' | 'dim' | 'bold' | 'cyan';

const SEVERITY_STYLES: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'blue' };

/** All findings, errors last so that they stand above the prompt, then the counts per code. */
export function renderTerminal({ problems }: Report, options: TerminalOptions): string {
  const paint = painter(options.color);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const others = problems.filter(({ severity }) => severity !== 'error');
  const shown = others.slice(0, options.maxWarnings ?? others.length);
  const blocks = [...shown, ...errors].map((problem) => renderProblem(problem, options, paint));
  const hidden = others.length - shown.length;
  if (hidden > 0)
    blocks.push(paint('dim', `… and ${hidden} more warnings: --format json shows all of them.\n`));
  if (problems.length > 0) blocks.push(renderCounts(problems, paint));
  return blocks.join('\n');
}

function renderProblem(problem: Problem, { readSource }: TerminalOptions, paint: Paint): string {
  const { code, severity, place, message, hint, pages } = problem;
  const at = place.kind === 'file' ? `${place.file}:${place.start.line}:${place.start.column}` : '(no file)';
  const lines = [
    `${paint('bold', at)}  ${paint(SEVERITY_STYLES[severity], severity)}  ${paint('dim', code)}`,
    `  ${message}`,
  ];
  const frame = place.kind === 'file' ? codeFrame(place, readSource(place.file), paint) : undefined;
  if (frame !== undefined) lines.push(frame);
  if (hint !== undefined) lines.push(`  ${paint('cyan', '→')} ${hint}`);
  if (pages !== undefined)
    lines.push(
      paint(
        'dim',
        `  shown by ${pages.slice(0, 3).join(', ')}${pages.length > 3 ? ` and ${pages.length - 3} more pages` : ''}`,
      ),
    );
  return `${lines.join('\n')}\n`;
}

/** How much of a long line is shown round the column. */
const FRAME_WIDTH = 100;

/** The line of the place with the one before it, and a mark below the column. */
function codeFrame(
  place: Extract<Problem['place'], { kind: 'file' }>,
  source: string | undefined,
  paint: Paint,
): string | undefined {
  if (source === undefined) return undefined;
  const all = source.split('\n', place.start.line);
  const line = all[place.start.line - 1];
  if (line === undefined) return undefined;
  const width = String(place.start.line).length;
  const from = Math.max(0, place.start.column - 1 - FRAME_WIDTH / 2);
  const cut = (text: string) =>
    text
      .replace(/\r$/, '')
      .replaceAll('\t', ' ')
      .slice(from, from + FRAME_WIDTH);
  const before = all[place.start.line - 2];
  const sameLine = place.end !== undefined && place.end.line === place.start.line;
  const length = sameLine
    ? Math.max(1, Math.min((place.end?.column ?? 0) - place.start.column, FRAME_WIDTH / 2))
    : 1;
  const gutter = (number: string) => paint('dim', `  ${number.padStart(width)} │ `);
  return [
    ...(before === undefined || before.trim() === ''
      ? []
      : [gutter(String(place.start.line - 1)) + cut(before)]),
    gutter(String(place.start.line)) + cut(line),
    gutter('') +
      ' '.repeat(displayWidth(cut(line).slice(0, place.start.column - 1 - from))) +
      paint('red', '^'.repeat(length)),
  ].join('\n');
}

/** Columns that a text takes on a terminal: wide characters of East Asia take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) {
    if (/\p{Mn}|\p{Me}|\u200b|\u200d/u.test(char)) continue;
    width +=
      /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(
        char,
      )
        ? 2
        : 1;
  }
  return width;
}

function renderCounts(problems: readonly Problem[], paint: Paint): string {
  const byCode = new Map<string, { severity: Severity; count: number }>();
  for (const { code, severity } of problems) {
    const known = byCode.get(code);
    byCode.set(code, { severity, count: (known?.count ?? 0) + 1 });
  }
  const rows = [...byCode].sort(([a], [b]) => (a < b ? -1 : 1));
  const width = Math.max(...rows.map(([code]) => code.length));
  const { error, warning, info } = countBySeverity(problems);
  const total = [
    plural(error, 'error'),
    plural(warning, 'warning'),
    ...(info > 0 ? [plural(info, 'note')] : []),
  ].join(', ');
  return [
    ...rows.map(
      ([code, { severity, count }]) => `  ${paint(SEVERITY_STYLES[severity], code.padEnd(width))}  ${count}`,
    ),
    paint('bold', total),
    '',
  ].join('\n');
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

type Paint = (style: Style, text: string) => string;

function painter(color: boolean): Paint {
  return (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
}
