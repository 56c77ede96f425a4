/** The target Kubernetes releases of a file's manifests: from the command line, the page, an override, the site, else the newest. */
import type { Site, Value } from '../../config/index.ts';
import { createProblem, filePlace, NOWHERE, type Place, type Problem } from '../../diagnostics/index.ts';
import { isValueList, isValueMap } from '../../formats/index.ts';
import { compileGlob } from '../../text/index.ts';
import { findRelease, knownRange, newestRelease, type Release } from '../releases/releases.ts';

/** The releases that a text is checked against, one by one. */
export interface MeantReleases {
  readonly releases: readonly Release[];
  /** Whether they were named; otherwise it is the newest one. */
  readonly named: boolean;
}

export interface ReleasesOfFiles {
  /** @param own releases that the page itself names, from {@link versionsOfPage} */
  of(file: string, locale: string | undefined, own?: readonly string[]): MeantReleases;
  /** For an example: those of an override, else those of the pages that show it. */
  ofExample(file: string, locale: string | undefined, pages: readonly MeantReleases[]): MeantReleases;
  /** Problems for unknown releases. */
  readonly problems: readonly Problem[];
}

/** @param asked by the command, instead of the site's settings */
export function createReleasesOfFiles(site: Site, requested: readonly string[]): ReleasesOfFiles {
  const problems: Problem[] = [];
  const reported = new Set<string>();
  const [configFile] = site.configFiles;
  const configPlace = configFile === undefined ? NOWHERE : filePlace(configFile);
  const meant = (versions: readonly string[], place: Place): MeantReleases | undefined => {
    const found = versions.flatMap((version) => {
      const release = findRelease(version);
      const key = `${version}\n${JSON.stringify(place)}`;
      if (release === undefined && !reported.has(key)) {
        reported.add(key);
        problems.push(unknownRelease(version, place, place === configPlace));
      }
      return release ?? [];
    });
    return found.length === 0 ? undefined : { releases: [...new Set(found)], named: true };
  };
  const { versions, overrides } = site.kubernetes;
  const compiled = overrides.map(({ files, locales, versions: own }) => ({
    patterns: files.map(compileGlob),
    locales,
    releases: meant(own, configPlace),
  }));
  const whole = meant(requested, NOWHERE);
  const ofSite = meant(versions, configPlace) ?? { releases: [newestRelease()], named: false };
  const overrideOf = (file: string, locale: string | undefined) =>
    compiled.findLast(
      ({ patterns, locales }) =>
        (patterns.length === 0 || patterns.some((pattern) => pattern.test(file))) &&
        (locales.length === 0 || (locale !== undefined && locales.includes(locale))),
    )?.releases;
  return {
    problems,
    of: (file, locale, own = []) =>
      whole ?? meant(own, filePlace(file)) ?? overrideOf(file, locale) ?? ofSite,
    ofExample(file, locale, pages) {
      const releases = new Set(pages.flatMap((page) => (page.named ? page.releases : [])));
      const ofPages = releases.size === 0 ? undefined : { releases: [...releases], named: true };
      return whole ?? overrideOf(file, locale) ?? ofPages ?? ofSite;
    },
  };
}

/** `kubernetes: '1.27'` in front matter, a list of these, or `kubernetes: { version: … }`. */
export function versionsOfPage(params: { readonly [key: string]: Value }): readonly string[] {
  const given = params.kubernetes;
  const versions = isValueMap(given) ? given.version : given;
  const all = isValueList(versions) ? versions : versions === undefined ? [] : [versions];
  return all.filter((version) => typeof version === 'string' || typeof version === 'number').map(String);
}

function unknownRelease(version: string, place: Place, inConfig: boolean): Problem {
  return createProblem(inConfig || place === NOWHERE ? 'invalid-config' : 'invalid-front-matter', place, {
    message: `Unexpected release ${version} of Kubernetes, expected one of ${knownRange()}.`,
    hint: 'Write a release such as "1.30", in quotes: without them 1.30 is the number 1.3.',
    target: version,
  });
}

/** Merges findings of several releases: equal ones are listed once, others name their releases. */
export function mergeByRelease(
  meant: MeantReleases,
  check: (release: Release, named: boolean) => readonly Problem[],
): Problem[] {
  const { releases, named } = meant;
  const merged = new Map<string, { readonly problem: Problem; readonly versions: string[] }>();
  for (const release of releases) {
    for (const problem of check(release, named)) {
      const key = JSON.stringify([problem.code, problem.place, problem.message]);
      const found = merged.get(key) ?? { problem, versions: [] };
      merged.set(key, found);
      found.versions.push(release.version);
    }
  }
  return [...merged.values()].map(({ problem, versions }) =>
    new Set(versions).size === releases.length
      ? problem
      : { ...problem, message: `${problem.message} (Kubernetes ${[...new Set(versions)].join(', ')})` },
  );
}
