import { calloutBox, defineShortcode, nodes } from '../../../../shortcodes/index.ts';
import { reportKatacoda } from './katacoda.ts';

export default defineShortcode({
  name: 'katacoda-removal',
  summary: 'The notice that the interactive tutorials no longer exist.',
  params: {},
  inner: false,
  examples: [{ source: '{{< katacoda-removal >}}' }],
  render(_call, context) {
    reportKatacoda(context, 'katacoda-removal');
    return nodes(calloutBox('warning', ...context.html(context.ui('katacoda_message'))));
  },
});
