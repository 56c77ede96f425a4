/** Pages of the site and files of their bundles, as a call finds them. */
import type { ShortcodeContext } from '../../shortcodes/index.ts';
import { decodeUrlPath } from '../../text/index.ts';
import { joinSitePath, parentPath } from '../addresses/paths.ts';
import type { CallScope } from './call-scope.ts';

export function createOtherPages({ run, owner, report }: CallScope) {
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
    findLinked: (path, inLocale = locale) => lookups.linkedPage(owner.file, inLocale, path),
    siteFactsOf: (inLocale) => lookups.siteFacts(inLocale),
    menus: (inLocale) => lookups.menus(inLocale),
    taxonomies: (inLocale) => lookups.taxonomies(inLocale),
    related: (inLocale, path, relation) => lookups.related(inLocale, path, relation),
    resources: (file = owner.file, inLocale = locale) => lookups.resources(file, inLocale),
    asset: (path) => lookups.asset(path),
    assets: () => lookups.assets(),
    publish: (file) => void run.published.set(file.path, file),
    fileDigest: (file, algorithm) => lookups.fileDigest(file, algorithm),
    imageSizeOf: (file) => lookups.imageSizeOf(file),
    imageSize: (url) => lookups.imageSize(owner.file, locale, decodeUrlPath(url)),
    pagesWith: (key) => lookups.pagesWith(locale, key),
    pagesOf: (section) => lookups.pagesOf(locale, section),
  } satisfies Partial<ShortcodeContext>;
}
