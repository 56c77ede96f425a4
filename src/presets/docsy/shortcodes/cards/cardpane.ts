import { h } from 'hastscript';
import { defineShortcode } from '../../../../shortcodes/index.ts';

export default defineShortcode({
  name: 'cardpane',
  summary: 'Cards side by side.',
  params: {},
  inner: true,
  examples: [
    {
      source: '{{< cardpane >}}{{% card header="One" %}}First.{{% /card %}}{{< /cardpane >}}',
      shows: 'One First.',
    },
  ],
  render: (call, context) => context.wrapInner(h('div', { className: ['card-group'] }), call),
});
