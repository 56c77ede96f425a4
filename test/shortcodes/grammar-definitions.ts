/** Three small shortcodes, the counterparts of the templates with which Hugo's grammar was recorded (test/shortcodes/grammar.test.ts). */
import type { ElementContent } from 'hast';
import { defineShortcode, nodes, type ShortcodeDefinition, text } from '../../src/shortcodes/index.ts';
import { concat, generated } from '../../src/text/index.ts';

const textNode = (value: string): ElementContent => ({ type: 'text', value });

/** Prints its arguments as they were read: a list, or a map. */
const args = defineShortcode({
  name: 'args',
  params: {},
  restParams: true,
  inner: false,
  examples: [],
  render: ({ positional, named }) =>
    nodes(textNode(JSON.stringify(Object.keys(named).length > 0 ? named : positional))),
});

/** Prints only its first argument, as text. */
const value = defineShortcode({
  name: 'value',
  params: { value: { type: 'string', required: true, position: 0 } },
  inner: false,
  examples: [],
  render: ({ params }) => text(params.value),
});

/** Prints its inner text like Hugo's `.Inner`, between marks, with its ordinal. */
const inner = defineShortcode({
  name: 'inner',
  params: {},
  restParams: true,
  inner: true,
  examples: [],
  render(call, context) {
    const isNamed = Object.keys(call.named).length > 0;
    const end = `|${call.ordinal}|${call.parent?.name ?? ''}${isNamed ? '|named' : ''})`;
    return call.markup === 'markdown' && call.parent === undefined
      ? { kind: 'markup', source: concat([generated('('), call.inner, generated(end)]) }
      : nodes(textNode('('), ...context.inner(call), textNode(end));
  },
});

/** Prints Markdown. */
const md = defineShortcode({
  name: 'md',
  params: {},
  inner: false,
  examples: [],
  render: () => ({ kind: 'markup', source: generated('**bold** text\n') }),
});

/** Throws, as a site's own definition may. */
const fails = defineShortcode({
  name: 'fails',
  params: {},
  inner: false,
  examples: [],
  render() {
    throw new Error('no luck');
  },
});

export const GRAMMAR: readonly ShortcodeDefinition[] = [args, value, inner, md, fails];
