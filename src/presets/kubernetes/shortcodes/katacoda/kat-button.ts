import { defineShortcode, nodes } from '../../../../shortcodes/index.ts';
import { reportKatacoda } from './katacoda.ts';

export default defineShortcode({
  name: 'kat-button',
  summary: 'Nothing: the terminals it opened no longer exist.',
  params: {},
  inner: false,
  examples: [{ source: '{{< kat-button >}}' }],
  render(_call, context) {
    reportKatacoda(context, 'kat-button');
    return nodes();
  },
});
