/** A link that leads to no page and no file: what it was probably meant to lead to. */
import type { Site } from '../../config/index.ts';
import type { PageIndex } from '../../corpus/index.ts';
import type { ProblemCode } from '../../diagnostics/index.ts';
import type { RenderedLink } from '../../rendering/index.ts';
import type { SiteAddress } from '../address.ts';
import { createFinding, hintFor, type LinkContext, type LinkFinding } from '../finding.ts';
import { localeOfPath } from '../locale-of-path.ts';
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

export type ReportMissing = (
  link: RenderedLink,
  address: SiteAddress,
  found: Found,
  context: LinkContext,
  write: WriteTarget,
) => LinkFinding;

export function createMissingTarget(options: MissingTargetOptions): ReportMissing {
  const { site, suggester, movedTo } = options;
  const prefixOf = createPrefixes(site);
  return (link, address, found, context, write) => {
    const { path } = address;
    const code = codeOf(link, path);
    const hops = found.redirects.map(({ to }) => to);
    if (found.loop || hops.length > 0) return redirected(code, link, context, [path, ...hops], found.loop);
    const moved = movedTo(path);
    const source = moved === undefined ? sourceOf(path, context, prefixOf, options) : undefined;
    const near = suggester.suggest(path, prefixOf(context.locale));
    const better = moved ?? source?.url ?? near?.path;
    const suggestion = better === undefined ? undefined : write(better, source?.fragment ?? address.fragment);
    const isCertain = moved !== undefined || (source?.isCertain ?? near?.certain === true);
    const expected = code === 'missing-page' ? 'a page' : 'a file';
    const why = moved === undefined ? whyOf(source, path, site) : `, which is at ${moved} now`;
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

/** The path at which the pages of each locale begin. */
function createPrefixes({ locales }: MissingTargetOptions['site']): (locale: string) => string {
  const prefixes = new Map(
    locales.map(({ name, urlPrefix }) => [name, urlPrefix === '' ? '/' : `/${urlPrefix}/`]),
  );
  return (locale) => prefixes.get(locale) ?? '/';
}

/** The page of the default locale that a path without a page is a translation of: its translation at another path, else itself. */
function sourceOf(
  path: string,
  { locale }: LinkContext,
  prefixOf: (locale: string) => string,
  { site, index, map }: Pick<MissingTargetOptions, 'site' | 'index' | 'map'>,
): Source | undefined {
  const wanted = localeOfPath(path, site);
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
}

/** Why the page is missing, as it stands in the message. */
function whyOf(source: Source | undefined, path: string, site: MissingTargetOptions['site']): string {
  if (source === undefined) return '';
  return source.isTranslated
    ? `: a redirect leads to ${source.url}`
    : `: “${localeOfPath(path, site)}” has no translation of it`;
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
