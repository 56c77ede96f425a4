/** Pages without a content file: "not found" in each locale, and the redirect between `/` and the default locale's own folder. */
import type { Site } from '../../config/index.ts';

export interface SpecialPages {
  readonly notFound: readonly { readonly locale: string; readonly url: string; readonly output: string }[];
  /** URL path and output as for a page; `target` is the URL path of the target. */
  readonly redirects: readonly { readonly url: string; readonly output: string; readonly target: string }[];
}

/** As in Hugo: with several locales, `/en/` redirects to `/` if the default locale is at the root, otherwise `/` to `/en/`. */
export function specialPages(
  site: Pick<
    Site,
    'locales' | 'defaultLocale' | 'defaultLocaleInSubdir' | 'defaultLocaleRedirect' | 'disableKinds'
  >,
): SpecialPages {
  const notFound = site.locales.map(({ name, urlPrefix }) => {
    const output = urlPrefix === '' ? '404.html' : `${urlPrefix}/404.html`;
    return { locale: name, url: `/${output}`, output };
  });
  const home = `${site.defaultLocale}/`;
  const redirect = site.defaultLocaleInSubdir
    ? { url: '/', output: 'index.html', target: `/${home}` }
    : { url: `/${home}`, output: `${home}index.html`, target: '/' };
  return {
    notFound: site.disableKinds.includes('404') ? [] : notFound,
    redirects: site.locales.length > 1 && site.defaultLocaleRedirect ? [redirect] : [],
  };
}
