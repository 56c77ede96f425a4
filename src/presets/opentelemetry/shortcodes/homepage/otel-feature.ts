import { h } from 'hastscript';
import { defineShortcode, nodes } from '../../../../shortcodes/index.ts';
import { homeLink } from './home-link.ts';

export default defineShortcode({
  name: 'homepage/otel-feature',
  summary: 'A feature with a title that links to its page.',
  params: {
    title: { type: 'string' },
    url: { type: 'url' },
    image: { type: 'url' },
    icon: { type: 'string' },
  },
  inner: true,
  examples: [
    {
      source:
        '{{< homepage/otel-feature title="Agents" url="/docs/" >}}Code *free*.{{< /homepage/otel-feature >}}',
      shows: 'Agents Code free.',
    },
  ],
  render(call, context) {
    const { title = '', url, image } = call.params;
    return nodes(
      h(
        'div',
        { className: ['otel-feature'] },
        image ? [h('img', { src: image, alt: '', loading: 'lazy' })] : [],
        h('h3', url ? h('a', { href: homeLink(context, url) }, title) : title),
        h('div', context.markdown(call.inner)),
      ),
    );
  },
});
