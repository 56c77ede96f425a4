import { defineShortcode } from '../../../../shortcodes/index.ts';
import { homeSection } from './section.ts';

export default defineShortcode({
  name: 'homepage/main-features',
  summary: 'The features of a home page.',
  params: {},
  inner: true,
  examples: [
    { source: '{{< homepage/main-features >}}Features{{< /homepage/main-features >}}', shows: 'Features' },
  ],
  render: (call, context) => homeSection('main-features', call, context),
});
