import type { OutputFormat } from '../../config/index.ts';

/** What templates need to know about a site in addition to a shortcode's context. */
export interface TemplateSite {
  /** Layout folders, the site's own first: `layouts`, `themes/x/layouts`. */
  readonly layoutDirs: readonly string[];
  /** Minor version of Hugo that the site is written for: 111 for 0.111. */
  readonly version: number;
  /** Minor version of the Hugo whose behaviour is followed, if the site supports several. */
  readonly minor: number;
  /** Output formats, which decide whether a template is text or HTML. */
  readonly outputFormats: readonly Pick<OutputFormat, 'name' | 'suffix' | 'isPlainText'>[];
  /** Whether pictures can be resized: the required package is installed. */
  readonly scalesImages: boolean;
  /** Hex digest of a text; `undefined` for an unknown algorithm. */
  digest(algorithm: string, text: string): string | undefined;
  /** The same with a secret key. */
  hmac(algorithm: string, key: string, text: string): string | undefined;
}

export interface TemplateFile {
  /** Relative to the site directory. */
  readonly path: string;
  readonly text: string;
}

/** A template chosen by page: a render hook or a layout. */
export interface ChosenTemplate extends TemplateFile {
  /** For a hook, its kind and variant: `codeblock-go`; for a layout, the file's name: `list`, `home`. */
  readonly name: string;
  /** Folder in the layouts, without `_default` and `_markup`: `docs/tasks`; empty for the top level. */
  readonly folder: string;
  /** Further parts of the file name between dots, in lower case: `fr`, `section`. */
  readonly words: readonly string[];
  /** File extension: `html`. */
  readonly ending: string;
}

/** The name under which the digest of {@link SiteTemplates} is recorded as a page's dependency, among the site's own shortcodes. */
export const TEMPLATES = '_markup';

/** The same for the digest of templates of output formats. */
export const FORMAT_TEMPLATES = '_formats';

/** The templates of a tree that pages choose from; those of the site precede those of its themes. */
export interface SiteTemplates {
  readonly site: TemplateSite;
  readonly hooks: readonly ChosenTemplate[];
  /** Layouts with a block “main”. */
  readonly layouts: readonly ChosenTemplate[];
  /** Complete templates of output formats. */
  readonly formats: readonly ChosenTemplate[];
  /** Partials for the page's frame, one for each slot. */
  readonly frame: readonly ChosenTemplate[];
  /** Whether any partial splits lists. */
  readonly hasPagerPartials: boolean;
  /** Digest of {@link formats}. */
  readonly formatsDigest: string;
  /** Digest of all other templates: pages are rendered again if one changes. */
  readonly digest: string;
}

/**
 * Whether a template escapes values for HTML. Templates of plain-text formats do not; the format follows from the file name, or from its extension if only one
 * format has it (`list.search.json`, `list.json`).
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
