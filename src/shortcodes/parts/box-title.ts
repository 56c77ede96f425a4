import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { ShortcodeContext } from '../context.ts';

/**
 * The title of a notice box, card or figure. Hugo's themes make it a heading, so it is one in a Hugo tree; otherwise it is a paragraph, which keeps it out of the page's outline.
 */
export function boxTitle(
  context: ShortcodeContext,
  level: 4 | 5 | 6,
  className: string,
  content: readonly ElementContent[],
): Element {
  return context.conventions.boxTitlesAreHeadings
    ? h(`h${level}`, { className: [className] }, [...content])
    : h('p', { className: ['box-title', className] }, [...content]);
}
