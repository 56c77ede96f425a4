import { defineShortcode } from '../../definition.ts';
import { labelledCallout } from '../../parts/callout.ts';

export default defineShortcode({
  name: 'warning',
  summary: 'A box for something that does harm.',
  params: {},
  inner: true,
  examples: [
    { source: '{{< warning >}}This deletes the data.{{< /warning >}}', shows: 'This deletes the data.' },
  ],
  render: (call, context) => labelledCallout('warning', call, context),
});
