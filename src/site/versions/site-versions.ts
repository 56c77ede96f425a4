import type { Site, SiteVersion } from '../../config/index.ts';
import type { VersionsView } from '../views/page-view.ts';

/** What a version knows about the others. */
export interface SiteVersions {
  /** The version itself. */
  readonly own: SiteVersion;
  readonly all: readonly SiteVersion[];
  /** The themes of all versions. */
  readonly themes: readonly Site['theme'][];
  /** The same page in each version for readers of a locale; the home page if a version lacks it, or if no page is given. */
  viewOf(locale: string, pageId?: string): VersionsView;
  /** The absolute URL of a page in the current version; `undefined` if there is none, or if the site does not know its origin. */
  canonicalOf(locale: string, pageId: string): string | undefined;
}
