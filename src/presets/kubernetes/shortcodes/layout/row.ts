import { h } from 'hastscript';
import { defineShortcode } from '../../../../shortcodes/index.ts';

export default defineShortcode({
  name: 'row',
  summary: 'Columns next to each other, where there is room.',
  params: {},
  inner: true,
  examples: [
    {
      source:
        '{{% row %}}\n{{% column %}}\nLeft\n{{% /column %}}\n{{% column %}}\nRight\n{{% /column %}}\n{{% /row %}}',
      shows: 'Left Right',
    },
  ],
  render: (call, context) => context.wrapInner(h('div', { className: ['row'] }), call),
});
