/** Pages of the site, and files of their bundles, as a call finds them. */
import type { ShortcodeContext } from '../../shortcodes/index.ts';
import { decodeUrlPath } from '../../text/index.ts';
import { joinSitePath, parentPath } from '../paths.ts';
import type { Asking } from './asking.ts';

export function answerOtherPages({ run, owner, report }: Asking) {
  const { page, lookups, elsewhere } = run;
  const { locale } = page;
  return {
    resource(glob) {
      const path = glob.replace(/^\*\*\/?|\*$/g, '');
      if (joinSitePath(parentPath(owner.file), path) === undefined) report.refuse(path);
      return lookups.resource(owner.file, locale, glob);
    },
    resourceOf: (bundle, glob) => lookups.bundleResource(locale, bundle, glob),
    findPage(path, inLocale = locale) {
      const found = lookups.page(owner.file, inLocale, path);
      if (found !== undefined && inLocale !== locale) elsewhere.add(found.url);
      return found;
    },
    findLinked: (path) => lookups.linkedPage(owner.file, locale, path),
    related: (inLocale, path, relation) => lookups.related(inLocale, path, relation),
    resources: () => lookups.resources(owner.file, locale),
    asset: (path) => lookups.asset(path),
    imageSize: (url) => lookups.imageSize(owner.file, locale, decodeUrlPath(url)),
    pagesWith: (key) => lookups.pagesWith(locale, key),
    pagesOf: (section) => lookups.pagesOf(locale, section),
  } satisfies Partial<ShortcodeContext>;
}
