import {
  defineShortcode,
  markdownOutput,
  markdownTable,
  missingData,
  textOf,
} from '../../../../shortcodes/index.ts';
import { humanize, languages, signalStatus, statusLink } from './instrumentation.ts';

const SIGNALS = ['traces', 'metrics', 'logs', 'profiles'];

export default defineShortcode({
  name: 'telemetry-support-table',
  summary: 'How mature each signal of OpenTelemetry is in each language.',
  params: { unused: { type: 'string', position: 0 } },
  inner: false,
  examples: [{ source: '{{% telemetry-support-table %}}', shows: 'Go Stable Stable Beta -' }],
  render(call, context) {
    const all = languages(context);
    if (all.length === 0) return missingData(context, 'instrumentation');
    const rows = all.map(([key, language]) => [
      `[${textOf(language, 'name')}](/docs/languages/${key}/)`,
      ...SIGNALS.map((signal) => statusLink(signalStatus(language, signal))),
    ]);
    return markdownOutput(
      call,
      context,
      `\n${markdownTable(['Language', ...SIGNALS.map(humanize)], rows)}\n`,
    );
  },
});
