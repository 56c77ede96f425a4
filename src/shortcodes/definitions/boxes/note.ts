import { defineShortcode } from '../../definition.ts';
import { labelledCallout } from '../../parts/callout.ts';

export default defineShortcode({
  name: 'note',
  summary: 'A notice box for something worth knowing.',
  params: {},
  inner: true,
  examples: [
    { source: '{{< note >}}Hooks run at **least** once.{{< /note >}}', shows: 'Hooks run at least once.' },
  ],
  render: (call, context) => labelledCallout('note', call, context),
});
