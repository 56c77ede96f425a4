import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { ShortcodeCall, ShortcodeContext } from '../../../../shortcodes/index.ts';

/** A titled section of a home page around its content. */
export function homeSection(
  name: string,
  call: ShortcodeCall<unknown>,
  context: ShortcodeContext,
  head: { readonly title?: string | undefined; readonly subtitle?: string | undefined } = {},
  end: readonly ElementContent[] = [],
) {
  return context.wrapInner(
    h(
      'section',
      { className: ['block', 'home-section', name] },
      head.title ? [h('h2', head.title)] : [],
      head.subtitle ? [h('p', { className: ['block-subtitle'] }, head.subtitle)] : [],
      ...end,
    ),
    call,
  );
}
