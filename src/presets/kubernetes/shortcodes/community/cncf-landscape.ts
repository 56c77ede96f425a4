import { h } from 'hastscript';
import { CHROME, defineShortcode, nodes } from '../../../../shortcodes/index.ts';

const LANDSCAPE = 'https://landscape.cncf.io/';

export default defineShortcode({
  name: 'cncf-landscape',
  summary: 'The CNCF landscape of products, or one category of it, in a frame.',
  params: {
    /** Whether buttons on the page select the category. */
    helpers: { type: 'boolean', required: true },
    category: { type: 'string' },
  },
  inner: false,
  examples: [{ source: '{{< cncf-landscape helpers=false category="kubernetes-training-partner" >}}' }],
  render(call) {
    const { category } = call.params;
    const filter =
      category === undefined ? '' : `category=${encodeURIComponent(category)}&grouping=category&`;
    return nodes(
      h('div', { className: ['landscape'], id: 'frameHolder' }, [
        h('iframe', {
          id: 'landscape',
          src: `${LANDSCAPE}card-mode?${filter}embed=yes`,
          title: 'CNCF Landscape',
          loading: 'lazy',
          referrerPolicy: 'no-referrer',
        }),
        h('p', CHROME, h('a', { href: LANDSCAPE }, 'CNCF Landscape')),
      ]),
    );
  },
});
