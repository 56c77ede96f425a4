/** GitHub workflow commands: each finding becomes an annotation at its line. */
import { helpUrl, type Problem, type Severity } from '../diagnostics/index.ts';
import { printableValue } from './printable.ts';
import type { Report } from './report.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** @param prefix path of the site directory in the repository, with a trailing slash where it is not the root. */
export function renderGithub({ problems }: Report, prefix = ''): string {
  return problems.map((problem) => `${annotation(problem, prefix)}\n`).join('');
}

function annotation(problem: Problem, prefix: string): string {
  const { code, severity, place, message, hint } = printableValue(problem);
  const properties =
    place.kind === 'file'
      ? [
          `file=${escapeProperty(prefix + place.file)}`,
          `line=${place.start.line}`,
          `col=${place.start.column}`,
          `title=${escapeProperty(code)}`,
        ]
      : [`title=${escapeProperty(code)}`];
  const text = hint === undefined ? message : `${message} ${hint}`;
  const help = helpUrl(code);
  const withHelp = help === undefined ? text : `${text}\n${help}`;
  return `::${COMMANDS[severity]} ${properties.join(',')}::${escapeData(withHelp)}`;
}

export function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

export function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
