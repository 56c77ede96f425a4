import { defineShortcode } from '../../../../shortcodes/index.ts';
import { versionText } from './versions.ts';

export default defineShortcode({
  name: 'latest-release-notes',
  summary: 'The address of the latest version’s release notes.',
  params: {},
  inner: false,
  inline: true,
  examples: [{ source: '{{< latest-release-notes >}}', shows: 'CHANGELOG-1.' }],
  render: (_call, context) =>
    versionText(
      context,
      'latest',
      (version) => `https://git.k8s.io/kubernetes/CHANGELOG/CHANGELOG-${version}.md`,
    ),
});
