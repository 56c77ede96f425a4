/** Edits that correct links: each is checked as the link that it would make, wherever that link is shown, before it is offered. */
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

/** What a corrected link may still be said to be: nothing that another edit of it would change. */
const HARMLESS: ReadonlySet<string> = new Set(['untranslated-target']);

/** A correction may need one of its own: first the page, then its locale, then the anchor there. */
const MAX_STEPS = 4;

/** The target that corrects each finding beyond doubt. One place has one target, also where several pages show it. */
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

/** What would be wrong with a link that had another target. */
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

/** What the page would have: below the base path, and in a site of ours the reader's own page. */
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
 * A target as it is to stand in a file in the place of another: its query as the author wrote it, and nothing in it that would end it there.
 * `undefined` where that cannot be had.
 *
 * @param start offset of the target that is replaced
 * @param written that target, as it stands
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
  // In front matter, what begins with a number sign is a comment.
  if (replacement.startsWith('#') && /[\s:]/.test(before) && !written.startsWith('#')) return undefined;
  if (/[\s<>"`\\]/.test(replacement)) return undefined;
  if (before === "'" && replacement.includes("'")) return undefined;
  return before === '<' || before === '"' || before === "'" || isBalanced(replacement)
    ? replacement
    : undefined;
}

/** Whether an address becomes a link because it is one: `https://…` by itself. An address in front matter is taken for such a one too, which only asks for more. */
export function isBareAddress(text: string, start: number, written: string): boolean {
  return (
    /^(?:https?:\/\/|www\.)/i.test(written) &&
    !/(?:[<"']|\]\(\s*|\]:\s*)$/.test(text.slice(Math.max(0, start - 80), start))
  );
}

/** Whether Goldmark's rules for bare addresses take all of it. */
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
