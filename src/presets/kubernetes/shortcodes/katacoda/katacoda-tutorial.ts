import { defineShortcode, nodes } from '../../../../shortcodes/index.ts';
import { reportKatacoda } from './katacoda.ts';

export default defineShortcode({
  name: 'katacoda-tutorial',
  summary: 'Nothing: the terminals it embedded no longer exist.',
  params: {},
  inner: false,
  examples: [{ source: '{{< katacoda-tutorial >}}' }],
  render(_call, context) {
    reportKatacoda(context, 'katacoda-tutorial');
    return nodes();
  },
});
