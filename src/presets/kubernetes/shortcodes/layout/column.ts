import { h } from 'hastscript';
import { defineShortcode } from '../../../../shortcodes/index.ts';

export default defineShortcode({
  name: 'column',
  summary: 'One column of a row.',
  params: {},
  inner: true,
  examples: [{ source: '{{% row %}}{{% column %}}Left{{% /column %}}{{% /row %}}', shows: 'Left' }],
  render: (call, context) => context.wrapInner(h('div', { className: ['column'] }), call),
});
