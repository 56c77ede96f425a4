import {
  defineShortcode,
  markdownOutput,
  markdownTable,
  missingData,
  textOf,
} from '../../../../shortcodes/index.ts';
import { humanize, languages, signalStatus } from './instrumentation.ts';

export default defineShortcode({
  name: 'signal-support-table',
  summary: 'How mature a signal of OpenTelemetry is in each language.',
  params: { signal: { type: 'string', required: true, position: 0 } },
  inner: false,
  examples: [{ source: '{{% signal-support-table "logs" %}}', shows: 'Go Beta' }],
  render(call, context) {
    const { signal } = call.params;
    const all = languages(context);
    if (all.length === 0) return missingData(context, 'instrumentation');
    const rows = all.map(([key, language]) => [
      `[${textOf(language, 'name')}](/docs/languages/${key}/)`,
      humanize(signalStatus(language, signal)),
    ]);
    return markdownOutput(call, context, `\n${markdownTable(['Language', humanize(signal)], rows)}\n`);
  },
});
