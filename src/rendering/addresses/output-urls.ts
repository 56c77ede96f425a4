/** URLs of the files of a page's output formats. */
import type { OutputFormat, Site } from '../../config/index.ts';

export interface FormatPlace {
  /** URL path of the page's HTML: `/fr/docs/a/`. */
  readonly url: string;
  readonly kind: 'home' | 'section' | 'page';
  /** First segment of the URLs of its locale; empty at the root. */
  readonly urlPrefix: string;
}

/** Differences between versions of Hugo. */
export interface FormatWays {
  /**
   * Formats with a folder are placed before the section's path, files of pages with ugly URLs are named after the page, and root formats are in the site's
   * root.
   */
  readonly formatsOfRoot: boolean;
}

/** URL path of a page's file in a format: `/fr/docs/a/index.json`. */
export function formatUrl(format: OutputFormat, place: FormatPlace, { formatsOfRoot }: FormatWays): string {
  const { url, kind, urlPrefix } = place;
  if (format.name === 'html') return url;
  const prefix = urlPrefix === '' ? '/' : `/${urlPrefix}/`;
  const file = `${format.baseName}${format.suffix}`;
  if (format.isRoot) return `${formatsOfRoot ? '/' : prefix}${file}`;
  const isPretty = url.endsWith('/');
  const isUgly = (!isPretty && !format.noUgly) || (format.isUgly && formatsOfRoot);
  const folder = isPretty ? url : `${url.replace(/\.[^./]*$/, '')}/`;
  const inside = folder.startsWith(prefix) ? folder.slice(prefix.length) : folder.replace(/^\//, '');
  const start = format.path === '' ? prefix : `${prefix}${format.path}/`;
  if (kind === 'page' && isUgly) return `${start}${inside.replace(/\/$/, '')}${format.suffix}`;
  if (kind !== 'page' && !formatsOfRoot && format.path !== '')
    return `${prefix}${inside}${format.path}/${file}`;
  return `${start}${inside}${file}`;
}

/** Names of the output formats of a page: its own, else those of its kind. */
export function formatNames(
  kind: string,
  own: unknown,
  { outputs, outputFormats }: Pick<Site, 'outputs' | 'outputFormats'>,
): readonly string[] {
  const wanted = Array.isArray(own)
    ? own.flatMap((name: unknown) => (typeof name === 'string' ? [name.toLowerCase()] : []))
    : (outputs[kind] ?? ['html']);
  return [...new Set(wanted)].filter((name) => Object.hasOwn(outputFormats, name));
}
