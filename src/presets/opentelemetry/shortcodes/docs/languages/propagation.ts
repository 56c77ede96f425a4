import { defineShortcode, showPartial } from '../../../../../shortcodes/index.ts';
import { languageKey, languageName } from '../../languages/instrumentation.ts';

export default defineShortcode({
  name: 'docs/languages/propagation',
  summary: 'The fragment `propagation.md` with the name of a language.',
  params: { lang: { type: 'string', position: 0 } },
  inner: false,
  examples: [{ source: '{{% docs/languages/propagation go %}}', shows: 'Propagation in Go' }],
  render: (call, context) =>
    showPartial(call, context, 'propagation.md', {
      lang: languageName(context, languageKey(context, call.params.lang)),
    }),
});
