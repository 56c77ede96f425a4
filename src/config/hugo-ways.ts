/** Differences between versions of Hugo, as values of a site. */

/** The version of Hugo whose behaviour is followed. */
export interface HugoReference {
  /** `0.165.0`. */
  readonly version: string;
  /** 165 for `0.165.0`. */
  readonly minor: number;
  /** The newest version whose functions its templates may use: later versions count too if only a minimum is given. */
  readonly newest: number;
  /** The file or setting that names the version, or that only an old Hugo accepts; empty if there is none and the current version is assumed. */
  readonly from: string;
}

/** Which pages are files (`/a.html`) instead of folders (`/a/`). */
export interface UglyUrls {
  readonly pages: boolean;
  /** Whether sections follow the same rule: `/docs.html`. */
  readonly lists: boolean;
  /** The setting for pages of each section, by the first part of their path. */
  readonly sections: Readonly<Record<string, boolean>>;
}
