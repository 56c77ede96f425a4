import { h } from 'hastscript';
import { defineShortcode, mapsOf, nodes, textOf } from '../../../../shortcodes/index.ts';
import { byName } from '../ecosystem/listed.ts';
import { homeLink } from './home-link.ts';

export default defineShortcode({
  name: 'homepage/adopters-showcase',
  summary: 'Some of the organizations of `data/ecosystem/featured_adopters`, else of `adopters`.',
  params: {
    title: { type: 'string' },
    limit: { type: 'number' },
    showCta: { type: 'string' },
    ctaText: { type: 'string' },
    ctaUrl: { type: 'url' },
    color: { type: 'string' },
  },
  inner: false,
  examples: [{ source: '{{< homepage/adopters-showcase title="Used by" >}}', shows: 'Used by Example Org' }],
  render(call, context) {
    const { title = 'Trusted by', limit = 12, showCta, ctaText = 'View all adopters' } = call.params;
    const featured = mapsOf(context.data('ecosystem.featured_adopters'));
    const adopters = featured.length > 0 ? featured : mapsOf(context.data('ecosystem.adopters'));
    const items = adopters
      .sort(byName)
      .slice(0, limit)
      .map((each) => {
        const name = textOf(each, 'name');
        const logo = textOf(each, 'logo');
        const url = homeLink(context, textOf(each, 'reference') || textOf(each, 'url'));
        return h(
          'li',
          h('a', { href: url }, logo === '' ? name : h('img', { src: logo, alt: name, loading: 'lazy' })),
        );
      });
    const more = h(
      'p',
      h('a', { href: homeLink(context, call.params.ctaUrl ?? '/ecosystem/adopters/') }, ctaText),
    );
    return nodes(
      h(
        'section',
        { className: ['block', 'home-section', 'adopters'] },
        h('h2', title),
        h('ul', items),
        showCta === 'false' ? [] : [more],
      ),
    );
  },
});
