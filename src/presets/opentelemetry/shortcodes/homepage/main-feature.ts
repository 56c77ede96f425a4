import { h } from 'hastscript';
import { defineShortcode } from '../../../../shortcodes/index.ts';
import { homeLink } from './home-link.ts';

export default defineShortcode({
  name: 'homepage/main-feature',
  summary: 'A feature: an image, a title and a text.',
  params: {
    title: { type: 'string' },
    image: { type: 'url' },
    url: { type: 'url' },
    imagePosition: { type: 'string' },
  },
  inner: true,
  examples: [
    {
      source:
        '{{% homepage/main-feature title="Neutral" %}}\nInstrument *once*.\n{{% /homepage/main-feature %}}',
      shows: 'Neutral Instrument once.',
    },
  ],
  render(call, context) {
    const { title = '', image, url, imagePosition = 'left' } = call.params;
    return context.wrapInner(
      h(
        'div',
        { className: ['main-feature', `main-feature-${imagePosition}`] },
        image ? [h('img', { src: image, alt: title, loading: 'lazy' })] : [],
        h('h3', url ? h('a', { href: homeLink(context, url) }, title) : title),
      ),
      call,
    );
  },
});
