/** Use case: every broken link of a site, and every link that leads elsewhere than it says. */

import type { Site } from '../../config/index.ts';
import type { Page } from '../../corpus/index.ts';
import {
  createLineIndex,
  createProblem,
  filePlace,
  type Place,
  type Problem,
  sortProblems,
} from '../../diagnostics/index.ts';
import { presetsNamed } from '../../presets/index.ts';
import type { RenderedLink } from '../../rendering/index.ts';
import { createProjectPaths, type LoadedSite, type Outputs, type RenderedFacts } from '../../site/index.ts';
import { decodePath } from '../address.ts';
import { createLinkChecker } from '../check-link.ts';
import type { TextRules } from '../checks/text-mismatch.ts';
import type { LinkFinding } from '../finding.ts';
import { createIgnore } from '../ignore.ts';
import { createRedirects } from '../redirects.ts';
import { createSiteMap } from '../site-map.ts';
import { createPathSuggester } from '../suggest-page.ts';
import { createTargetLocator } from '../written-target.ts';
import { checkRedirects, readRedirects } from './check-redirects.ts';
import type { LinkFix } from './link-edits.ts';
import { isBareAddress, settleFixes, writeInPlace } from './link-fixes.ts';
import { createLocaleOfFile, gatherLinks, type LinkSource } from './link-sources.ts';
import { createPageAnchors } from './page-anchors.ts';

export interface LinkCheckOptions {
  readonly loaded: Pick<
    LoadedSite,
    'focus' | 'site' | 'files' | 'corpus' | 'index' | 'ui' | 'uiCatalogues' | 'shortcodes' | 'focus'
  >;
  /** Everything that the site publishes, in all locales. */
  readonly outputs: Outputs['table'];
  /** Of the pages whose links are checked, and of those that these lead to. */
  readonly facts: ReadonlyMap<Page, RenderedFacts>;
  /** Locales whose links are checked. */
  readonly chosen: ReadonlySet<string>;
  /** What was found while the site was read: it names the locales that have no content. */
  readonly problems: readonly Problem[];
  /** Where pages went: the site path they had → the file they are now. Asked once, and only when a page is missing. */
  readonly readMoves?: (() => Promise<ReadonlyMap<string, string>>) | undefined;
}

/** A link's problem, and the edit that corrects it, where the right target is certain. */
export interface LinkProblem {
  readonly problem: Problem;
  /** The link; a redirect has none. */
  readonly source?: LinkSource;
  /** Of a redirect: the locale that it leads into. */
  readonly locale?: string | undefined;
  readonly fix?: LinkFix;
}

export interface LinkCheckResult {
  /** Links that were looked at. */
  readonly checked: number;
  readonly found: readonly LinkProblem[];
  readonly sources: readonly LinkSource[];
  /** Pages that links lead to and that are not rendered: what is said of these is known when they are. */
  readonly unknown: ReadonlySet<Page>;
}

export async function checkLinks(options: LinkCheckOptions): Promise<LinkCheckResult> {
  const { loaded, facts, chosen, outputs } = options;
  const { site, index, files } = loaded;
  const rules = readRedirects(loaded);
  const map = createSiteMap({
    site,
    index,
    outputs,
    redirects: createRedirects(
      rules.map(({ rule }) => rule),
      decodePath,
    ),
    absentParts: new Set([
      ...absentLocales(options.problems),
      ...site.versions.flatMap(({ prefix }) => (prefix === '' ? [] : [prefix.slice(0, -1)])),
    ]),
    isElsewhere: createProjectPaths(site.root),
  });
  const unknown = new Set<Page>();
  const asked = {
    get(page: Page): RenderedFacts | undefined {
      const known = facts.get(page);
      if (known === undefined) unknown.add(page);
      return known;
    },
  };
  const anchors = createPageAnchors(loaded, asked);
  let moves: ReadonlyMap<string, string> = new Map();
  const checker = createLinkChecker({
    site,
    index,
    map,
    suggester: createPathSuggester(map),
    exampleHosts: new Set(site.links.exampleHosts.map((host) => host.toLowerCase())),
    textRules: textRulesOf(site),
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
  const sources = gatherLinks(loaded, facts, chosen, loaded.focus);
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
  const textOf = (file: string) => {
    const read = files.readText(file);
    return read.kind === 'text' ? read.text : undefined;
  };
  const { locate } = createTargetLocator(textOf);
  const localeOfFile = createLocaleOfFile(site);
  const findText = (file: string, text: string) => findInFile(files, file, text);
  const inSource = createSourceLinks(loaded, asked);
  const given = givenElsewhere(loaded, sources);
  const placed = findings.flatMap((list, at) => {
    const source = sources[at];
    return source === undefined ? [] : list.map((finding) => ({ finding, source }));
  });
  const isAddress = ({ place, target }: RenderedLink): boolean => {
    const { range, target: written } = locate(place, target);
    const text = place.kind === 'file' && range !== undefined ? textOf(place.file) : undefined;
    if (text === undefined || range === undefined) return false;
    return text.charAt(range.start - 1) === '<' && text.charAt(range.end) === '>'
      ? !/\]\(\s*<$/.test(text.slice(Math.max(0, range.start - 80), range.start))
      : isBareAddress(text, range.start, written);
  };
  const fixes = settleFixes(placed, { site, index, checker, sources, isAddress });
  const found = placed.flatMap(({ finding, source }): LinkProblem[] => {
    const { tag, range, target } = locate(finding.place, finding.link.target);
    const isWritten = range !== undefined && target === finding.link.target;
    // The entry of a term, or a UI string, is wrong where it stands, once, and not wherever a shortcode shows it.
    if (tag !== undefined && !isWritten && given.has(finding.link.target)) return [];
    const { problem, range: edited } = toProblem(finding, locate, localeOfFile, inSource, findText);
    const fix = fixOf(problem, edited, fixes.get(finding), textOf);
    return [{ problem, source, ...(fix === undefined ? {} : { fix }) }];
  });
  return {
    checked: sources.length,
    found: [
      ...found,
      ...checkRedirects(rules, map, anchors.of)
        .filter(({ place }) => place.kind !== 'file' || loaded.focus?.(place.file) !== false)
        .map((problem) => ({ problem, locale: localeOfPath(problem.target ?? '', site) })),
    ],
    sources,
    unknown,
  };
}

type Locate = ReturnType<typeof createTargetLocator>['locate'];

function toProblem(
  finding: LinkFinding,
  locate: Locate,
  localeOfFile: (file: string) => string | undefined,
  inSource: (finding: LinkFinding) => string | undefined,
  findText: (file: string, text: string) => Place,
): { readonly problem: Problem; readonly range: Range | undefined } {
  const { code, link, details, shownBy } = finding;
  const guess = placeOr(finding, findText);
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
  // The argument of a shortcode is not always an address: it is shown, not written.
  return { problem, range: tag === undefined && guess.written === undefined ? range : undefined };
}

type Range = NonNullable<ReturnType<Locate>['range']>;

/** The edit that gives a link its target, where the place of the link is that of its target. */
function fixOf(
  { place }: Problem,
  range: Range | undefined,
  target: string | undefined,
  textOf: (file: string) => string | undefined,
): LinkFix | undefined {
  const text = place.kind === 'file' ? textOf(place.file) : undefined;
  if (place.kind !== 'file' || range === undefined || target === undefined || text === undefined)
    return undefined;
  const written = text.slice(range.start, range.end);
  const replacement = writeInPlace(text, range.start, written, target);
  return replacement === undefined ? undefined : { file: place.file, ...range, written, replacement };
}

/** A link whose place is not known is looked for in its page, as it is written most of the time. */
function placeOr(
  { place, shownBy, link }: LinkFinding,
  findText: (file: string, text: string) => Place,
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
    const found = findText(shownBy, way);
    if (found.kind === 'file' && found.end !== undefined) return { place: found, written: way };
  }
  return { place: filePlace(shownBy) };
}

/** Where a text first stands in a file; the file's start where it does not. */
function findInFile(files: LoadedSite['files'], file: string, text: string): Place {
  const read = files.readText(file);
  const at = read.kind === 'text' ? read.text.indexOf(text) : -1;
  if (read.kind !== 'text' || at === -1) return filePlace(file);
  const lines = createLineIndex(read.text);
  return filePlace(file, lines.pointAt(at), lines.pointAt(at + text.length));
}

/** Tells when a translation's broken link is no longer in its source: the source was corrected in the meantime. */
function createSourceLinks(
  { site, index }: LinkCheckOptions['loaded'],
  facts: { get(page: Page): RenderedFacts | undefined },
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
      : `Its source ${source.file} has no such link: it was corrected there, or never was.`;
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

/** The locale whose pages stand below a path. */
function localeOfPath(path: string, { locales, defaultLocale }: LoadedSite['site']): string {
  const [, first = ''] = path.split('/');
  return locales.find(({ urlPrefix }) => urlPrefix !== '' && urlPrefix === first)?.name ?? defaultLocale;
}

/** The problems alone, sorted. */
export function problemsOf(found: readonly LinkProblem[]): Problem[] {
  return sortProblems(found.map(({ problem }) => problem));
}

/** What the presets of a site know of numbers in links. */
function textRulesOf({ presets }: Pick<Site, 'presets'>): TextRules {
  const checks = presetsNamed(presets ?? []).map((preset) => preset.checks);
  return {
    documents: checks.flatMap(({ documents }) => documents ?? []),
    issues: checks.flatMap(({ issues }) => issues ?? []),
  };
}
