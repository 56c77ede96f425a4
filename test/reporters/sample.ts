/** A sample report with a finding of each kind, for the tests of all reporters. */
import { createProblem, filePlace, NOWHERE, type Place, sortProblems } from '../../src/diagnostics/index.ts';
import type { Report } from '../../src/reporters/index.ts';

export const SOURCES: Readonly<Record<string, string>> = {
  'content/fr/docs/a.md': '---\ntitle: A\n---\n\nDu texte.\n\t{{< nte >}}\nTexte\n{{< /nte >}}\n',
  'content/zh/docs/a.md': `标题\n容器的生命周期{{< glossary_tooltip term_id="容器组" >}}回调\r\n`,
  'content/en/docs/long.md': `before\n${'word '.repeat(60)}[here](/docs/gone/) ${'word '.repeat(60)}\n`,
  'content/en/docs/bell.md': 'a \u001b[31mred\u001b[0m\u0007 text\n',
};

export function at(file: string, line: number, column: number, length?: number): Place {
  const end = length === undefined ? undefined : { line, column: column + length };
  return filePlace(file, { line, column }, end);
}

export const REPORT: Report = {
  checked: 12,
  problems: sortProblems([
    createProblem('unknown-shortcode', at('content/fr/docs/a.md', 6, 2, 11), {
      message: 'Unexpected shortcode “nte”, expected one that Lockstep or this site defines.',
      hint: 'Did you mean “note”? Otherwise define it in shortcodes/nte.ts.',
      locale: 'fr',
      target: 'nte',
      suggestion: 'note',
    }),
    createProblem('missing-term', at('content/zh/docs/a.md', 2, 38, 3), {
      message: 'Expected a glossary term “容器组”, found none.',
      locale: 'zh',
      target: '容器组',
    }),
    createProblem('missing-page', at('content/en/docs/long.md', 2, 308, 11), {
      message: 'Expected a page at “/docs/gone/”, found none.',
      locale: 'en',
      pages: ['content/en/docs/b.md', 'content/en/docs/c.md', 'content/en/docs/d.md', 'content/en/docs/e.md'],
    }),
    createProblem('missing-translation-key', NOWHERE, {
      message: 'Expected a UI string “note” for the locale “uk”, found none.',
      hint: 'Add “note” to the UI strings of “uk” in i18n/.',
      locale: 'uk',
      target: 'note',
    }),
    createProblem('deprecated-shortcode', at('content/en/docs/gone.md', 3, 1), {
      message: 'The shortcode “katacoda” is no longer supported: 100% of it, and more.',
      locale: 'en',
      severity: 'info',
    }),
  ]),
};
