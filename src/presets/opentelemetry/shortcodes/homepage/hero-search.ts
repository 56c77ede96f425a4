import { h } from 'hastscript';
import { CHROME, defineShortcode, nodes } from '../../../../shortcodes/index.ts';

/** The search field itself is at the top of every page, so only its prompt is shown. */
export default defineShortcode({
  name: 'homepage/hero-search',
  summary: 'An invitation to search.',
  params: { placeholder: { type: 'string' }, color: { type: 'string' } },
  inner: false,
  examples: [
    { source: '{{< homepage/hero-search placeholder="Search the docs" >}}', shows: 'Search the docs' },
  ],
  render: (call, context) =>
    nodes(
      h('p', { className: ['hero-search'], ...CHROME }, call.params.placeholder ?? context.ui('ui_search')),
    ),
});
