import { h } from 'hastscript';
import { boxTitle, defineShortcode, nodes } from '../../../../shortcodes/index.ts';
import { commonImage } from '../../../kubernetes/shortcodes/blocks/common-image.ts';

/** Kubernetes sets an image; Docsy sets a title, a link and an icon of its icon font, which is omitted. */
export default defineShortcode({
  name: 'blocks/feature',
  summary: 'One of the points that a landing page makes.',
  params: {
    image: { type: 'url' },
    title: { type: 'string' },
    icon: { type: 'string' },
    url: { type: 'url' },
    url_text: { type: 'string' },
  },
  inner: true,
  examples: [
    {
      source:
        '{{% blocks/feature title="Drift" url="/docs/" url_text="How" %}}See *what* changed.{{% /blocks/feature %}}',
      shows: 'Drift See what changed. How',
    },
  ],
  render(call, context) {
    const { image: name, title, url, url_text: urlText } = call.params;
    const image = name === undefined ? undefined : commonImage(context, name);
    const box = h(
      'div',
      { className: ['block-feature'] },
      image === undefined ? [] : [h('img', { src: image.url, alt: '', loading: 'lazy', decoding: 'async' })],
      title === undefined ? [] : [boxTitle(context, 4, 'block-feature-title', context.markdown(title))],
    );
    if (url === undefined) return context.wrapInner(box, call);
    const link = h('p', h('a', { href: url }, urlText ?? context.ui('ui_read_more')));
    return nodes({ ...box, children: [...box.children, ...context.inner(call), link] });
  },
});
