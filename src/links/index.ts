export { type Address, type AddressBase, decodePath, parseAddress } from './address.ts';
export { type Anchors, createAnchors } from './anchors.ts';
export type { LinkChecker, LinkCheckerOptions } from './check-link.ts';
export { checkText, type Mismatch, type TextRules } from './checks/text-mismatch.ts';
export { type ExternalCache, parseExternalCache } from './external/cache.ts';
export type { Outcome } from './external/outcome.ts';
export { type PaceOptions, runPaced } from './external/pace.ts';
export { type RequestOptions, requestAddress, type SendRequest } from './external/request.ts';
export type { LinkContext, LinkFinding } from './finding.ts';
export type { FrontMatterLink } from './front-matter-links.ts';
export { parseHtmlIds } from './html-ids.ts';
export { createRedirects, parseRedirects, type RedirectRule, type Redirects } from './redirects.ts';
export type { KnownLinks } from './report/known-links.ts';
export {
  type ExternalSettings,
  type LinksOptions,
  type LinksResult,
  reportLinks,
} from './report/report-links.ts';
export {
  type LinkedPages,
  linksOfPages,
  linksOfSite,
  movesOf,
  type SiteLinks,
  withAllLocales,
} from './report/site-links.ts';
export type { SiteMap, SiteMapOptions, Target } from './site-map.ts';
export type { PathSuggester } from './suggest-page.ts';
export {
  createTargetLocator,
  isWrittenForm,
  type TargetLocator,
  type WrittenTarget,
} from './written-target.ts';
