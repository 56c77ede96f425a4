import { h } from 'hastscript';
import { defineShortcode, nodes, valueToText } from '../../../../shortcodes/index.ts';

export default defineShortcode({
  name: 'reference_docs',
  summary: 'A link to the generated reference of the latest API.',
  params: {},
  inner: false,
  examples: [{ source: '{{< reference_docs >}}', shows: 'API reference docs' }],
  render(_call, context) {
    const version = valueToText(context.siteParam('latest'));
    const href = context.relUrl(`/docs/reference/generated/kubernetes-api/${version}`);
    return nodes(h('a', { href }, 'API reference docs'));
  },
});
