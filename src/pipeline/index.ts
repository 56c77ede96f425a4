export {
  type BuildOptions,
  type BuildResult,
  type BuildSummary,
  buildSite,
  type ReportProgress,
  type Stage,
} from './build-site.ts';
export { type CheckResult, checkSite } from './check-site.ts';
export {
  type LoadedSite,
  type LoadOptions,
  type LoadResult,
  loadSite,
  UnknownLocaleError,
} from './load-site.ts';
export { typeOfFile } from './media-types.ts';
export { type SiteServer, serveSite } from './serve-site.ts';
