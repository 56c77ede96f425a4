/** One link of a page against the site. */
import type { Site } from '../config/index.ts';
import type { Page, PageIndex } from '../corpus/index.ts';
import { nearestName, type ProblemCode } from '../diagnostics/index.ts';
import { encodePath, type RenderedLink } from '../rendering/index.ts';
import { type Address, decodePath, parseAddress } from './address.ts';
import type { Anchors } from './anchors.ts';
import type { LinkFinding } from './finding.ts';
import type { Found, SiteMap } from './site-map.ts';
import type { PathSuggester } from './suggest-page.ts';
import { checkText } from './text-mismatch.ts';

export interface LinkChecker {
  /** What is wrong with a link; one link can have two problems. */
  check(link: RenderedLink, context: LinkContext): LinkFinding[];
}

export interface LinkContext {
  /** Where the link is shown; `undefined` for a menu or the like. */
  readonly page: Page | undefined;
  /** Site path from which relative targets start. */
  readonly url: string;
  /** The locale of the file in which it is written. */
  readonly locale: string;
}

export interface LinkCheckerOptions {
  readonly site: Pick<Site, 'kind' | 'basePath' | 'origin' | 'locales' | 'defaultLocale'>;
  readonly index: PageIndex;
  readonly map: SiteMap;
  readonly suggester: PathSuggester;
  readonly exampleHosts: ReadonlySet<string>;
  /** Targets that are not looked at. */
  readonly isIgnored: (target: string) => boolean;
  /** `undefined` where they are not known. */
  anchorsOf(page: Page): Anchors | undefined;
  /** Of a published file that is HTML; `undefined` where they are not known, or it is something else. */
  anchorsOfFile(file: string): Anchors | undefined;
  /** The id in a translation that stands for one of its source. */
  translatedAnchor(source: Page, translation: Page, fragment: string): string | undefined;
  /** Where a page's file went, by the site path it had: its site path now. */
  movedTo(path: string): string | undefined;
}

export function createLinkChecker(options: LinkCheckerOptions): LinkChecker {
  const { site, index, map, suggester } = options;
  const locales = new Map(site.locales.map((locale) => [locale.name, locale]));
  const prefixOf = (locale: string) => {
    const prefix = locales.get(locale)?.urlPrefix ?? '';
    return prefix === '' ? '/' : `/${prefix}/`;
  };

  const checkExample = (link: RenderedLink, path: string, context: LinkContext): LinkFinding[] => {
    const folder = path.endsWith('/') ? path : `${path}/`;
    const target = map.at(path);
    if (target?.kind === 'file' || target?.kind === 'page' || map.hasFolder(folder)) return [];
    // A pattern or a place to fill in.
    if (/[$*<{…]|\.\.\./.test(path) || folder === '/examples/') return [];
    const near = suggester.suggest(path, '/')?.path;
    const suggestion = near?.includes('examples/') ? link.target.replace(path, near) : undefined;
    return [
      finding('missing-example', link, context, {
        message: `Unexpected example “${path.replace(/^.*?\/examples\//, '')}”, expected a file among the site’s examples.`,
        hint: hintFor(suggestion, 'Correct the name, or add the file.'),
        suggestion,
      }),
    ];
  };

  const checkSite = (link: RenderedLink, address: SiteAddress, context: LinkContext): LinkFinding[] => {
    const found = map.find(address.path);
    const write = (path: string, fragment?: string) => writeTarget(path, fragment, address, context, site);
    const { target } = found;
    if (target.kind === 'missing') return [missing(link, address, found, context, write)];
    const fragment = found.fragment ?? address.fragment;
    const findings: LinkFinding[] = [];
    if (target.kind === 'fallback') {
      const leadsToSource = write(target.page.url, fragment);
      findings.push(
        finding('untranslated-target', link, context, {
          message: `Unexpected link to ${address.path}, expected a page of “${target.locale}”: only the source page answers there.`,
          hint: `Translate ${target.page.file}.`,
          suggestion: site.kind === 'hugo' ? leadsToSource : undefined,
        }),
      );
    }
    if (target.kind === 'page') findings.push(...checkLocale(link, target.page, fragment, context, write));
    if (target.kind === 'page' || target.kind === 'fallback' || target.kind === 'file') {
      const anchors =
        target.kind === 'file' ? options.anchorsOfFile(target.file) : options.anchorsOf(target.page);
      if (
        fragment !== undefined &&
        anchors !== undefined &&
        !anchors.has(fragment) &&
        found.fragment === undefined
      ) {
        const page = target.kind === 'file' ? undefined : target.page;
        findings.push(missingAnchor(link, fragment, anchors, page, context, (id) => write(address.path, id)));
      }
    }
    return findings;
  };

  const missing = (
    link: RenderedLink,
    address: SiteAddress,
    { redirects, loop }: Found,
    context: LinkContext,
    write: Write,
  ): LinkFinding => {
    const { path } = address;
    const code = missingCode(link, path);
    const hops = redirects.map(({ to }) => to);
    if (loop || hops.length > 0) {
      return finding(code, link, context, {
        message: loop
          ? `Unexpected circle of redirects: ${[path, ...hops].join(' → ')}.`
          : `Unexpected end of a redirect: ${[path, ...hops].join(' → ')}, which does not exist.`,
        hint: 'Link to a page that exists, and mend the redirect.',
      });
    }
    const moved = options.movedTo(path);
    const source = moved === undefined ? sourceOf(path, context) : undefined;
    const near = suggester.suggest(path, prefixOf(context.locale));
    const better = moved ?? source ?? near?.path;
    const suggestion = better === undefined ? undefined : write(better, address.fragment);
    const isCertain = moved !== undefined || source !== undefined || near?.certain === true;
    const expected = code === 'missing-page' ? 'a page' : 'a file';
    const why =
      moved !== undefined
        ? `, which is at ${moved} now`
        : source !== undefined
          ? `: “${localeOfPath(path)}” has no translation of it`
          : '';
    return finding(
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

  const localeOfPath = (path: string): string => {
    const [, first = ''] = path.split('/');
    return (
      site.locales.find(({ urlPrefix }) => urlPrefix !== '' && urlPrefix === first)?.name ??
      site.defaultLocale
    );
  };

  /** The page of the default locale that a locale's path without a page stands for. */
  const sourceOf = (path: string, { locale }: LinkContext): string | undefined => {
    const name = localeOfPath(path);
    const prefix = prefixOf(name);
    const home = prefixOf(site.defaultLocale);
    if (prefix === home || locale === site.defaultLocale) return undefined;
    const target = map.find(home + path.slice(prefix.length)).target;
    return target.kind === 'page' && target.page.locale === site.defaultLocale ? target.page.url : undefined;
  };

  const checkLocale = (
    link: RenderedLink,
    page: Page,
    fragment: string | undefined,
    { page: from, locale, url }: LinkContext,
    write: Write,
  ): LinkFinding[] => {
    if (link.element !== 'a' || locale === site.defaultLocale || page.locale === locale) return [];
    // Text of another locale that a page includes is not that locale's to mend.
    if (from !== undefined && from.locale !== locale) return [];
    const own = index.translations(page).find((other) => other.locale === locale && other.rendered);
    if (own === undefined) return [];
    const anchors = fragment === undefined ? undefined : options.anchorsOf(own);
    const id =
      fragment === undefined || anchors?.has(fragment) !== false
        ? fragment
        : options.translatedAnchor(page, own, decodePath(fragment));
    const suggestion = write(own.url, id);
    const isSame = id === fragment;
    return [
      finding(
        'locale-leak',
        link,
        { page: from, locale, url },
        {
          message: `Unexpected link to the “${page.locale}” page ${page.url}, expected the one of “${locale}”: ${own.url}.`,
          hint: `Link to ${suggestion}.`,
          suggestion,
        },
        isSame || id !== undefined ? suggestion : undefined,
      ),
    ];
  };

  const missingAnchor = (
    link: RenderedLink,
    fragment: string,
    anchors: Anchors,
    page: Page | undefined,
    context: LinkContext,
    write: (id: string) => string,
  ): LinkFinding => {
    const wanted = decodePath(fragment);
    const source =
      page === undefined || page.locale === site.defaultLocale
        ? undefined
        : index.translations(page).find(({ locale }) => locale === site.defaultLocale);
    const isInSource = source !== undefined && options.anchorsOf(source)?.has(fragment) === true;
    const translated =
      page !== undefined && source !== undefined && isInSource
        ? options.translatedAnchor(source, page, wanted)
        : undefined;
    const sameLetters = anchors.nearCase(fragment);
    const certain = translated ?? sameLetters;
    const near = certain ?? nearestName(wanted, anchors.ids);
    const suggestion = near === undefined ? undefined : write(near);
    const where = page === undefined ? 'that file' : page.file === '' ? page.url : page.file;
    const why = isInSource ? ': the source page has it, the translation does not' : '';
    return finding(
      'missing-anchor',
      link,
      context,
      {
        message: `Unexpected fragment “#${wanted}”, expected an anchor of ${where}${why}.`,
        hint: hintFor(suggestion, 'Correct the fragment, or take it off.'),
        suggestion,
      },
      certain === undefined ? undefined : suggestion,
    );
  };

  return {
    check(link, context) {
      const { target, href = target, element } = link;
      if (options.isIgnored(target)) return [];
      const address = parseAddress(href, {
        url: context.url,
        basePath: site.basePath,
        origin: site.origin,
        exampleHosts: options.exampleHosts,
      });
      const examplePath = exampleOf(address);
      if (element === 'code')
        return examplePath === undefined ? [] : checkExample(link, examplePath, context);
      const findings =
        examplePath !== undefined && map.find(examplePath).target.kind === 'missing'
          ? checkExample(link, examplePath, context)
          : address.kind === 'site'
            ? checkSite(link, address, context)
            : [];
      const mismatch = element === 'a' ? checkText(link, site) : undefined;
      if (mismatch !== undefined) findings.push(finding('text-target-mismatch', link, context, mismatch));
      return findings;
    },
  };
}

type SiteAddress = Extract<Address, { kind: 'site' }>;
type Write = (path: string, fragment?: string) => string;

/** The site path of an example that an address means; also below a locale's prefix. */
function exampleOf(address: Address): string | undefined {
  if (address.kind === 'example') return address.path;
  return address.kind === 'site' && /^\/(?:[a-z]{2,3}(?:-[a-z]+)?\/)?examples\/./i.test(address.path)
    ? address.path
    : undefined;
}

const PAGE_ELEMENTS: ReadonlySet<string> = new Set(['a', 'area', 'form', 'blockquote', 'q', 'iframe']);

function missingCode({ element }: RenderedLink, path: string): ProblemCode {
  const extension = /\.([a-z][a-z0-9]{0,9})$/i.exec(path)?.[1]?.toLowerCase();
  const isPage =
    PAGE_ELEMENTS.has(element) && (extension === undefined || /^(?:html?|md|markdown)$/.test(extension));
  return isPage ? 'missing-page' : 'missing-asset';
}

/** A target in the way the author wrote his: with the host where he gave it, with the base path where the page's own text must have it. */
function writeTarget(
  path: string,
  fragment: string | undefined,
  address: SiteAddress,
  { url }: LinkContext,
  { origin, basePath }: Pick<Site, 'origin' | 'basePath'>,
): string {
  const hash = fragment === undefined ? '' : `#${fragment}`;
  if (!address.absolute && path === url && address.path === url && hash !== '') return hash;
  return (address.absolute ? origin + basePath.replace(/\/$/, '') : '') + encodePath(path) + hash;
}

function hintFor(suggestion: string | undefined, otherwise: string): string {
  return suggestion === undefined ? otherwise : `Did you mean ${suggestion}?`;
}

function finding(
  code: ProblemCode,
  link: RenderedLink,
  { page, locale }: LinkContext,
  details: LinkFinding['details'],
  fix?: string,
): LinkFinding {
  return {
    code,
    link,
    place: link.place,
    shownBy: page?.file ?? '',
    details: { ...details, locale },
    ...(fix === undefined ? {} : { fix }),
  };
}
