import { defineShortcode, nodes } from '../definition.ts';
import { calloutBox, calloutLabel } from './callout.ts';
import { textNode } from './page-chrome.ts';

export default defineShortcode({
  name: 'dockershim-removal',
  summary: 'The notice that Kubernetes has no dockershim any more.',
  params: {},
  inner: false,
  examples: [{ source: '{{% dockershim-removal %}}' }],
  render: (_call, context) =>
    nodes(
      calloutBox(
        'note',
        calloutLabel(context, 'note'),
        textNode(' '),
        ...context.html(context.ui('dockershim_message')),
      ),
    ),
});
