/** Use case: find every broken link of a site, and every link whose text contradicts its target. */

import type { Site } from '../../config/index.ts';
import type { Page } from '../../corpus/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import { presetsNamed } from '../../presets/index.ts';
import { createProjectPaths, type LoadedSite, type Outputs, type RenderedFacts } from '../../site/index.ts';
import { decodePath } from '../address.ts';
import { createLinkChecker, type LinkChecker } from '../check-link.ts';
import type { TextRules } from '../checks/text-mismatch.ts';
import type { LinkFinding } from '../finding.ts';
import { createIgnore } from '../ignore.ts';
import { localeOfPath } from '../locale-of-path.ts';
import { createRedirects } from '../redirects.ts';
import { createSiteMap, type SiteMap } from '../site-map.ts';
import { createPathSuggester } from '../suggest-page.ts';
import { checkRedirects, type PlacedRule } from './check-redirects.ts';
import type { FoundLink } from './link-fixes.ts';
import { type LinkProblem, linkProblems } from './link-problems.ts';
import { gatherLinks, type LinkSource } from './link-sources.ts';
import { createPageAnchors, type PageAnchors } from './page-anchors.ts';

export interface LinkCheckOptions {
  readonly loaded: Pick<
    LoadedSite,
    'focus' | 'site' | 'files' | 'corpus' | 'index' | 'ui' | 'uiCatalogues' | 'shortcodes'
  >;
  /** Everything that the site publishes, in all locales. */
  readonly outputs: Outputs['table'];
  /** Facts of the pages whose links are checked, and of their targets. */
  readonly facts: ReadonlyMap<Page, RenderedFacts>;
  /** Redirects of the host. */
  readonly rules: readonly PlacedRule[];
  /** Locales whose links are checked. */
  readonly chosen: ReadonlySet<string>;
  /** Problems found while the site was read: they name locales without content. */
  readonly problems: readonly Problem[];
  /** Reads where pages were moved: old site path → current file. Called once, and only if a page is missing. */
  readonly readMoves?: (() => Promise<ReadonlyMap<string, string>>) | undefined;
}

export interface LinkCheckResult {
  /** Number of checked links. */
  readonly checked: number;
  readonly found: readonly LinkProblem[];
  readonly sources: readonly LinkSource[];
  /** Link targets that are not rendered yet: findings about them follow once they are. */
  readonly unknown: ReadonlySet<Page>;
}

export async function checkLinks(options: LinkCheckOptions): Promise<LinkCheckResult> {
  const { loaded, chosen } = options;
  const { rules } = options;
  const map = siteMapOf(options, rules);
  const facts = recordUnknown(options.facts);
  const anchors = createPageAnchors(loaded, facts);
  const moves = new Map<string, string>();
  const checker = checkerOf(options, map, anchors, moves);
  const sources = gatherLinks(loaded, options.facts, chosen, loaded.focus);
  const found = await findingsOf(sources, checker, moves, options.readMoves);
  return {
    checked: sources.length,
    found: [
      ...linkProblems(found, { loaded, facts, checker, sources }),
      ...checkRedirects(rules, map, anchors.of)
        .filter(({ place }) => place.kind !== 'file' || loaded.focus?.(place.file) !== false)
        .map((problem) => ({ problem, locale: localeOfPath(problem.target ?? '', loaded.site) })),
    ],
    sources,
    unknown: facts.unknown,
  };
}

/** Everything that an address can lead to. */
function siteMapOf(
  { loaded: { site, index }, outputs, problems }: LinkCheckOptions,
  rules: readonly PlacedRule[],
): SiteMap {
  return createSiteMap({
    site,
    index,
    outputs,
    redirects: createRedirects(
      rules.map(({ rule }) => rule),
      decodePath,
    ),
    absentParts: new Set([
      ...absentLocales(problems),
      ...site.versions.flatMap(({ prefix }) => (prefix === '' ? [] : [prefix.slice(0, -1)])),
    ]),
    isElsewhere: createProjectPaths(site.root),
  });
}

/** Wraps the facts of pages and records requested pages that are not rendered. */
function recordUnknown(facts: ReadonlyMap<Page, RenderedFacts>) {
  const unknown = new Set<Page>();
  return {
    unknown,
    get(page: Page): RenderedFacts | undefined {
      const known = facts.get(page);
      if (known === undefined) unknown.add(page);
      return known;
    },
  };
}

/** @param moves filled later, when a missing page is found */
function checkerOf(
  { loaded: { site, index } }: LinkCheckOptions,
  map: SiteMap,
  anchors: PageAnchors,
  moves: ReadonlyMap<string, string>,
): LinkChecker {
  return createLinkChecker({
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
}

/** The problems of each link. If pages are missing, the history shows where they were moved, and their links are checked again. */
async function findingsOf(
  sources: readonly LinkSource[],
  checker: LinkChecker,
  moves: Map<string, string>,
  readMoves: LinkCheckOptions['readMoves'],
): Promise<FoundLink[]> {
  const check = ({ link, context }: LinkSource) => checker.check(link, context);
  const isMissing = (findings: readonly LinkFinding[]) =>
    findings.some(({ code }) => code === 'missing-page');
  let found = sources.map((source) => ({ source, findings: check(source) }));
  if (readMoves !== undefined && found.some(({ findings }) => isMissing(findings))) {
    for (const [path, file] of await readMoves()) moves.set(path, file);
    if (moves.size > 0)
      found = found.map((one) => (isMissing(one.findings) ? { ...one, findings: check(one.source) } : one));
  }
  return found.flatMap(({ source, findings }) => findings.map((finding) => ({ finding, source })));
}

/** Configured locales that have no content. */
function absentLocales(problems: readonly Problem[]): ReadonlySet<string> {
  return new Set(
    problems.flatMap(({ code, locale }) =>
      code === 'missing-content-folder' && locale !== undefined ? [locale.toLowerCase()] : [],
    ),
  );
}

/** The presets' rules for numbers in links. */
function textRulesOf({ presets }: Pick<Site, 'presets'>): TextRules {
  const checks = presetsNamed(presets ?? []).map((preset) => preset.checks);
  return {
    documents: checks.flatMap(({ documents }) => documents ?? []),
    issues: checks.flatMap(({ issues }) => issues ?? []),
  };
}
