import { h } from 'hastscript';
import { defineShortcode, nodes } from '../../../../shortcodes/index.ts';
import { homeLink } from './home-link.ts';

export default defineShortcode({
  name: 'homepage/signal',
  summary: 'A card of a signal, which links to its page.',
  params: {
    name: { type: 'string' },
    url: { type: 'url' },
    image: { type: 'url' },
    icon: { type: 'string' },
  },
  inner: true,
  examples: [
    {
      source: '{{< homepage/signal name="Traces" url="/docs/" >}}Paths of *requests*{{< /homepage/signal >}}',
      shows: 'Traces Paths of requests',
    },
  ],
  render(call, context) {
    const { name = '', url = '', image } = call.params;
    return nodes(
      h(
        'a',
        { className: ['signal-card'], href: homeLink(context, url) },
        image ? [h('img', { src: image, alt: '', loading: 'lazy' })] : [],
        h('strong', name),
        h('span', context.markdown(call.inner)),
      ),
    );
  },
});
