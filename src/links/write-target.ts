/** A target in the way the author wrote his: with the host and the query that he gave, as a fragment alone where it stays on the page. */
import type { Site } from '../config/index.ts';
import { encodePath } from '../rendering/index.ts';
import type { SiteAddress } from './address.ts';
import type { LinkContext } from './finding.ts';

/** @param path of the site, not percent-encoded */
export type WriteTarget = (path: string, fragment?: string) => string;

/** @param address what the author wrote */
export function createTargetWriter(
  address: SiteAddress,
  { url }: Pick<LinkContext, 'url'>,
  { origin, basePath }: Pick<Site, 'origin' | 'basePath'>,
): WriteTarget {
  return (path, fragment) => {
    const hash = fragment === undefined ? '' : `#${fragment.replace(UNFIT, encodeURIComponent)}`;
    const suffix = address.query + hash;
    if (!address.absolute && path === url && address.path === url && hash !== '') return suffix;
    return (address.absolute ? origin + basePath.replace(/\/$/, '') : '') + encodePath(path) + suffix;
  };
}

/** What ends a target in Markdown or in an attribute. */
const UNFIT = /[\s<>"`\\]/g;
