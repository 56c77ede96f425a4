import { defineShortcode } from '../../../../shortcodes/index.ts';
import { homeSection } from './section.ts';

export default defineShortcode({
  name: 'homepage/otel-features',
  summary: 'Features with a title, side by side.',
  params: {
    title: { type: 'string' },
    subtitle: { type: 'string' },
    color: { type: 'string' },
    columns: { type: 'string' },
  },
  inner: true,
  examples: [
    {
      source: '{{< homepage/otel-features title="Features" >}}One{{< /homepage/otel-features >}}',
      shows: 'Features One',
    },
  ],
  render: (call, context) => homeSection('otel-features', call, context, call.params),
});
