/**
 * Tabs as the page holds them: panels one under the other, each with its label, which is what a reader without scripts sees. The
 * site's script finds `.tabs`, makes a tab list of the labels and shows one panel at a time.
 */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { ShortcodeCall, ShortcodeOutput } from '../call.ts';
import type { ShortcodeContext } from '../context.ts';
import { nodes } from '../definition.ts';
import { failure } from './failure.ts';
import { CHROME } from './page-chrome.ts';

/** What a `tab` hands to the shortcode round it. */
export interface TabPart {
  readonly label: readonly ElementContent[];
  readonly content: readonly ElementContent[];
  /** Its place among the calls of its parent, from 0. */
  readonly ordinal: number;
  /** A label that cannot be chosen. */
  readonly disabled: boolean;
  /** Which tabs of other sets are chosen together with this one; empty for none. */
  readonly key: string;
}

/** The set with its panels, whose ids the caller makes. */
export function tabSet(
  call: ShortcodeCall<unknown>,
  context: ShortcodeContext,
  id: string,
  panelId: (tab: TabPart, index: number) => string,
): ShortcodeOutput {
  const tabs = call.parts.flatMap(({ value }) => (isTabPart(value) ? [value] : []));
  if (tabs.length === 0) {
    return failure(
      context,
      'misplaced-shortcode',
      `Unexpected “${call.name}” without tabs, expected a “tab” inside it.`,
      {
        hint: 'Write a tab round each part, or remove the tags.',
        target: call.name,
      },
    );
  }
  return nodes(
    h(
      'div',
      { className: ['tabs'], id },
      tabs.map((tab, index) => panel(tab, panelId(tab, index))),
    ),
  );
}

function panel(tab: TabPart, id: string): Element {
  return h(
    'div',
    {
      className: ['tab-panel'],
      id,
      ...(tab.disabled ? { dataDisabled: '' } : {}),
      ...(tab.key === '' ? {} : { dataTabKey: tab.key }),
    },
    h('p', { className: ['tab-label'], ...CHROME }, [...tab.label]),
    [...tab.content],
  );
}

function isTabPart(value: unknown): value is TabPart {
  return typeof value === 'object' && value !== null && 'label' in value && 'content' in value;
}
