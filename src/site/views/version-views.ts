/** What page views say of versions: those of the site itself, and those that a Hugo tree names. */
import type { LinkView } from './link-view.ts';

/** The same page in another version of the site. */
export interface VersionView {
  /** The name in the configuration. */
  readonly name: string;
  /** The version's label for readers. */
  readonly label: string;
  /** What the configuration says of it. */
  readonly status: 'current' | 'maintained' | 'old' | 'next';
  /** URL of the page, or of the home page in the same language. */
  readonly url: string;
  /** Whether the version has the page. */
  readonly hasPage: boolean;
}

/** The versions of the site. It does not say which of them the page is in, so that a page that is the same in two versions is printed once. */
export interface VersionsView {
  /** All versions, in the order of the configuration. */
  readonly list: readonly VersionView[];
  /** The version that readers are led to. */
  readonly current: VersionView;
}

/** A version that a Hugo tree names in its parameters. */
export interface ReleaseView {
  /** Its text. */
  readonly title: string;
  /** Its address; absent if the version has none. */
  readonly url?: string;
  /** Whether the site is that of the version. */
  readonly isCurrent: boolean;
}

/** The versions that a Hugo tree names in its parameters. */
export interface ReleasesView {
  /** Name of their menu, if the site has one of its own. */
  readonly title?: string;
  /** The versions. */
  readonly list: readonly ReleaseView[];
  /** Set if the site is that of a version that is no longer maintained. */
  readonly archive?: { readonly version: string; readonly latest?: LinkView };
}
