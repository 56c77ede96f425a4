import { h } from 'hastscript';
import { CHROME, defineShortcode, nodes } from '../../../../shortcodes/index.ts';

export default defineShortcode({
  name: 'blog/integration-badge',
  summary: 'A badge that links to what an integration of OpenTelemetry is.',
  params: {},
  inner: false,
  examples: [{ source: '{{< blog/integration-badge >}}', shows: 'OTel integration!' }],
  render: () => nodes(h('a', { href: '/blog/2023/integrations/', ...CHROME }, 'OTel integration!')),
});
