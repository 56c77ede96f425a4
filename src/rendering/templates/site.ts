import type { OutputFormat } from '../../config/index.ts';

/** What templates need to know of a site beyond what a shortcode's context tells. */
export interface TemplateSite {
  /** Folders of layouts, the site's own first: `layouts`, `themes/x/layouts`. */
  readonly layoutDirs: readonly string[];
  /** Minor version of Hugo that the site is written for: 111 for 0.111. */
  readonly version: number;
  /** The same of the Hugo whose ways are followed, where the site is for several. */
  readonly minor: number;
  /** Output formats, by which files of templates are text or HTML. */
  readonly outputFormats: readonly Pick<OutputFormat, 'name' | 'suffix' | 'isPlainText'>[];
  /** Whether pictures can be made in other sizes: what does that is installed. */
  readonly scalesImages: boolean;
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
  /** What the file's name ends in: `html`. */
  readonly ending: string;
}

/** The name under which the digest of {@link SiteTemplates} is noted as a page's dependency, among the site's own shortcodes. */
export const TEMPLATES = '_markup';

/** The same for the digest of templates of output formats. */
export const FORMAT_TEMPLATES = '_formats';

/** The templates of a tree that pages choose from, those of the site itself before those of its themes. */
export interface SiteTemplates {
  readonly site: TemplateSite;
  readonly hooks: readonly ChosenTemplate[];
  /** Layouts with a block “main”. */
  readonly layouts: readonly ChosenTemplate[];
  /** Whole templates of output formats. */
  readonly formats: readonly ChosenTemplate[];
  /** Partials at places of each page's frame, each place once. */
  readonly frame: readonly ChosenTemplate[];
  /** Some partial cuts lists into pages. */
  readonly hasPagerPartials: boolean;
  /** Digest of {@link formats}. */
  readonly formatsDigest: string;
  /** Digest of what all others of them are, so that pages are rendered again when one changes. */
  readonly digest: string;
}

/**
 * Whether values are escaped for HTML in a template: not in one of a format of plain text, which its name says, or its ending where only one format has it
 * (`list.search.json`, `list.json`).
 */
export function isHtmlTemplate(
  path: string,
  { outputFormats }: Pick<TemplateSite, 'outputFormats'>,
): boolean {
  const parts = path
    .slice(path.lastIndexOf('/') + 1)
    .toLowerCase()
    .split('.');
  const ending = parts.at(-1) ?? '';
  if (ending === 'html' || ending === 'htm') return true;
  const named = outputFormats.find(
    ({ name, suffix }) =>
      parts.slice(1).includes(name) && (suffix === '' ? name === ending : suffix === `.${ending}`),
  );
  const alike = outputFormats.filter(({ suffix }) => suffix === `.${ending}`);
  const format = named ?? (alike.length === 1 ? alike[0] : undefined);
  return format?.isPlainText !== true;
}
