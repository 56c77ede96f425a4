/** Edits that correct links: each corrected link is checked on all pages that show it before the edit is offered. */
import type { Site } from '../../config/index.ts';
import type { PageIndex } from '../../corpus/index.ts';
import { type RenderedLink, relUrl } from '../../rendering/index.ts';
import { parseAddress } from '../address.ts';
import type { LinkChecker } from '../check-link.ts';
import type { LinkFinding } from '../finding.ts';
import type { LinkSource } from './link-sources.ts';

export interface FixOptions {
  readonly site: Pick<Site, 'conventions' | 'basePath' | 'origin' | 'locales'>;
  readonly index: Pick<PageIndex, 'byUrl' | 'translations'>;
  readonly checker: LinkChecker;
  /** All links of the site. */
  readonly sources: readonly LinkSource[];
  /** Whether a link's text is its target, written once. */
  isAddress(link: RenderedLink): boolean;
}

export interface FoundLink {
  readonly finding: LinkFinding;
  readonly source: LinkSource;
}

/** Findings that a corrected link may still have, as no other edit would resolve them. */
const HARMLESS: ReadonlySet<string> = new Set(['untranslated-target']);

/** A correction may need another one: first the page, then its locale, then the anchor. */
const MAX_STEPS = 4;

/** The certain correction of each finding. A place gets a single target, even if several pages show it. */
export function settleFixes(found: readonly FoundLink[], options: FixOptions): Map<LinkFinding, string> {
  const byPlace = Map.groupBy(
    found.filter(({ finding: { fix, place } }) => fix !== undefined && place.kind === 'file'),
    ({ source }) => placeKey(source.link),
  );
  const shown = Map.groupBy(
    options.sources.filter(({ link }) => byPlace.has(placeKey(link))),
    ({ link }) => placeKey(link),
  );
  const settled = new Map<LinkFinding, string>();
  for (const [key, list] of byPlace) {
    const targets = new Set(list.flatMap((one) => settle(one, options) ?? []));
    const target = [...targets].find((fix) =>
      (shown.get(key) ?? []).every((source) => remaining(source, fix, options).length === 0),
    );
    if (target !== undefined) for (const { finding } of list) settled.set(finding, target);
  }
  return settled;
}

function settle({ finding, source }: FoundLink, options: FixOptions): string | undefined {
  let fix = finding.fix;
  for (let step = 0; fix !== undefined && step < MAX_STEPS; step += 1) {
    const left = remaining(source, fix, options);
    if (left.length === 0) return fix;
    fix = left.find((one) => one.fix !== undefined)?.fix;
  }
  return undefined;
}

/** The findings of a link with another target. */
function remaining({ link, context }: LinkSource, target: string, options: FixOptions): LinkFinding[] {
  const known = new Set(options.checker.check(link, context).map(({ code }) => code));
  const href = hrefOf(target, { link, context }, options);
  const { href: _, ...rest } = link;
  const corrected: RenderedLink = {
    ...rest,
    target,
    ...(href === target ? {} : { href }),
    ...(options.isAddress(link) ? { text: target } : {}),
  };
  return options.checker
    .check(corrected, context)
    .filter(({ code }) => !HARMLESS.has(code) && !(code === 'text-target-mismatch' && known.has(code)));
}

/** The `href` on the page: below the base path and, except in a Hugo tree, localized. */
function hrefOf(target: string, { link, context }: LinkSource, { site, index }: FixOptions): string {
  if (!target.startsWith('/')) return target;
  const address = parseAddress(relUrl(site, target), {
    url: context.url,
    basePath: site.basePath,
    origin: site.origin,
    exampleHosts: new Set(),
  });
  const page = address.kind === 'site' ? index.byUrl(address.path) : undefined;
  const [, first = ''] = target.split('/');
  const hasLocale = site.locales.some(({ urlPrefix }) => urlPrefix !== '' && urlPrefix === first);
  if (!site.conventions.localizesLinks || link.element !== 'a' || page === undefined || hasLocale)
    return relUrl(site, target);
  const own = index
    .translations(page)
    .find(({ locale, rendered }) => locale === context.page?.locale && rendered);
  return own === undefined
    ? relUrl(site, target)
    : relUrl(site, own.url) + target.slice(target.search(/[?#]|$/));
}

function placeKey({ place }: RenderedLink): string {
  return place.kind === 'file' ? `${place.file}:${place.start.line}:${place.start.column}` : '';
}

/**
 * Writes a target into a file in place of another: with the author's query, and without characters that would end it there. `undefined` if that is impossible.
 *
 * @param start offset of the replaced target
 * @param written the replaced target as written
 */
export function writeInPlace(
  text: string,
  start: number,
  written: string,
  target: string,
): string | undefined {
  const before = text.charAt(start - 1);
  const query = /\?[^#]*(?:&#\w+;[^#]*)*/.exec(written)?.[0];
  const replacement = query === undefined ? target : target.replace(/\?[^#]*/, () => query);
  if (isBareAddress(text, start, written)) return isWholeWhenBare(replacement) ? replacement : undefined;
  // In front matter, a number sign starts a comment.
  if (replacement.startsWith('#') && /[\s:]/.test(before) && !written.startsWith('#')) return undefined;
  if (/[\s<>"`\\]/.test(replacement)) return undefined;
  if (before === "'" && replacement.includes("'")) return undefined;
  return before === '<' || before === '"' || before === "'" || isBalanced(replacement)
    ? replacement
    : undefined;
}

/** Whether a URL is a link because it is a bare `https://…`. A URL in front matter counts as one too, which is only stricter. */
export function isBareAddress(text: string, start: number, written: string): boolean {
  return (
    /^(?:https?:\/\/|www\.)/i.test(written) &&
    !/(?:[<"']|\]\(\s*|\]:\s*)$/.test(text.slice(Math.max(0, start - 80), start))
  );
}

/** Whether Goldmark's rules for bare URLs match the whole URL. */
function isWholeWhenBare(address: string): boolean {
  return /^https?:\/\/[!-~]*[^?!.,:*_~()\s]$/.test(address) && isBalanced(address);
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
