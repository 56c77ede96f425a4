/** GitLab's Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
import type { Problem, Severity } from '../diagnostics/index.ts';
import { fingerprintsOf } from './fingerprints.ts';
import { printable } from './printable.ts';
import type { Report } from './report.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };

/**
 * @param prefix path of the site directory in the repository, with a slash at its end where it is not the root
 * @param fallback file of the repository at which findings without a place are shown; GitLab wants one
 */
export function renderGitlab({ problems }: Report, prefix = '', fallback = 'README.md'): string {
  const prints = fingerprintsOf(problems);
  const entries = problems.map((problem, at) => {
    const { code, severity, place } = problem;
    return {
      description: describe(problem),
      check_name: code,
      fingerprint: prints[at] ?? '',
      severity: SEVERITIES[severity],
      location:
        place.kind === 'file'
          ? { path: prefix + place.file, lines: { begin: place.start.line } }
          : { path: fallback, lines: { begin: 1 } },
    };
  });
  return `${JSON.stringify(entries, undefined, 2)}\n`;
}

function describe({ message, hint, owners }: Problem): string {
  const text = hint === undefined ? message : `${message} ${hint}`;
  return printable(owners === undefined ? text : `${text} (${owners.join(', ')})`);
}
