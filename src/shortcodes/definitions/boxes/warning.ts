import { defineShortcode } from '../../definition.ts';
import { labelledCallout } from '../../parts/callout.ts';

export default defineShortcode({
  name: 'warning',
  summary: 'A notice box for something harmful.',
  params: {},
  inner: true,
  examples: [
    { source: '{{< warning >}}This deletes the data.{{< /warning >}}', shows: 'This deletes the data.' },
  ],
  render: (call, context) => labelledCallout('warning', call, context),
});
