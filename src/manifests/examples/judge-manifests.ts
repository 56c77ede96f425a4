/** Checks the manifests of a site against each of their target releases. */
import type { Problem } from '../../diagnostics/index.ts';
import { exampleSettings, type LoadedSite } from '../../site/index.ts';
import { loadCel } from '../cel.ts';
import { customKindsOf, type KnownKinds } from '../check-manifest.ts';
import { checkExample, type ParsedExample } from '../example.ts';
import { checkPageManifests, type ParsedPage } from '../prose.ts';
import type { Release } from '../releases/releases.ts';
import { mentionsRules } from '../schema-rules.ts';
import { readProjectSchemas } from './project-schemas.ts';
import type { ReadExamples } from './read-examples.ts';
import { createReleasesOfFiles, type MeantReleases, mergeByRelease } from './releases-of-files.ts';

export interface ManifestJudge {
  /** @param own releases that the page itself names */
  releasesOf(page: ParsedPage, own: readonly string[]): MeantReleases;
  /** Problems of the manifests in a page. */
  judgePage(page: ParsedPage, meant: MeantReleases): readonly Problem[];
  /**
   * @param pages releases of the pages that show the example
   * @param isPartial whether it is merged into an existing object
   */
  judgeExample(
    example: ParsedExample,
    pages: readonly MeantReleases[],
    isPartial: boolean,
  ): readonly Problem[];
  /** Problems of the releases and schemas that the site names. */
  readonly problems: readonly Problem[];
}

/** @param kubernetesVersions releases to check against, instead of those that the site names */
export async function createManifestJudge(
  { site }: LoadedSite,
  { parsed, pages }: ReadExamples,
  kubernetesVersions: readonly string[],
): Promise<ManifestJudge> {
  const examples = [...parsed.values()];
  const documents = [
    ...examples.flatMap((example) => example.documents),
    ...pages.flatMap(({ page }) => page.manifests.flatMap((manifest) => manifest.documents)),
  ];
  const schemas = readProjectSchemas(site);
  const custom = new Map([...schemas.kinds, ...customKindsOf(documents)]);
  const declared = new Set(exampleSettings(site).kinds);
  const texts = [...examples.map(({ text }) => text), ...pages.map(({ page }) => page.text)];
  const evaluate = schemas.hasRules || texts.some(mentionsRules) ? await loadCel() : undefined;
  const knownOf = (release: Release, named: boolean): KnownKinds => ({
    release,
    named,
    custom,
    declared,
    evaluate,
  });
  const releases = createReleasesOfFiles(site, kubernetesVersions);
  return {
    releasesOf: (page, own) => releases.of(page.file, page.locale, own),
    judgePage: (page, meant) =>
      mergeByRelease(meant, (release, named) => checkPageManifests(page, knownOf(release, named))),
    judgeExample: (example, ofPages, isPartial) =>
      mergeByRelease(releases.ofExample(example.file, example.locale, ofPages), (release, named) =>
        checkExample(example, knownOf(release, named), isPartial),
      ),
    get problems() {
      return [...releases.problems, ...schemas.problems];
    },
  };
}
