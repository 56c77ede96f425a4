import type { Site, SiteVersion } from '../../config/index.ts';
import type { VersionsView } from '../views/page-view.ts';

/** What a version knows of the others. */
export interface SiteVersions {
  /** The version itself. */
  readonly own: SiteVersion;
  readonly all: readonly SiteVersion[];
  /** The looks of all of them. */
  readonly themes: readonly Site['theme'][];
  /** The same page in each version, for readers of a locale; its home page where it has no such page, or none is given. */
  viewOf(locale: string, pageId?: string): VersionsView;
  /** The absolute address of a page in the current version; `undefined` where that has no such page, or the site does not know its origin. */
  canonicalOf(locale: string, pageId: string): string | undefined;
}
