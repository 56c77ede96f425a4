import { defineShortcode } from '../../../../shortcodes/index.ts';
import { homeSection } from './section.ts';

export default defineShortcode({
  name: 'homepage/ecosystem-stats',
  summary: 'Numbers about an ecosystem, with a title.',
  params: { title: { type: 'string' }, color: { type: 'string' } },
  inner: true,
  examples: [
    {
      source: '{{< homepage/ecosystem-stats title="Ecosystem" >}}Many{{< /homepage/ecosystem-stats >}}',
      shows: 'Ecosystem Many',
    },
  ],
  render: (call, context) => homeSection('ecosystem-stats', call, context, call.params),
});
