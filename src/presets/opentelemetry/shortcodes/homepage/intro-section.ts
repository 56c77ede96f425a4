import { h } from 'hastscript';
import { defineShortcode } from '../../../../shortcodes/index.ts';
import { homeSection } from './section.ts';

export default defineShortcode({
  name: 'homepage/intro-section',
  summary: 'The introduction of a home page next to an image.',
  params: { image: { type: 'url' }, imageAlt: { type: 'string' }, color: { type: 'string' } },
  inner: true,
  examples: [
    {
      source:
        '{{% homepage/intro-section image="/a.svg" imageAlt="A" %}}\n**What** it is.\n{{% /homepage/intro-section %}}',
      shows: 'What it is.',
    },
  ],
  render(call, context) {
    const { image, imageAlt } = call.params;
    const picture = image ? [h('img', { src: image, alt: imageAlt ?? '' })] : [];
    return homeSection('intro-section', call, context, {}, picture);
  },
});
