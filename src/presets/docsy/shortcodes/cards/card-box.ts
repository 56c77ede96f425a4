import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { boxTitle, type ShortcodeContext } from '../../../../shortcodes/index.ts';

interface CardParts {
  readonly header: string | undefined;
  readonly title?: string | undefined;
  readonly subtitle?: string | undefined;
  readonly footer?: string | undefined;
}

/** A Docsy card: every part except the body is single-line Markdown. */
export function cardBox(
  context: ShortcodeContext,
  { header = '', title = '', subtitle = '', footer = '' }: CardParts,
  body: readonly ElementContent[],
): Element {
  const part = (className: string, markdown: string) =>
    markdown === '' ? [] : [h('div', { className: [className] }, context.markdown(markdown))];
  return h('div', { className: ['card'] }, [
    ...part('card-header', header),
    h('div', { className: ['card-body'] }, [
      ...(title === '' ? [] : [boxTitle(context, 5, 'card-title', context.markdown(title))]),
      ...(subtitle === '' ? [] : [boxTitle(context, 6, 'card-subtitle', context.markdown(subtitle))]),
      ...body,
    ]),
    ...part('card-footer', footer),
  ]);
}
