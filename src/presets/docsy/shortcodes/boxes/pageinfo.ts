import { h } from 'hastscript';
import { defineShortcode } from '../../../../shortcodes/index.ts';

export default defineShortcode({
  name: 'pageinfo',
  summary: 'A box about the page itself.',
  params: { color: { type: 'string' } },
  inner: true,
  examples: [
    {
      source: '{{% pageinfo color="info" %}}\nThis page is a *draft*.\n{{% /pageinfo %}}',
      shows: 'This page is a draft.',
    },
  ],
  render: (call, context) =>
    context.wrapInner(
      h('div', { className: ['pageinfo', `pageinfo-${call.params.color ?? 'primary'}`], role: 'note' }),
      call,
    ),
});
