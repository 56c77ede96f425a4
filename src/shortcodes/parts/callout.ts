/** Notice boxes: a label in bold, followed by the author's text. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { trim } from '../../text/index.ts';
import type { ShortcodeCall, ShortcodeOutput } from '../call.ts';
import type { ShortcodeContext } from '../context.ts';
import { nodes } from '../definition.ts';

/** The box. `kind` becomes its CSS class. */
export function calloutBox(kind: string, ...content: readonly ElementContent[]): Element {
  return h('div', { className: ['callout', `callout-${kind}`], role: 'note' }, [...content]);
}

/** A box whose label is a UI string, as in `{{< note >}}`. */
export function labelledCallout(
  kind: 'note' | 'caution' | 'warning',
  call: ShortcodeCall<unknown>,
  context: ShortcodeContext,
): ShortcodeOutput {
  const content = context.markdown(trim(call.inner, ' \n'));
  return nodes(calloutBox(kind, calloutLabel(context, kind), { type: 'text', value: ' ' }, ...content));
}

/** The label: the UI string of that name. */
export function calloutLabel(context: ShortcodeContext, key: string): Element {
  return h('strong', { className: ['callout-label'] }, context.ui(key));
}
