import type { ShortcodeContext } from '../../context.ts';

/** The URL of an image: a file of the page's bundle whose path ends with the given one, else the path as written. */
export function imageUrl(src: string, context: ShortcodeContext): string {
  if (/^(?:[a-z][a-z\d+.-]*:|\/)/i.test(src)) return src;
  return context.resource(`**${src.replace(/[*?[\]{}\\]/g, '\\$&')}*`)?.url ?? src;
}
