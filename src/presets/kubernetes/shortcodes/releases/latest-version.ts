import { defineShortcode, valueToText } from '../../../../shortcodes/index.ts';
import { versionText } from './versions.ts';

export default defineShortcode({
  name: 'latest-version',
  summary: 'The latest version, as the site’s parameter `latest` says it.',
  params: {},
  inner: false,
  inline: true,
  examples: [{ source: '{{< latest-version >}}', shows: 'v1.' }],
  render: (_call, context) => versionText(context, 'latest', () => valueToText(context.siteParam('latest'))),
});
