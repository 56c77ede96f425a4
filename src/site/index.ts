export { IntegrationError } from './astro/astro-frameworks.ts';
export { buildShard, type Shard } from './build-shard.ts';
export { buildSite } from './build-site.ts';
export type { BuildOptions, ReportProgress, Stage } from './build-steps.ts';
export type { BuildSummary, VersionSummary } from './build-summary.ts';
export { checkDiagrams } from './diagrams/check-diagrams.ts';
export { chooseProblems, type SelectProblems } from './load/choose-problems.ts';
export { loadDefinitions } from './load/definitions.ts';
export { type ExampleEntry, type ExampleFiles, exampleSettings, findExamples } from './load/example-files.ts';
export {
  type LoadedSite,
  type LoadOptions,
  loadSite,
} from './load/load-site.ts';
export { checksManifests, type UsedPreset } from './load/presets.ts';
export { watchSite } from './load/watch-site.ts';
export { serveBuilds } from './machines/serve-builds.ts';
export type { KeepMessage } from './offline/service-worker.client.ts';
export { checkTitles } from './outputs/check-titles.ts';
export { createOutputs, type Outputs } from './outputs/create-outputs.ts';
export { typeOfFile } from './outputs/media-types.ts';
export { NO_SOURCES, type Output, type OutputSources } from './outputs/output.ts';
export { publishedOutputs, withPublished } from './outputs/published-files.ts';
export { readOutput } from './outputs/read-output.ts';
export { printSection } from './print-section.ts';
export { ProjectSettingsError } from './project/agree.ts';
export { lockstep } from './project/lockstep-integration.ts';
export { createProjectPaths } from './project/project-paths.ts';
export {
  type CacheOptions,
  openCache,
  openSourceIndex,
  pagesUsed,
  planFacts,
  renderSite,
  type SiteCache,
} from './render/prepare.ts';
export type { RenderedFacts } from './render/render-cache.ts';
export type { RenderedSite } from './render/render-pages.ts';
export { serveSite } from './serve-site.ts';
export { findVersion, type NamedVersion } from './versions/version-roots.ts';
export { createInheritance } from './views/inherited-anchors.ts';
export { noticeAnchors } from './views/page-notices.ts';
export type { FrameProps, PageView } from './views/page-view.ts';
