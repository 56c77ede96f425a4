import { h } from 'hastscript';
import { defineShortcode, nodes } from '../../definition.ts';
import { imageUrl } from '../hugo/image-url.ts';

export default defineShortcode({
  name: 'hero',
  summary: 'The top of a landing page: a large heading, a text, a picture and a button.',
  params: {
    title: { type: 'string', position: 0 },
    image: { type: 'url' },
    /** Alternative text of the picture. */
    alt: { type: 'string' },
    /** Text of the button that leads to `link`. */
    action: { type: 'string' },
    link: { type: 'url' },
  },
  inner: true,
  examples: [
    {
      source:
        '{{< hero title="Ships that *arrive*" image="/images/container-lifecycle.svg" alt="Start, run, stop" action="Begin" link="https://example.com/start" >}}From the yard to the sea in ten minutes.{{< /hero >}}',
      shows: 'Ships that arrive From the yard to the sea in ten minutes. Begin',
    },
  ],
  render(call, context) {
    const { title = '', image = '', alt = '', action = '', link = '' } = call.params;
    const text = call.empty ? [] : context.markdown(call.inner);
    return nodes(
      h('div', { className: ['hero-block'] }, [
        h('div', [
          ...(title === '' ? [] : [h('p', { className: ['hero-title'] }, context.markdown(title))]),
          ...(text.length === 0 ? [] : [h('div', { className: ['hero-text'] }, text)]),
          ...(action === '' || link === ''
            ? []
            : [h('ul', { className: ['actions'] }, h('li', h('a', { href: link }, action)))]),
        ]),
        ...(image === ''
          ? []
          : [h('img', { className: ['hero-picture'], src: imageUrl(image, context), alt })]),
      ]),
    );
  },
});
