/**
 * Placeholders for values that differ between versions: with them, a page that is the same in two versions is printed once and then taken from the cache. They
 * are replaced when the page is written.
 */
import type { SiteVersion } from '../../config/index.ts';

export const SEGMENT = 'lockstep-version-base';
/** Placeholder for the base path of a version. No author writes such a path. */
export const VERSION_BASE = `/${SEGMENT}/`;

/** Placeholder for the version's label. */
export const VERSION_LABEL = 'lockstep-version-label';

/** The versions that show a part of a page. */
export type ShownIn = SiteVersion['status'];

/** Comments around a part of a page that only some versions show. */
export const partStart = (shownIn: ShownIn): string => `<!--lockstep:${shownIn}-->`;
export const PART_END = '<!--lockstep:end-->';
