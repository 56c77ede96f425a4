import { defineShortcode, nodes } from '../../../../shortcodes/index.ts';

/** Kubernetes' own template prints nothing either: its calendar broke builds. */
export default defineShortcode({
  name: 'upcoming-events',
  summary: 'Nothing: the calendar it showed is switched off.',
  params: {},
  inner: false,
  examples: [{ source: '{{< upcoming-events >}}' }],
  render: () => nodes(),
});
