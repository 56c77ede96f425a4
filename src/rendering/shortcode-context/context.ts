/** What a shortcode definition may ask, answered for one call on one page. */
import type { Place } from '../../diagnostics/index.ts';
import type { ShortcodeCall, ShortcodeContext } from '../../shortcodes/index.ts';
import { encodePath } from '../addresses/urls.ts';
import type { Owner, PageRun } from '../run/page-run.ts';
import { createCallReport } from './call-report.ts';
import type { CallScope } from './call-scope.ts';
import { createOtherPages } from './other-pages.ts';
import { createShownFiles } from './shown-files.ts';
import { createSiteValues } from './site-values.ts';
import { createTexts } from './texts.ts';

/**
 * @param nested whether the call is inside another one
 * @param at place of problems, if the call was not written by an author
 * @param addressOf writes URLs of the site, for text of another file
 */
export function createContext(
  run: PageRun,
  owner: Owner,
  call: ShortcodeCall<unknown>,
  nested: boolean,
  at?: Place,
  addressOf?: (path: string) => string,
): ShortcodeContext {
  const { site, page, lookups } = run;
  const locale = site.locales.find(({ name }) => name === page.locale);
  const report = createCallReport({ run, call }, at);
  const { problem, reported, errorBox } = report;
  const scope: CallScope = { run, owner, call, locale, report };
  return {
    conventions: site.conventions,
    defaultLocale: site.defaultLocale,
    page: pageFacts(scope),
    memory: run.memory,
    ...createSiteValues(scope),
    ...createTexts(scope, nested, addressOf),
    ...createShownFiles(scope),
    ...createOtherPages(scope),
    // Read only on use, as they are dependencies of the page.
    get siteFacts() {
      return lookups.siteFacts(page.locale);
    },
    problem,
    reported,
    errorBox,
  };
}

function pageFacts({ run: { page }, owner, locale }: CallScope): ShortcodeContext['page'] {
  return {
    locale: page.locale,
    lang: locale?.lang ?? 'en',
    file: page.file,
    url: encodePath(page.url),
    title: page.title,
    path: `/${page.id}`,
    kind: page.kind,
    bundle: page.bundle,
    weight: page.weight,
    aliases: page.unpublishedAliases ?? page.aliases,
    ...(page.taxonomy === undefined ? {} : { taxonomy: page.taxonomy }),
    date: page.date,
    lastmod: page.lastmod,
    params: owner.params,
  };
}
