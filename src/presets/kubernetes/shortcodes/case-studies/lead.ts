import { h } from 'hastscript';
import { defineShortcode } from '../../../../shortcodes/index.ts';

export default defineShortcode({
  name: 'case-studies/lead',
  summary: 'The opening paragraph of a case study.',
  params: {},
  inner: true,
  examples: [
    {
      source: '{{< case-studies/lead >}}It began small.{{< /case-studies/lead >}}',
      shows: 'It began small.',
    },
  ],
  render: (call, context) => context.wrapInner(h('div', { className: ['lead'] }), call),
});
