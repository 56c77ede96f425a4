/** Lockstep's definitions of the kit's own shortcodes, whose Hugo templates are in `test/conformance/site/layouts/shortcodes`. */
import { h } from 'hastscript';
import { defineShortcode, nodes, type ShortcodeDefinition, text } from '../../src/shortcodes/index.ts';

export const KIT_DEFINITIONS: readonly ShortcodeDefinition[] = [
  defineShortcode({
    name: 'args',
    params: {},
    restParams: true,
    inner: false,
    examples: [],
    render({ name, ordinal, positional, named }) {
      const pairs = Object.entries(named)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, value]) => `${key}=${String(value)}`);
      return nodes(h('code', [`${name}.${ordinal}`, ...positional.map(String), ...pairs].join(' ')));
    },
  }),
  defineShortcode({
    name: 'word',
    params: { word: { type: 'string', position: 0 } },
    inner: false,
    examples: [],
    render: ({ params }) => text(params.word ?? ''),
  }),
  defineShortcode({
    name: 'inner',
    params: {},
    inner: true,
    examples: [],
    render: (call, context) => nodes(h('div', { className: ['inner'] }, context.inner(call))),
  }),
  defineShortcode({
    name: 'md',
    params: {},
    inner: true,
    examples: [],
    render: (call, context) => nodes(h('div', { className: ['md'] }, context.markdown(call.inner))),
  }),
  defineShortcode({
    name: 'box',
    params: {},
    inner: true,
    examples: [],
    render: (call, context) => context.wrapInner(h('div', { className: ['box'] }), call),
  }),
];
