/** Findings for terminals: the place, what is wrong, the lines concerned, what to do. */
import { styleText } from 'node:util';
import {
  countBySeverity,
  createLineIndex,
  helpUrl,
  type LineIndex,
  type Problem,
  type Severity,
} from '../diagnostics/index.ts';
import { printable } from './printable.ts';
import type { ReadSource, Report } from './report.ts';

export interface TerminalOptions {
  readonly color: boolean;
  readonly readSource: ReadSource;
  /** Number of warnings to show; further ones are counted. Errors are always shown. */
  readonly maxWarnings?: number;
}

type Style = 'red' | 'yellow' | 'blue' | 'dim' | 'bold' | 'cyan';

const SEVERITY_STYLES: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'blue' };

/** All findings, errors last so that they are next to the prompt, then for each code the number of findings and the address of the manual. */
export function renderTerminal({ problems }: Report, options: TerminalOptions): string {
  const paint = painter(options.color);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const others = problems.filter(({ severity }) => severity !== 'error');
  const shown = others.slice(0, options.maxWarnings ?? others.length);
  const linesOf = createLineReader(options.readSource);
  const blocks = [...shown, ...errors].map((problem) => renderProblem(problem, linesOf, paint));
  const hidden = others.length - shown.length;
  if (hidden > 0) blocks.push(paint('dim', `… and ${hidden} more: --format json shows all of them.\n`));
  if (problems.length > 0) blocks.push(renderCounts(problems, paint));
  return blocks.join('\n');
}

function renderProblem(problem: Problem, linesOf: ReturnType<typeof createLineReader>, paint: Paint): string {
  const { code, severity, place, message, hint, pages, stub } = problem;
  const at =
    place.kind === 'file'
      ? `${printable(place.file)}:${place.start.line}:${place.start.column}`
      : '(no file)';
  const lines = [
    `${paint('bold', at)}  ${paint(SEVERITY_STYLES[severity], severity)}  ${paint('dim', code)}`,
    `  ${printable(message)}`,
  ];
  const frame = place.kind === 'file' ? codeFrame(place, linesOf(place.file), paint) : undefined;
  if (frame !== undefined) lines.push(frame);
  if (hint !== undefined) lines.push(`  ${paint('cyan', '→')} ${printable(hint)}`);
  if (stub !== undefined)
    lines.push(
      ...stub
        .trimEnd()
        .split('\n')
        .map((line) => `      ${printable(line)}`),
    );
  if (pages !== undefined)
    lines.push(
      paint(
        'dim',
        `  shown by ${printable(pages.slice(0, 3).join(', '))}${pages.length > 3 ? ` and ${plural(pages.length - 3, 'more page')}` : ''}`,
      ),
    );
  return `${lines.join('\n')}\n`;
}

/** Columns of a long line that are shown around the finding. */
const FRAME_WIDTH = 100;

/** The line of the place with the line before it, and a mark below the column. */
function codeFrame(
  place: Extract<Problem['place'], { kind: 'file' }>,
  lineAt: (line: number) => string | undefined,
  paint: Paint,
): string | undefined {
  const { start, end } = place;
  const line = lineAt(start.line);
  if (line === undefined) return undefined;
  const before = lineAt(start.line - 1);
  const width = String(start.line).length;
  const from = Math.max(0, start.column - 1 - FRAME_WIDTH / 2);
  const cut = (text: string, to = from + FRAME_WIDTH) =>
    printable(text.slice(from, to).toWellFormed().replaceAll('\t', ' '));
  const length = end?.line === start.line ? Math.min(end.column - start.column, FRAME_WIDTH / 2) : 1;
  const untilMark = displayWidth(cut(line, start.column - 1));
  const untilEnd = displayWidth(cut(line, start.column - 1 + length));
  const gutter = (number: string) => paint('dim', `  ${number.padStart(width)} │ `);
  return [
    ...(before === undefined || cut(before).trim() === ''
      ? []
      : [gutter(String(start.line - 1)) + cut(before)]),
    gutter(String(start.line)) + cut(line),
    gutter('') + ' '.repeat(untilMark) + paint('red', '^'.repeat(Math.max(1, untilEnd - untilMark))),
  ].join('\n');
}

/** Returns the lines of files, without line ends; each file is read and split once. */
function createLineReader(readSource: ReadSource): (file: string) => (line: number) => string | undefined {
  const files = new Map<string, { text: string; index: LineIndex } | undefined>();
  return (file) => {
    if (!files.has(file)) {
      const text = readSource(file);
      files.set(file, text === undefined ? undefined : { text, index: createLineIndex(text) });
    }
    const source = files.get(file);
    return (line) => {
      if (source === undefined || line < 1 || line > source.index.lines) return undefined;
      const end = line === source.index.lines ? undefined : source.index.offsetOf(line + 1) - 1;
      return source.text.slice(source.index.offsetOf(line), end).replace(/\r$/, '');
    };
  };
}

/** Width of a text on a terminal: East Asian wide characters take two columns. */
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
  const byCode = new Map<Problem['code'], { severity: Severity; count: number }>();
  for (const { code, severity } of problems) {
    const known = byCode.get(code);
    byCode.set(code, { severity, count: (known?.count ?? 0) + 1 });
  }
  const rows = [...byCode].sort(([a], [b]) => (a < b ? -1 : 1));
  const width = Math.max(...rows.map(([code]) => code.length));
  const countWidth = Math.max(...rows.map(([, { count }]) => String(count).length));
  const { error, warning, info } = countBySeverity(problems);
  const total = [
    plural(error, 'error'),
    plural(warning, 'warning'),
    ...(info > 0 ? [plural(info, 'note')] : []),
  ].join(', ');
  return [
    ...rows.map(
      ([code, { severity, count }]) =>
        `  ${paint(SEVERITY_STYLES[severity], code.padEnd(width))}  ${String(count).padStart(countWidth)}${helpOf(code, paint)}`,
    ),
    paint('bold', total),
    ...(problems.length === 0
      ? []
      : [paint('dim', '“lockstep explain CODE” says what a code means and what to do.')]),
    '',
  ].join('\n');
}

function helpOf(code: Problem['code'], paint: Paint): string {
  const help = helpUrl(code);
  return help === undefined ? '' : `  ${paint('dim', help)}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

type Paint = (style: Style, text: string) => string;

function painter(color: boolean): Paint {
  return (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
}
