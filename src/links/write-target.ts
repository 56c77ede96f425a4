/** Writes a target in the author's style: with the same host and query, and as a fragment only if it stays on the page. */
import type { Site } from '../config/index.ts';
import { encodePath } from '../rendering/index.ts';
import type { SiteAddress } from './address.ts';
import type { LinkContext } from './finding.ts';

/** @param path site path, not percent-encoded */
export type WriteTarget = (path: string, fragment?: string) => string;

/** @param address the author's target */
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

/** Characters that would end a target in Markdown or in an attribute. */
const UNFIT = /[\s<>"`\\]/g;
