import { defineShortcode } from '../../../../shortcodes/index.ts';
import { versionText } from './versions.ts';

export default defineShortcode({
  name: 'latest-semver',
  summary: 'The latest version without its “v”.',
  params: {},
  inner: false,
  inline: true,
  examples: [{ source: '{{< latest-semver >}}', shows: '1.' }],
  render: (_call, context) => versionText(context, 'latest', (version) => version),
});
