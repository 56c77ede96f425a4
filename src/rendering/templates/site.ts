/** What templates need to know of a site beyond what a shortcode's context tells. */
export interface TemplateSite {
  /** Folders of layouts, the site's own first: `layouts`, `themes/x/layouts`. */
  readonly layoutDirs: readonly string[];
  /** Minor version of Hugo that the site is written for: 111 for 0.111. */
  readonly version: number;
  /** Digest of a text, in hex; `undefined` for an algorithm that is not there. */
  digest(algorithm: string, text: string): string | undefined;
}

export interface TemplateFile {
  /** Relative to the site directory. */
  readonly path: string;
  readonly text: string;
}
