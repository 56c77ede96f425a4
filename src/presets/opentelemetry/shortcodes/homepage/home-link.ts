import type { ShortcodeContext } from '../../../../shortcodes/index.ts';

/** A URL in the reader's language: a path of the site becomes that of the page in this locale. */
export function homeLink(context: ShortcodeContext, url: string): string {
  return (url.startsWith('/') ? context.findPage(url)?.url : undefined) || url;
}
