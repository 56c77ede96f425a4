/** A link that leads to no page and no file: what it was probably meant to lead to. */
import type { Site } from '../../config/index.ts';
import type { PageIndex } from '../../corpus/index.ts';
import type { ProblemCode } from '../../diagnostics/index.ts';
import type { RenderedLink } from '../../rendering/index.ts';
import type { SiteAddress } from '../address.ts';
import { createFinding, hintFor, type LinkContext, type LinkFinding } from '../finding.ts';
import type { RedirectRule } from '../redirects.ts';
import type { Found, SiteMap } from '../site-map.ts';
import type { PathSuggester } from '../suggest-page.ts';
import type { WriteTarget } from '../write-target.ts';

export interface MissingTargetOptions {
  readonly site: Pick<Site, 'locales' | 'defaultLocale'>;
  readonly index: PageIndex;
  readonly map: SiteMap;
  readonly suggester: PathSuggester;
  /** Where a page's file went, by the site path it had: its site path now. */
  movedTo(path: string): string | undefined;
}

export type TellMissing = (
  link: RenderedLink,
  address: SiteAddress,
  found: Found,
  context: LinkContext,
  write: WriteTarget,
) => LinkFinding;

export function createMissingTarget({
  site,
  index,
  map,
  suggester,
  movedTo,
}: MissingTargetOptions): TellMissing {
  const prefixes = new Map(
    site.locales.map(({ name, urlPrefix }) => [name, urlPrefix === '' ? '/' : `/${urlPrefix}/`]),
  );
  const prefixOf = (locale: string) => prefixes.get(locale) ?? '/';

  const localeOfPath = (path: string): string => {
    const [, first = ''] = path.split('/');
    return (
      site.locales.find(({ urlPrefix }) => urlPrefix !== '' && urlPrefix === first)?.name ??
      site.defaultLocale
    );
  };

  /** What the default locale has at a locale's path without a page: that page in the locale, else the source page. */
  const sourceOf = (path: string, { locale }: LinkContext): Source | undefined => {
    const wanted = localeOfPath(path);
    const prefix = prefixOf(wanted);
    const home = prefixOf(site.defaultLocale);
    if (prefix === home || locale === site.defaultLocale) return undefined;
    const { target, redirects, fragment } = map.find(home + path.slice(prefix.length));
    if (target.kind !== 'page' || target.page.locale !== site.defaultLocale) return undefined;
    const own = index
      .translations(target.page)
      .find((other) => other.locale === wanted && other.rendered && other.url !== path);
    return {
      url: (own ?? target.page).url,
      isTranslated: own !== undefined,
      isCertain: !redirects.some(isCatchAll),
      fragment,
    };
  };

  return (link, address, found, context, write) => {
    const { path } = address;
    const code = codeOf(link, path);
    const hops = found.redirects.map(({ to }) => to);
    if (found.loop || hops.length > 0) return redirected(code, link, context, [path, ...hops], found.loop);
    const moved = movedTo(path);
    const source = moved === undefined ? sourceOf(path, context) : undefined;
    const near = suggester.suggest(path, prefixOf(context.locale));
    const better = moved ?? source?.url ?? near?.path;
    const suggestion = better === undefined ? undefined : write(better, source?.fragment ?? address.fragment);
    const isCertain = moved !== undefined || (source?.isCertain ?? near?.certain === true);
    const expected = code === 'missing-page' ? 'a page' : 'a file';
    const why =
      moved !== undefined
        ? `, which is at ${moved} now`
        : source === undefined
          ? ''
          : source.isTranslated
            ? `: a redirect leads to ${source.url}`
            : `: “${localeOfPath(path)}” has no translation of it`;
    return createFinding(
      code,
      link,
      context,
      {
        message: `Unexpected link to ${path}, expected ${expected} of this site${why}.`,
        hint: hintFor(suggestion, 'Correct the address, or take the link out.'),
        suggestion,
      },
      isCertain ? suggestion : undefined,
    );
  };
}

interface Source {
  /** Site path. */
  readonly url: string;
  /** The page is one of the locale that the path names. */
  readonly isTranslated: boolean;
  readonly isCertain: boolean;
  /** Given by a redirect. */
  readonly fragment: string | undefined;
}

/** A rule that leads many addresses to one: which page was meant is not known. */
function isCatchAll({ from, to }: RedirectRule): boolean {
  return /\/:\w|\*/.test(from) && !/:[a-z]/i.test(to.replace(/^https?:/, ''));
}

/** @param way the path that is linked to, and where each rule leads on */
function redirected(
  code: ProblemCode,
  link: RenderedLink,
  context: LinkContext,
  way: readonly string[],
  loop: boolean,
): LinkFinding {
  return createFinding(code, link, context, {
    message: loop
      ? `Unexpected circle of redirects: ${way.join(' → ')}.`
      : `Unexpected end of a redirect: ${way.join(' → ')}, which does not exist.`,
    hint: 'Link to a page that exists, and correct the redirect.',
  });
}

const PAGE_ELEMENTS: ReadonlySet<string> = new Set(['a', 'area', 'form', 'blockquote', 'q', 'iframe']);

function codeOf({ element }: RenderedLink, path: string): ProblemCode {
  const extension = /\.([a-z][a-z0-9]{0,9})$/i.exec(path)?.[1]?.toLowerCase();
  const isPage =
    PAGE_ELEMENTS.has(element) && (extension === undefined || /^(?:html?|md|markdown)$/.test(extension));
  return isPage ? 'missing-page' : 'missing-asset';
}
