import { defineShortcode } from '../../definition.ts';
import { labelledCallout } from '../../parts/callout.ts';

export default defineShortcode({
  name: 'caution',
  summary: 'A notice box for something that can go wrong.',
  params: {},
  inner: true,
  examples: [
    {
      source: '{{< caution >}}The grace period counts from here.{{< /caution >}}',
      shows: 'The grace period counts from here.',
    },
  ],
  render: (call, context) => labelledCallout('caution', call, context),
});
