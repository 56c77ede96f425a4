import { defineShortcode, mapOf, showPartial, textOf } from '../../../../../shortcodes/index.ts';
import { signalStatus, statusLink } from '../../languages/instrumentation.ts';

export default defineShortcode({
  name: 'docs/languages/index-intro',
  summary: 'The fragment `index-intro.md` with the name of a language and the status of its signals.',
  params: {
    lang: { type: 'data', required: true, position: 0, lookup: 'instrumentation.*', optional: true },
  },
  inner: true,
  reads: [{ type: 'include', name: 'index-intro.md' }],
  examples: [{ source: '{{% docs/languages/index-intro go /%}}', shows: 'Go has Stable traces.' }],
  render(call, context) {
    const { lang } = call.params;
    const language = mapOf(context.data(`instrumentation.${lang}`));
    return showPartial(call, context, 'index-intro.md', {
      name: textOf(language, 'name'),
      lang,
      tracesStatus: statusLink(signalStatus(language, 'traces')),
      metricsStatus: statusLink(signalStatus(language, 'metrics')),
      logsStatus: statusLink(signalStatus(language, 'logs')),
      '.Inner': call.inner.text,
    });
  },
});
