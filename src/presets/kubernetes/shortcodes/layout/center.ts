import { h } from 'hastscript';
import { defineShortcode } from '../../../../shortcodes/index.ts';

export default defineShortcode({
  name: 'center',
  summary: 'Text in the middle of the page.',
  params: {},
  inner: true,
  examples: [{ source: '{{% center %}}In the *middle*.{{% /center %}}', shows: 'In the middle.' }],
  render: (call, context) => context.wrapInner(h('div', { className: ['center'] }), call),
});
