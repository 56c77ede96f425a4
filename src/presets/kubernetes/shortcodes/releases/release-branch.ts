import { defineShortcode } from '../../../../shortcodes/index.ts';
import { versionText } from './versions.ts';

export default defineShortcode({
  name: 'release-branch',
  summary: 'The branch of the latest version.',
  params: {},
  inner: false,
  inline: true,
  examples: [{ source: '{{< release-branch >}}', shows: 'release-1.' }],
  render: (_call, context) => versionText(context, 'latest', (version) => `release-${version}`),
});
