import { defineShortcode, nodes } from '../../definition.ts';

export default defineShortcode({
  name: 'comment',
  summary: 'A remark for other authors that readers never see.',
  params: {},
  inner: true,
  examples: [{ source: '{{< comment >}}Update this with the next release.{{< /comment >}}' }],
  render: () => nodes(),
});
