/**
 * JUnit XML for CI servers: a test suite for each file, a test case for each finding. Errors are failures; others pass, with a text. Only attributes of the schema of Jenkins are
 * used, because some servers reject others.
 */
import type { Problem } from '../diagnostics/index.ts';
import { escapeHtml } from '../text/index.ts';
import { printable } from './printable.ts';
import type { Report } from './report.ts';

/** @param prefix path of the site directory in the repository, with a slash at its end where it is not the root */
export function renderJunit({ checked, problems }: Report, prefix = ''): string {
  const byFile = Map.groupBy(problems, ({ place }) => (place.kind === 'file' ? place.file : ''));
  const failures = problems.filter(({ severity }) => severity === 'error').length;
  const suites = [...byFile].map(([file, list]) => renderSuite(file === '' ? 'site' : prefix + file, list));
  // CI servers treat a report without test cases as missing.
  if (suites.length === 0)
    suites.push(
      `  <testsuite name="lockstep" tests="1" failures="0">\n    <testcase classname="lockstep" name="${checked} checked"/>\n  </testsuite>`,
    );
  const tests = Math.max(problems.length, 1);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="lockstep" tests="${tests}" failures="${failures}">\n${suites.join('\n')}\n</testsuites>\n`;
}

function renderSuite(name: string, problems: readonly Problem[]): string {
  const failures = problems.filter(({ severity }) => severity === 'error').length;
  const cases = problems.map((problem) => renderCase(name, problem));
  return `  <testsuite name="${escapeXml(name)}" tests="${problems.length}" failures="${failures}">\n${cases.join('\n')}\n  </testsuite>`;
}

function renderCase(name: string, { code, severity, place, message, hint, owners, locale }: Problem): string {
  const where = place.kind === 'file' ? `${name}:${place.start.line}:${place.start.column}` : name;
  const text = [
    `${where} ${severity} ${code}`,
    message,
    ...(hint === undefined ? [] : [hint]),
    ...(locale === undefined ? [] : [`Locale: ${locale}`]),
    ...(owners === undefined ? [] : [`Owners: ${owners.join(', ')}`]),
  ].join('\n');
  const inside =
    severity === 'error'
      ? `<failure type="${escapeXml(code)}" message="${escapeXml(message)}">${escapeXml(text)}</failure>`
      : `<system-out>${escapeXml(text)}</system-out>`;
  return `    <testcase classname="${escapeXml(code)}" name="${escapeXml(where)}">${inside}</testcase>`;
}

/** Characters that XML 1.0 cannot contain are made visible first. */
function escapeXml(text: string): string {
  const shown = text
    .split('\n')
    .map(printable)
    .join('\n')
    .toWellFormed()
    .replace(/[\ufffe\uffff]/g, '\ufffd');
  return escapeHtml(shown);
}
