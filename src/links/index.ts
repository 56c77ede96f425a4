export { type AddressBase, decodePath, parseAddress } from './address.ts';
export { createAnchors } from './anchors.ts';
export { checkText } from './checks/text-mismatch.ts';
export { parseExternalCache } from './external/cache.ts';
export { runPaced } from './external/pace.ts';
export { requestAddress, type SendRequest } from './external/request.ts';
export { parseHtmlIds } from './html-ids.ts';
export { createRedirects, parseRedirects, type Redirects } from './redirects.ts';
export {
  type ExternalSettings,
  type LinksOptions,
  type LinksResult,
  reportLinks,
} from './report/report-links.ts';
export {
  linksOfPages,
  linksOfSite,
  movesOf,
  type SiteLinks,
  withAllLocales,
} from './report/site-links.ts';
export {
  createTargetLocator,
  isWrittenForm,
} from './written-target.ts';
