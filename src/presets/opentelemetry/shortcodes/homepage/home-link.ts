import type { ShortcodeContext } from '../../../../shortcodes/index.ts';

/** An address as the reader's language has it: a path of the site is that of the page in this locale. */
export function homeLink(context: ShortcodeContext, url: string): string {
  return (url.startsWith('/') ? context.findPage(url)?.url : undefined) || url;
}
