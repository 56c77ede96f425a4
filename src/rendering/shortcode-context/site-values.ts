/** Values of the site: parameters, data, UI strings, dates, URLs. */
import { createProblem, NOWHERE } from '../../diagnostics/index.ts';
import { textToAnchor } from '../../markdown/index.ts';
import type { ShortcodeContext } from '../../shortcodes/index.ts';
import { formatGoDate } from '../../ui/index.ts';
import { localePath } from '../addresses/urls.ts';
import { getPath } from '../lookups/values.ts';
import type { PageRun } from '../run/page-run.ts';
import type { CallScope } from './call-scope.ts';

export function createSiteValues({ run, owner, locale: info }: CallScope) {
  const { site, page, lookups } = run;
  const { locale } = page;
  const { headingIds } = site.markdown;
  const siteParam = (name: string, inLocale = locale) => lookups.siteParam(inLocale, name);
  return {
    param: (name) => getPath(owner.params, name) ?? siteParam(name),
    siteParam,
    data(path) {
      const value = lookups.data(path);
      // Problems of a data file are reported where its value is missing.
      if (value === undefined) for (const problem of lookups.dataProblems(path)) run.report(problem);
      return value;
    },
    ui: (key, values) => uiText(run, key, values ?? {}),
    formatDate: (date, layout) => formatGoDate(date, layout, info?.lang ?? 'en'),
    today: () => lookups.today(),
    env: (name) => lookups.env(name),
    anchorize: (text) => textToAnchor(text, headingIds === 'none' ? 'github' : headingIds),
    relUrl: (path) => localePath('', path),
    relLangUrl: (path) => localePath(info?.urlPrefix ?? '', path),
  } satisfies Partial<ShortcodeContext>;
}

function uiText(
  { site, page: { locale }, lookups, report }: PageRun,
  key: string,
  values: Readonly<Record<string, string | number>>,
): string {
  const { text, missing, from } = lookups.ui(locale, key, values);
  if (missing) {
    report(
      createProblem('missing-translation-key', NOWHERE, {
        message:
          from === undefined
            ? `Expected a UI string “${key}” for the locale “${locale}”, found none in any locale.`
            : `Expected a UI string “${key}” for the locale “${locale}”, found only that of “${from}”.`,
        hint: `Add “${key}” to the UI strings of “${locale}” in ${site.i18nDir}/.`,
        target: key,
        locale,
      }),
    );
  }
  if (missing && site.conventions.marksMissingTexts) return `[i18n] ${key}`;
  // Hugo prints nothing for a missing key.
  return from === undefined && !site.conventions.showsMissingTexts ? '' : text;
}
