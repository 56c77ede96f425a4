import { h } from 'hastscript';
import { CHROME, defineShortcode, nodes } from '../../../../shortcodes/index.ts';

export default defineShortcode({
  name: 'site-searchbar',
  summary: 'A search field that leads to the search page.',
  params: {},
  inner: false,
  examples: [{ source: '{{< site-searchbar >}}' }],
  render(_call, context) {
    const label = context.ui('ui_search_placeholder');
    return nodes(
      h(
        'form',
        { className: ['search-bar'], role: 'search', action: context.relLangUrl('/search/'), ...CHROME },
        [h('input', { type: 'search', name: 'q', placeholder: label, ariaLabel: label })],
      ),
    );
  },
});
