import { calloutBox, calloutLabel, defineShortcode, nodes, textNode } from '../../../../shortcodes/index.ts';

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
