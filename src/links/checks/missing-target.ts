/** Checks that a link leads to a page or file, and suggests the one that was probably meant. */
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
  /** The current site path of a page whose file was moved, by its old site path. */
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
        hint: hintFor(suggestion, 'Correct the address, or remove the link.'),
        suggestion,
      },
      isCertain ? suggestion : undefined,
    );
  };
}

/** The URL prefix of each locale. */
function createPrefixes({ locales }: MissingTargetOptions['site']): (locale: string) => string {
  const prefixes = new Map(
    locales.map(({ name, urlPrefix }) => [name, urlPrefix === '' ? '/' : `/${urlPrefix}/`]),
  );
  return (locale) => prefixes.get(locale) ?? '/';
}

/** The page of the default locale that a missing path would translate: its translation may be at another path. */
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

/** Why the page is missing, as part of the message. */
function whyOf(source: Source | undefined, path: string, site: MissingTargetOptions['site']): string {
  if (source === undefined) return '';
  return source.isTranslated
    ? `: a redirect leads to ${source.url}`
    : `: “${localeOfPath(path, site)}” has no translation of it`;
}

interface Source {
  /** Site path. */
  readonly url: string;
  /** Whether the page is in the locale of the path. */
  readonly isTranslated: boolean;
  readonly isCertain: boolean;
  /** From a redirect. */
  readonly fragment: string | undefined;
}

/** A rule from many addresses to one: it does not tell which page was meant. */
function isCatchAll({ from, to }: RedirectRule): boolean {
  return /\/:\w|\*/.test(from) && !/:[a-z]/i.test(to.replace(/^https?:/, ''));
}

/** @param way the path of the link, and the target of each rule */
function redirected(
  code: ProblemCode,
  link: RenderedLink,
  context: LinkContext,
  way: readonly string[],
  loop: boolean,
): LinkFinding {
  return createFinding(code, link, context, {
    message: loop
      ? `Unexpected redirect loop: ${way.join(' → ')}.`
      : `Unexpected redirect to a page that does not exist: ${way.join(' → ')}.`,
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
