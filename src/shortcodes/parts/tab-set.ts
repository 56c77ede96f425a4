/**
 * The HTML of tabs: consecutive panels, each with its label, as readers without scripts see them. The site's script finds `.tabs`, makes a tab list of the labels and shows one
 * panel at a time.
 */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { ShortcodeCall, ShortcodeOutput } from '../call.ts';
import type { ShortcodeContext } from '../context.ts';
import { nodes } from '../definition.ts';
import { failure } from './failure.ts';
import { CHROME } from './page-chrome.ts';

/** Data that a `tab` passes to the enclosing shortcode. */
export interface TabPart {
  readonly label: readonly ElementContent[];
  readonly content: readonly ElementContent[];
  /** Position among the calls of its parent, from 0. */
  readonly ordinal: number;
  /** Whether the label cannot be selected. */
  readonly disabled: boolean;
  /** Tabs with the same key are selected together; empty for none. */
  readonly key: string;
}

/** The tabs with their panels, whose ids the caller sets. */
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
        hint: 'Put each part in a tab, or remove the tags.',
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
