/** Use case: finds all problems of a site without writing it. */
import type { HugoReference } from '../config/index.ts';
import { type Problem, sortProblems } from '../diagnostics/index.ts';
import { readPopularity, sortPageFiles } from '../drift/index.ts';
import { openGit } from '../io/index.ts';
import { linksOfSite, type SiteLinks } from '../links/index.ts';
import { checkLoadedExamples } from '../manifests/index.ts';
import {
  type CacheOptions,
  checkDiagrams,
  checksManifests,
  checkTitles,
  chooseProblems,
  createOutputs,
  type LoadedSite,
  type LoadOptions,
  loadSite,
  NO_SOURCES,
  openSourceIndex,
  type ReportProgress,
  type SelectProblems,
  type UsedPreset,
} from '../site/index.ts';
import { checkTerms } from './check-terms.ts';
import { runOwnChecks } from './own-checks.ts';

export interface CheckOptions extends LoadOptions, CacheOptions {
  readonly onProgress: ReportProgress;
  /** Removes known findings. */
  readonly select?: SelectProblems | undefined;
}

export interface CheckResult {
  /** Number of pages that were checked. */
  readonly checked: number;
  /** The presets of the site, and the reason for each. */
  readonly presets: readonly UsedPreset[];
  /** For Hugo sites: the Hugo version whose behaviour is followed. */
  readonly hugo?: HugoReference | undefined;
  readonly problems: readonly Problem[];
  /** The folder or its configuration cannot be used; the problems give the reasons. */
  readonly unusable?: true;
}

export async function checkSite(options: CheckOptions): Promise<CheckResult> {
  options.onProgress('reading', 0, 1);
  const result = await loadSite({ ...options, sources: openSourceIndex(options) });
  if (result.kind === 'failed')
    return { checked: 0, presets: [], problems: sortProblems(result.problems), unusable: true };
  const git = await openGit(options.root);
  const links = await linksOfSite(result.loaded, result.problems, options, git);
  return checkLoaded(result.loaded, result.problems, { ...options, links });
}

export interface LoadedCheckOptions extends Pick<CheckOptions, 'select' | 'timeLimitSeconds'> {
  readonly links: SiteLinks;
}

/** The same for a site that is already loaded and rendered. */
export async function checkLoaded(
  loaded: LoadedSite,
  known: readonly Problem[],
  { links, select, timeLimitSeconds }: LoadedCheckOptions,
): Promise<CheckResult> {
  // Examples that pages refer to but that are missing are found while rendering.
  const examples = await checkLoadedExamples(loaded, {
    missing: false,
    manifests: checksManifests(loaded.site),
  });
  const own = await runOwnChecks(loaded, links.rendered.facts, timeLimitSeconds);
  const { chosen, focus, site } = loaded;
  const outputs = chosen.size === site.locales.length ? links.outputs : createOutputs(loaded, NO_SOURCES);
  // Included files of a page are checked with it; only the results of checks of the whole site are filtered.
  const inFocus = (problems: readonly Problem[]): readonly Problem[] =>
    focus === undefined
      ? problems
      : problems.filter(
          ({ code, place }) => code === 'invalid-config' || (place.kind === 'file' && focus(place.file)),
        );
  const found = [
    ...links.problems,
    ...inFocus(known),
    ...inFocus(outputs.problems),
    ...links.rendered.problems,
    ...checkDiagrams(links.rendered, loaded.site.root),
    ...inFocus(checkTerms(loaded, links.rendered.facts.keys())),
    ...inFocus(checkPopularity(loaded)),
    ...inFocus(checkTitles(links.rendered, loaded.site, known)),
    ...links.check.found.flatMap(({ problem, locale }) =>
      locale === undefined || loaded.chosen.has(locale) ? [problem] : [],
    ),
    ...inFocus(examples.problems),
    ...own,
  ];
  return {
    checked: links.pages.length,
    presets: loaded.presets,
    hugo: loaded.site.hugo,
    problems: chooseProblems(found, loaded, { isWhole: true, select }),
  };
}

/** Problems of the page views file. */
function checkPopularity({ site, files }: LoadedSite): readonly Problem[] {
  if (site.drift.popularity === '') return [];
  return readPopularity(
    site,
    files,
    sortPageFiles(site, (folder) => files.list(folder).map(({ path }) => path)),
  ).problems;
}
