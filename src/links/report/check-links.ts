/** Use case: every link of a site that leads nowhere, or elsewhere than it says. */
import type { Page } from '../../corpus/index.ts';
import {
  createLineIndex,
  createProblem,
  filePlace,
  type Place,
  type Problem,
  sortProblems,
} from '../../diagnostics/index.ts';
import {
  filesToCopy,
  findFallbackPages,
  generatedFiles,
  type LoadedSite,
  type RenderedFacts,
  searchOutputs,
  statusFiles,
} from '../../site/index.ts';
import { decodePath } from '../address.ts';
import { createLinkChecker } from '../check-link.ts';
import type { LinkFinding } from '../finding.ts';
import { createIgnore } from '../ignore.ts';
import { createRedirects } from '../redirects.ts';
import { createSiteMap } from '../site-map.ts';
import { createPathSuggester } from '../suggest-page.ts';
import { createTargetLocator } from '../written-target.ts';
import { checkRedirects, readRedirects } from './check-redirects.ts';
import { createLocaleOfFile, gatherLinks, type LinkSource } from './link-sources.ts';
import { createPageAnchors } from './page-anchors.ts';

export interface LinkCheckOptions {
  readonly loaded: Pick<LoadedSite, 'site' | 'files' | 'corpus' | 'index' | 'ui' | 'uiCatalogues'>;
  /** Of all pages of all locales. */
  readonly facts: ReadonlyMap<Page, RenderedFacts>;
  /** What was found while the site was read: it names the locales that have no content. */
  readonly problems: readonly Problem[];
  /** Where pages went: the site path they had → the file they are now. Asked once, and only when a page is missing. */
  readonly readMoves?: (() => Promise<ReadonlyMap<string, string>>) | undefined;
}

/** A link's problem, and the edit that mends it beyond doubt. */
export interface LinkProblem {
  readonly problem: Problem;
  /** The link; a redirect has none. */
  readonly source?: LinkSource;
  readonly fix?: LinkFix;
}

export interface LinkFix {
  readonly file: string;
  /** Offsets in the file's text. */
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

export interface LinkCheckResult {
  /** Links that were looked at. */
  readonly checked: number;
  readonly found: readonly LinkProblem[];
  readonly sources: readonly LinkSource[];
}

export async function checkLinks(options: LinkCheckOptions): Promise<LinkCheckResult> {
  const { loaded, facts } = options;
  const { site, index, files } = loaded;
  const chosen = new Set(site.locales.map(({ name }) => name));
  const rules = readRedirects(loaded);
  const map = createSiteMap({
    site,
    index,
    copies: filesToCopy({ ...loaded, chosen }).copies,
    fallbacks: findFallbackPages(site, loaded.corpus.pages, index),
    redirects: createRedirects(
      rules.map(({ rule }) => rule),
      decodePath,
    ),
    absentLocales: absentLocales(options.problems),
    made: [
      ...generatedFiles({ ...loaded, chosen }, NO_BODIES).keys(),
      ...statusFiles(site),
      ...searchOutputs({ ...loaded, chosen }),
    ],
  });
  const anchors = createPageAnchors(loaded, facts);
  let moves: ReadonlyMap<string, string> = new Map();
  const checker = createLinkChecker({
    site,
    index,
    map,
    suggester: createPathSuggester(map),
    exampleHosts: new Set(site.links.exampleHosts.map((host) => host.toLowerCase())),
    isIgnored: createIgnore(site.links.ignore),
    anchorsOf: anchors.of,
    anchorsOfFile: anchors.ofFile,
    translatedAnchor: anchors.translated,
    movedTo(path) {
      const file = moves.get(path.endsWith('/') ? path : `${path}/`);
      const page = file === undefined ? undefined : index.byFile(file);
      return page?.rendered === true ? page.url : undefined;
    },
  });
  const sources = gatherLinks(loaded, facts);
  const check = ({ link, context }: LinkSource) => checker.check(link, context);
  let findings = sources.map(check);
  if (
    options.readMoves !== undefined &&
    findings.some((list) => list.some(({ code }) => code === 'missing-page'))
  ) {
    moves = await options.readMoves();
    if (moves.size > 0) {
      findings = findings.map((list, at) => {
        const source = sources[at];
        return source !== undefined && list.some(({ code }) => code === 'missing-page')
          ? check(source)
          : list;
      });
    }
  }
  const locate = createTargetLocator((file) => {
    const read = files.readText(file);
    return read.kind === 'text' ? read.text : undefined;
  }).locate;
  const localeOfFile = createLocaleOfFile(site);
  const findText = (file: string, text: string) => findInFile(files, file, text);
  const inSource = createSourceLinks(loaded, facts);
  const given = givenElsewhere(loaded, sources);
  const placed = findings.flatMap((list, at) => list.map((finding) => ({ finding, source: sources[at] })));
  const found = placed.flatMap(({ finding, source }): LinkProblem[] => {
    const { tag, range, target } = locate(finding.place, finding.link.target);
    const isWritten = range !== undefined && target === finding.link.target;
    // The entry of a term, or a UI string, is wrong where it stands, once, and not wherever a shortcode shows it.
    if (tag !== undefined && !isWritten && given.has(finding.link.target)) return [];
    const made = toProblem(finding, locate, localeOfFile, inSource, findText);
    return [source === undefined ? made : { ...made, source }];
  });
  return {
    checked: sources.length,
    found: [...found, ...checkRedirects(rules, map, anchors.of).map((problem) => ({ problem }))],
    sources,
  };
}

type Locate = ReturnType<typeof createTargetLocator>['locate'];

function toProblem(
  finding: LinkFinding,
  locate: Locate,
  localeOfFile: (file: string) => string | undefined,
  inSource: (finding: LinkFinding) => string | undefined,
  findText: (file: string, text: string) => Place,
): LinkProblem {
  const { code, link, details, shownBy, fix } = finding;
  const { place, target, range, tag } = locate(placeOr(finding, findText), link.target);
  const isElsewhere = place.kind === 'file' && shownBy !== '' && place.file !== shownBy;
  const mended = code.startsWith('missing-') ? inSource(finding) : undefined;
  const problem = createProblem(code, place, {
    ...details,
    target,
    locale: (place.kind === 'file' ? localeOfFile(place.file) : undefined) ?? details.locale,
    ...(mended === undefined ? {} : { hint: `${details.hint ?? ''} ${mended}`.trim() }),
    ...(isElsewhere ? { pages: [shownBy] } : {}),
  });
  // The argument of a shortcode is not always an address: it is shown, not written.
  const isPlain = range !== undefined && tag === undefined;
  return fix === undefined || !isPlain || place.kind !== 'file'
    ? { problem }
    : { problem, fix: { file: place.file, ...range, replacement: fix } };
}

/** A link whose place is not known is looked for in its page, as it is written most of the time. */
function placeOr(
  { place, shownBy, link }: LinkFinding,
  findText: (file: string, text: string) => Place,
): Place {
  if (place.kind === 'file' || shownBy === '') return place;
  const decoded = decodePath(link.target);
  const ways = [
    link.target,
    decoded,
    decoded.replace(/^\/[^/]+/, ''),
    decoded.replace(/\/(?=#|$)/, '').replace(/^.*\//, ''),
  ];
  const places = ways.filter(({ length }) => length > 3).map((way) => findText(shownBy, way));
  return places.find((found) => found.kind === 'file' && found.end !== undefined) ?? filePlace(shownBy);
}

/** Where a text first stands in a file; the file's start where it does not. */
function findInFile(files: LoadedSite['files'], file: string, text: string): Place {
  const read = files.readText(file);
  const at = read.kind === 'text' ? read.text.indexOf(text) : -1;
  if (read.kind !== 'text' || at === -1) return filePlace(file);
  const lines = createLineIndex(read.text);
  return filePlace(file, lines.pointAt(at), lines.pointAt(at + text.length));
}

/** Tells when a translation's broken link is no longer in its source: the source was mended in the meantime. */
function createSourceLinks(
  { site, index }: LinkCheckOptions['loaded'],
  facts: ReadonlyMap<Page, RenderedFacts>,
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
      : `Its source ${source.file} has no such link: it was mended there, or never was.`;
  };
}

/** Addresses that UI strings and the front matter of terms give: they are wrong there, once, not wherever a shortcode shows them. */
function givenElsewhere(
  { index, uiCatalogues }: LinkCheckOptions['loaded'],
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

/** Locales that the configuration names and that have no content here. */
function absentLocales(problems: readonly Problem[]): ReadonlySet<string> {
  return new Set(
    problems.flatMap(({ code, locale }) =>
      code === 'missing-content-folder' && locale !== undefined ? [locale.toLowerCase()] : [],
    ),
  );
}

/** Only the paths of generated files are asked for. */
const NO_BODIES = { summaryOf: () => '', markdownOf: () => undefined };

/** The problems alone, sorted. */
export function problemsOf(found: readonly LinkProblem[]): Problem[] {
  return sortProblems(found.map(({ problem }) => problem));
}
