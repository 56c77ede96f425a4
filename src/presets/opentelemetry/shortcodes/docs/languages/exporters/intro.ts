import { defineShortcode, showPartial } from '../../../../../../shortcodes/index.ts';
import { languageKey, languageName } from '../../../languages/instrumentation.ts';

/** Languages whose pages about OTLP are part of the fragment. */
const WITH_OTLP = ['python', 'js', 'java', 'cpp', 'dotnet'];

export default defineShortcode({
  name: 'docs/languages/exporters/intro',
  summary: 'The fragment `exporters/intro.md` for a language.',
  params: { lang: { type: 'string', position: 0 } },
  inner: false,
  reads: [{ type: 'include', name: 'exporters/intro.md' }],
  examples: [{ source: '{{% docs/languages/exporters/intro go %}}', shows: 'Exporters of Go' }],
  render(call, context) {
    const folder = languageKey(context, undefined);
    const given = call.params.lang?.trim() || folder;
    const lang = given === 'net' ? 'dotnet' : given;
    const zeroConfig = context.findPage(`/docs/zero-code/${folder}/configuration`);
    return showPartial(call, context, 'exporters/intro.md', {
      lang,
      name: languageName(context, lang),
      langIdAsPath: folder,
      supportsOTLP: String(WITH_OTLP.includes(lang)),
      zeroConfigPageExists: zeroConfig?.title ?? '',
    });
  },
});
