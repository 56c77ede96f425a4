/** What differs between versions of Hugo, as values of a site. */

/** The version of Hugo whose ways are followed. */
export interface HugoReference {
  /** `0.165.0`. */
  readonly version: string;
  /** 165 for `0.165.0`. */
  readonly minor: number;
  /** The newest whose functions its templates may use: they are for that version and all later ones, where only the least is named. */
  readonly newest: number;
  /** The file or the setting that names it, or that only an old Hugo takes; empty where nothing does, and it is the current one. */
  readonly from: string;
}

/** Which pages are files (`/a.html`) and no folders (`/a/`). */
export interface UglyUrls {
  readonly pages: boolean;
  /** Sections are like the pages in them: `/docs.html`. */
  readonly lists: boolean;
  /** What is said of pages of one section, by the first part of their path. */
  readonly sections: Readonly<Record<string, boolean>>;
}
