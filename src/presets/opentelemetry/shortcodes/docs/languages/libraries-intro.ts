import { defineShortcode, markdownOutput } from '../../../../../shortcodes/index.ts';
import { concat, generated } from '../../../../../text/index.ts';
import { LANGUAGE_PARAMS, nativeLibraries } from './native-library-links.ts';

export default defineShortcode({
  name: 'docs/languages/libraries-intro',
  summary: 'The fragment `libraries-intro.md`, and libraries that come with their own instrumentation.',
  params: LANGUAGE_PARAMS,
  inner: false,
  reads: [{ type: 'include', name: 'libraries-intro.md' }],
  examples: [{ source: '{{% docs/languages/libraries-intro go %}}', shows: 'Otelsql' }],
  render(call, context) {
    const intro = context.includeSource('libraries-intro.md') ?? generated('');
    const libraries = nativeLibraries(call, context);
    return markdownOutput(call, context, concat([intro, generated('\n', call.origin), libraries]));
  },
});
