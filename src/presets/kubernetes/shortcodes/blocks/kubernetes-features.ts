import type { Element } from 'hast';
import { h } from 'hastscript';
import {
  defineShortcode,
  mapOf,
  nodes,
  type PageSummary,
  type ShortcodeContext,
  textOf,
} from '../../../../shortcodes/index.ts';

export default defineShortcode({
  name: 'blocks/kubernetes-features',
  summary: 'What the product can do: every page whose front matter has a `feature`.',
  params: {},
  inner: false,
  examples: [{ source: '{{< blocks/kubernetes-features >}}' }],
  render(_call, context) {
    const features = context.pagesWith('feature').map((page) => feature(context, page));
    return nodes(
      h('section', { id: 'features', className: ['block'] }, [
        h('h3', context.ui('main_kubernetes_features')),
        h('div', { className: ['feature-boxes'] }, features),
      ]),
    );
  },
});

function feature(context: ShortcodeContext, page: PageSummary): Element {
  const about = mapOf(page.params.feature);
  const anchor = textOf(about, 'anchor');
  const href = page.url + (anchor === '' ? '' : `#${context.anchorize(anchor)}`);
  return h('div', { className: ['feature-box'] }, [
    h('h4', h('a', { href }, textOf(about, 'title'))),
    ...context.markdown(textOf(about, 'description') || page.description),
  ]);
}
