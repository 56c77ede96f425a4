/** A summary in Markdown, for the page of a CI run or a comment. */
import { countBySeverity, type Problem } from '../diagnostics/index.ts';
import { printable } from './printable.ts';
import type { Report } from './report.ts';

/** Number of findings to list; further ones are counted, because code hosts truncate long texts. */
const MAX_LISTED = 100;

export interface MarkdownOptions {
  /** Path of the site directory in the repository, with a slash at its end where it is not the root. */
  readonly prefix: string;
  /** Lines of text below the counts. */
  readonly notes: readonly string[];
}

export function renderMarkdown({ checked, problems }: Report, { prefix, notes }: MarkdownOptions): string {
  const { error, warning, info } = countBySeverity(problems);
  const locales = [...new Set(problems.map(({ locale }) => locale ?? '–'))].sort();
  const codes = [...new Set(problems.map(({ code }) => code))].sort();
  const ranked = ['error', 'warning', 'info'].flatMap((level) =>
    problems.filter(({ severity }) => severity === level),
  );
  const count = (code: string, locale: string) =>
    problems.filter((problem) => problem.code === code && (problem.locale ?? '–') === locale).length;
  const lines = [
    '## Lockstep',
    '',
    problems.length === 0
      ? `Nothing found; ${checked} checked.`
      : `**Errors: ${error}**, warnings: ${warning}, notes: ${info}; ${checked} checked.`,
    '',
    ...notes.flatMap((note) => [escapeMarkdown(note), '']),
  ];
  if (problems.length > 0) {
    lines.push(
      row(['Code', ...locales.map(escapeMarkdown)]),
      row(['---', ...locales.map(() => '---:')]),
      ...codes.map((code) =>
        row([`\`${code}\``, ...locales.map((locale) => String(count(code, locale) || '·'))]),
      ),
      '',
      row(['Place', 'Finding', 'Owners']),
      row(['---', '---', '---']),
      ...ranked.slice(0, MAX_LISTED).map((problem) => row(cellsOf(problem, prefix))),
      '',
    );
  }
  if (ranked.length > MAX_LISTED) lines.push(`… and ${ranked.length - MAX_LISTED} more.`, '');
  return lines.join('\n');
}

function cellsOf({ code, severity, place, message, owners = [] }: Problem, prefix: string): string[] {
  const at =
    place.kind === 'file'
      ? escapeMarkdown(`${prefix}${place.file}:${place.start.line}:${place.start.column}`)
      : '–';
  return [at, `${severity} \`${code}\` ${escapeMarkdown(message)}`, owners.map(escapeMarkdown).join(' ')];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Escapes text so that it has no markup, mentions or table separators. */
function escapeMarkdown(text: string): string {
  return printable(text)
    .replace(/[\\`*_{}[\]<>#|~]/g, '\\$&')
    .replaceAll('@', '&#64;');
}
