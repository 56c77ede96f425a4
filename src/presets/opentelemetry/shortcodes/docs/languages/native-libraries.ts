import { defineShortcode, markdownOutput } from '../../../../../shortcodes/index.ts';
import { LANGUAGE_PARAMS, nativeLibraries } from './native-library-links.ts';

export default defineShortcode({
  name: 'docs/languages/native-libraries',
  summary: 'Libraries of a language that come with their own instrumentation.',
  params: LANGUAGE_PARAMS,
  inner: false,
  reads: [{ type: 'include', name: 'native-lib-alert.md' }],
  examples: [{ source: '{{% docs/languages/native-libraries go %}}', shows: 'Otelsql' }],
  render: (call, context) => markdownOutput(call, context, nativeLibraries(call, context)),
});
