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

/** A template that is chosen by the page: a render hook or a layout. */
export interface ChosenTemplate extends TemplateFile {
  /** Of a hook what it makes and of which variant, `codeblock-go`; of a layout what the file is called: `list`, `home`. */
  readonly name: string;
  /** Folder in the layouts, without `_default` and `_markup`: `docs/tasks`; empty for the top. */
  readonly folder: string;
  /** Further words of the file's name, between dots, in lower case: `fr`, `section`. */
  readonly words: readonly string[];
}

/** The name under which the digest of {@link SiteTemplates} is noted as a page's dependency, among the site's own shortcodes. */
export const TEMPLATES = '_markup';

/** The templates of a tree that pages choose from, those of the site itself before those of its themes. */
export interface SiteTemplates {
  readonly site: TemplateSite;
  readonly hooks: readonly ChosenTemplate[];
  /** Layouts with a block “main”. */
  readonly layouts: readonly ChosenTemplate[];
  /** Partials at places of each page's frame, each place once. */
  readonly frame: readonly ChosenTemplate[];
  /** Digest of what all of them are, so that pages are rendered again when one changes. */
  readonly digest: string;
}
