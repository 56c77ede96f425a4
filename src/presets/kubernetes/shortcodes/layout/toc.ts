import { defineShortcode } from '../../../../shortcodes/index.ts';

export default defineShortcode({
  name: 'toc',
  summary: 'The table of contents of the page, in the page itself.',
  params: {},
  inner: false,
  examples: [{ source: '{{< toc >}}' }],
  render: () => ({ kind: 'toc' }),
});
