export { DIALECT_NAMES } from '../dialects/index.ts';
export type { DriftPage, DriftReport } from '../drift/index.ts';
export { type AskOptions, askAboutExamples } from './ask-cluster.ts';
export {
  type BuildOptions,
  type BuildResult,
  type BuildSummary,
  buildSite,
  type ReportProgress,
  type Stage,
} from './build-site.ts';
export { checkExamples, type ExamplesResult } from './check-examples.ts';
export { type CheckResult, checkSite } from './check-site.ts';
export { type Cluster, ClusterError, readCluster } from './cluster.ts';
export { comparePages } from './compare-pages.ts';
export { type BranchPages, pagesOfBranch } from './drift/branch.ts';
export { findPages } from './drift/find-page.ts';
export type { Tree } from './drift/load-tree.ts';
export { readTexts } from './drift/texts.ts';
export { type ImportOptions, type ImportResult, importPages } from './import-pages.ts';
export {
  type LoadedSite,
  type LoadOptions,
  type LoadResult,
  loadSite,
  UnknownLocaleError,
} from './load-site.ts';
export { typeOfFile } from './media-types.ts';
export { type PinResult, pinPage } from './pin-page.ts';
export { allTranslations, type PinCandidate, stagedTranslations } from './pin-set.ts';
export {
  type DriftOptions,
  type DriftResult,
  reportDrift,
  reportOnSite,
} from './report-drift.ts';
export {
  type ExternalSettings,
  type LinksOptions,
  type LinksResult,
  reportLinks,
  UnknownRevisionError,
} from './report-links.ts';
export { type SiteServer, serveSite } from './serve-site.ts';
export { findNewTranslation, nextTasks, startPage, type Task } from './translations.ts';
