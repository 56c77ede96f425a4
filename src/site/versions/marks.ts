/**
 * The path that stands for the base path of every version while its pages are made: what is the same in two versions is made once, and comes from the cache for the
 * other one. What a page says of its version is marked, and chosen when the page is written.
 */
import type { SiteVersion } from '../../config/index.ts';

export const SEGMENT = 'lockstep-version-base';
/** In place of the path under which a version is served. Nobody writes such a path. */
export const VERSION_BASE = `/${SEGMENT}/`;

/** In place of what readers call the version. */
export const VERSION_LABEL = 'lockstep-version-label';

/** Which versions show a part of a page. */
export type ShownIn = SiteVersion['status'];

/** Comments round a part of a page that only some versions show. */
export const partStart = (shownIn: ShownIn): string => `<!--lockstep:${shownIn}-->`;
export const PART_END = '<!--lockstep:end-->';
