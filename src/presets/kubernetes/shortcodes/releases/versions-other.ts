import { h } from 'hastscript';
import { defineShortcode, mapsOf, nodes, textOf, valueToText } from '../../../../shortcodes/index.ts';

export default defineShortcode({
  name: 'versions-other',
  summary: 'Links to the site’s editions for other versions, from the parameter `versions`.',
  params: {},
  inner: false,
  examples: [{ source: '{{< versions-other >}}' }],
  render(_call, context) {
    const own = valueToText(context.param('version'));
    const others = mapsOf(context.param('versions')).filter((entry) => textOf(entry, 'version') !== own);
    return nodes(
      h(
        'ul',
        others.map((entry) => h('li', h('a', { href: textOf(entry, 'url') }, textOf(entry, 'version')))),
      ),
    );
  },
});
