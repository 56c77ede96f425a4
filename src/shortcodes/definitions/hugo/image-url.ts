import type { ShortcodeContext } from '../../context.ts';

/** The URL of an image: a file of the page's bundle where its path ends so, else what the author wrote. */
export function imageUrl(src: string, context: ShortcodeContext): string {
  if (/^(?:[a-z][a-z\d+.-]*:|\/)/i.test(src)) return src;
  return context.resource(`**${src.replace(/[*?[\]{}\\]/g, '\\$&')}*`)?.url ?? src;
}
