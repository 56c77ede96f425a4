import { h } from 'hastscript';
import { backgroundImage, defineShortcode } from '../../../../shortcodes/index.ts';

export default defineShortcode({
  name: 'blocks/cover',
  summary: 'The top of a landing page: title, subtitle and links over an image of the page’s bundle.',
  params: {
    title: { type: 'string' },
    subtitle: { type: 'string' },
    byline: { type: 'string' },
    color: { type: 'string' },
    /** `auto`, `min`, `med`, `max` or `full`; classes may follow it. */
    height: { type: 'string' },
    image_anchor: { type: 'string' },
    logo_anchor: { type: 'string' },
  },
  inner: true,
  examples: [
    {
      source:
        '{{% blocks/cover title="Lockstep" subtitle="Every language" %}}[Begin](/docs/){{% /blocks/cover %}}',
      shows: 'Lockstep Every language',
    },
  ],
  render(call, context) {
    const { title, subtitle, byline, color = 'dark', height = 'max' } = call.params;
    const logo = context.resource('**logo*');
    return context.wrapInner(
      h(
        'section',
        {
          id: `td-cover-block-${call.ordinal}`,
          className: [
            'block',
            'block-cover',
            `block-${color}`,
            `block-height-${height.trim().split(/\s+/, 1)[0]}`,
          ],
        },
        backgroundImage(context.resource('**background*')?.url),
        title === undefined
          ? []
          : [h('h1', logo === undefined ? [] : [h('img', { src: logo.url, alt: '' })], title)],
        subtitle === undefined ? [] : [h('p', { className: ['block-subtitle'] }, subtitle)],
        byline === undefined ? [] : [h('p', { className: ['block-byline'] }, byline)],
      ),
      call,
    );
  },
});
