import { defineShortcode } from '../../../../shortcodes/index.ts';
import { homeSection } from './section.ts';

export default defineShortcode({
  name: 'homepage/signals-showcase',
  summary: 'Cards of signals, with a title.',
  params: { title: { type: 'string' } },
  inner: true,
  examples: [
    {
      source: '{{< homepage/signals-showcase title="Signals" >}}Traces{{< /homepage/signals-showcase >}}',
      shows: 'Signals Traces',
    },
  ],
  render: (call, context) =>
    homeSection('signals-showcase', call, context, { title: call.params.title ?? 'Observability Signals' }),
});
