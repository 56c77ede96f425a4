/** Turns findings about links into problems at the place where each link is written, with edits that correct them. */
import type { Page } from '../../corpus/index.ts';
import {
  createLineIndex,
  createProblem,
  filePlace,
  type Place,
  type Problem,
} from '../../diagnostics/index.ts';
import type { RenderedLink } from '../../rendering/index.ts';
import type { LoadedSite, RenderedFacts } from '../../site/index.ts';
import { decodePath } from '../address.ts';
import type { LinkChecker } from '../check-link.ts';
import type { LinkFinding } from '../finding.ts';
import { createTargetLocator } from '../written-target.ts';
import type { LinkFix } from './link-edits.ts';
import { type FoundLink, isBareAddress, settleFixes, writeInPlace } from './link-fixes.ts';
import { createLocaleOfFile, type LinkSource } from './link-sources.ts';

/** A link's problem, with an edit if the right target is certain. */
export interface LinkProblem {
  readonly problem: Problem;
  /** The link; absent for a redirect. */
  readonly source?: LinkSource;
  /** For a redirect: the locale of its target. */
  readonly locale?: string | undefined;
  readonly fix?: LinkFix;
}

export interface LinkProblemsOptions {
  readonly loaded: Pick<LoadedSite, 'site' | 'files' | 'index' | 'uiCatalogues'>;
  /** Facts of a rendered page. */
  readonly facts: { get(page: Page): RenderedFacts | undefined };
  readonly checker: LinkChecker;
  /** All links that were checked. */
  readonly sources: readonly LinkSource[];
}

/** Text of a site's file; `undefined` if it cannot be read. */
type TextOf = (file: string) => string | undefined;

/** Queries needed to turn a finding into a problem. */
interface LinkTexts {
  readonly textOf: TextOf;
  readonly locate: Locate;
  localeOfFile(file: string): string | undefined;
  /** A note for a translation's broken link that is not in its source. */
  inSource(finding: LinkFinding): string | undefined;
}

export function linkProblems(
  found: readonly FoundLink[],
  { loaded, facts, checker, sources }: LinkProblemsOptions,
): LinkProblem[] {
  const { site, index, files } = loaded;
  const textOf = (file: string) => {
    const read = files.readText(file);
    return read.kind === 'text' ? read.text : undefined;
  };
  const { locate } = createTargetLocator(textOf);
  const inSource = createSourceLinks(loaded, facts);
  const texts: LinkTexts = { textOf, locate, inSource, localeOfFile: createLocaleOfFile(site) };
  const isAddress = (link: RenderedLink) => isTextItsTarget(link, texts);
  const fixes = settleFixes(found, { site, index, checker, sources, isAddress });
  const given = givenElsewhere(loaded, sources);
  return found.flatMap(({ finding, source }): LinkProblem[] => {
    const { tag, range, target } = locate(finding.place, finding.link.target);
    const isWritten = range !== undefined && target === finding.link.target;
    // A link given by a glossary term or a UI string is reported there once, not wherever a shortcode shows it.
    if (tag !== undefined && !isWritten && given.has(finding.link.target)) return [];
    const { problem, range: edited } = toProblem(finding, texts);
    const fix = fixOf(problem, edited, fixes.get(finding), textOf);
    return [{ problem, source, ...(fix === undefined ? {} : { fix }) }];
  });
}

/** Whether the text of a link is its target, written once: an autolink. */
function isTextItsTarget({ place, target }: RenderedLink, { locate, textOf }: LinkTexts): boolean {
  const { range, target: written } = locate(place, target);
  const text = place.kind === 'file' && range !== undefined ? textOf(place.file) : undefined;
  if (text === undefined || range === undefined) return false;
  return text.charAt(range.start - 1) === '<' && text.charAt(range.end) === '>'
    ? !/\]\(\s*<$/.test(text.slice(Math.max(0, range.start - 80), range.start))
    : isBareAddress(text, range.start, written);
}

type Locate = ReturnType<typeof createTargetLocator>['locate'];

function toProblem(
  finding: LinkFinding,
  { locate, localeOfFile, inSource, textOf }: LinkTexts,
): { readonly problem: Problem; readonly range: Range | undefined } {
  const { code, link, details, shownBy } = finding;
  const guess = placeOr(finding, textOf);
  const { place, target, range, tag } = locate(guess.place, guess.written ?? link.target);
  const isElsewhere = place.kind === 'file' && shownBy !== '' && place.file !== shownBy;
  const corrected = code.startsWith('missing-') ? inSource(finding) : undefined;
  const problem = createProblem(code, place, {
    ...details,
    target,
    locale: (place.kind === 'file' ? localeOfFile(place.file) : undefined) ?? details.locale,
    ...(corrected === undefined ? {} : { hint: `${details.hint ?? ''} ${corrected}`.trim() }),
    ...(isElsewhere ? { pages: [shownBy] } : {}),
  });
  // A shortcode's argument is not always a URL: the problem is shown without an edit.
  return { problem, range: tag === undefined && guess.written === undefined ? range : undefined };
}

type Range = NonNullable<ReturnType<Locate>['range']>;

/** The edit that corrects a link's target, if the link's place is that of its target. */
function fixOf(
  { place }: Problem,
  range: Range | undefined,
  target: string | undefined,
  textOf: TextOf,
): LinkFix | undefined {
  const text = place.kind === 'file' ? textOf(place.file) : undefined;
  if (place.kind !== 'file' || range === undefined || target === undefined || text === undefined)
    return undefined;
  const written = text.slice(range.start, range.end);
  const replacement = writeInPlace(text, range.start, written, target);
  return replacement === undefined ? undefined : { file: place.file, ...range, written, replacement };
}

/** A link without a known place is searched for in its page. */
function placeOr(
  { place, shownBy, link }: LinkFinding,
  textOf: TextOf,
): { readonly place: Place; readonly written?: string } {
  if (place.kind === 'file' || shownBy === '') return { place };
  const decoded = decodePath(link.target);
  const ways = [
    link.target,
    decoded,
    decoded.replace(/^\/[^/]+/, ''),
    decoded.replace(/\/(?=#|$)/, '').replace(/^.*\//, ''),
  ];
  for (const way of ways.filter(({ length }) => length > 3)) {
    const found = findInFile(textOf, shownBy, way);
    if (found.kind === 'file' && found.end !== undefined) return { place: found, written: way };
  }
  return { place: filePlace(shownBy) };
}

/** The first occurrence of a text in a file; the file's start if there is none. */
function findInFile(textOf: TextOf, file: string, text: string): Place {
  const read = textOf(file);
  const at = read?.indexOf(text) ?? -1;
  if (read === undefined || at === -1) return filePlace(file);
  const lines = createLineIndex(read);
  return filePlace(file, lines.pointAt(at), lines.pointAt(at + text.length));
}

/** Notes when a translation's broken link is not, or no longer, in its source. */
function createSourceLinks(
  { site, index }: LinkProblemsOptions['loaded'],
  facts: LinkProblemsOptions['facts'],
): (finding: LinkFinding) => string | undefined {
  const prefixes = site.locales.map(({ urlPrefix }) => urlPrefix).filter((prefix) => prefix !== '');
  const withoutLocale = (target: string) => {
    const [, first = ''] = target.split('/');
    return target.startsWith('/') && prefixes.includes(first) ? target.slice(first.length + 1) : target;
  };
  const targets = new Map<Page, ReadonlySet<string>>();
  return ({ link, shownBy, details }) => {
    const page = shownBy === '' || details.locale === site.defaultLocale ? undefined : index.byFile(shownBy);
    if (page === undefined || page.locale !== details.locale) return undefined;
    const source = index.translations(page).find(({ locale }) => locale === site.defaultLocale);
    const rendered = source === undefined ? undefined : facts.get(source);
    if (source === undefined || rendered === undefined) return undefined;
    let known = targets.get(source);
    if (known === undefined) {
      known = new Set(rendered.links.map(({ target }) => withoutLocale(target)));
      targets.set(source, known);
    }
    return known.has(withoutLocale(link.target))
      ? undefined
      : `Its source ${source.file} does not contain this link: it was corrected there, or never existed.`;
  };
}

/** URLs given by UI strings and the front matter of terms: they are reported there once, not wherever a shortcode shows them. */
function givenElsewhere(
  { index, uiCatalogues }: LinkProblemsOptions['loaded'],
  sources: readonly LinkSource[],
): ReadonlySet<string> {
  const strings = new Set(Object.values(uiCatalogues.files));
  return new Set([
    ...index.pages.flatMap(({ params }) => (typeof params.full_link === 'string' ? [params.full_link] : [])),
    ...sources.flatMap(({ link: { place, target } }) =>
      place.kind === 'file' && strings.has(place.file) ? [target] : [],
    ),
  ]);
}
