import { h } from 'hastscript';
import { boxTitle, defineShortcode, nodes, textNode } from '../../../../shortcodes/index.ts';

export default defineShortcode({
  name: 'deprecationfilewarning',
  summary: 'A quotation box saying that what the page describes is deprecated.',
  params: {},
  inner: true,
  examples: [
    {
      source: '{{< deprecationfilewarning >}}Use the `v2` files instead.{{< /deprecationfilewarning >}}',
      shows: 'Use the v2 files instead.',
    },
  ],
  render(call, context) {
    const title = boxTitle(context, 4, 'callout-title', [textNode(context.ui('deprecation_file_warning'))]);
    return nodes(
      h('blockquote', { className: ['callout', 'callout-warning'] }, title, context.markdown(call.inner)),
    );
  },
});
