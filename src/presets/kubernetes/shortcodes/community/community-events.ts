import { h } from 'hastscript';
import { defineShortcode, nodes } from '../../../../shortcodes/index.ts';

export default defineShortcode({
  name: 'community-events',
  summary: 'The pages of the section `announcements`, each in a box.',
  params: {},
  inner: false,
  examples: [{ source: '{{% community-events %}}' }],
  render: (_call, context) =>
    nodes(
      ...context
        .pagesOf('announcements')
        .filter(({ kind }) => kind === 'page')
        .map(({ title, path }) =>
          h(
            'div',
            { className: ['callout', 'callout-note'], role: 'note' },
            h('p', h('strong', title)),
            context.pageContent(path) ?? [],
          ),
        ),
    ),
});
