import {
  defineShortcode,
  mapsOf,
  markdownOutput,
  markdownTable,
  missingData,
  textOf,
} from '../../../../shortcodes/index.ts';
import { concat, generated } from '../../../../text/index.ts';
import { byName, componentsOf, link, withoutScheme } from './listed.ts';

const RELEASES = 'github.com/open-telemetry/opentelemetry-collector-releases';

export default defineShortcode({
  name: 'ecosystem/distributions-table',
  summary:
    'The distributions of `data/ecosystem/distributions`: of the Collector by others, by the project, or of other components.',
  params: {
    /** `non-collector`, `first-party-collector`; any other: `third-party-collector`. */
    filter: { type: 'string' },
  },
  inner: false,
  reads: [
    { type: 'data', name: 'ecosystem.distributions' },
    { type: 'include', name: 'otel-does-not-validate-3rd-pty-distros.md' },
  ],
  examples: [{ source: '{{% ecosystem/distributions-table filter="non-collector" %}}', shows: 'Tiny Go' }],
  render(call, context) {
    const { filter } = call.params;
    const all = mapsOf(context.data('ecosystem.distributions'));
    if (all.length === 0) return missingData(context, 'ecosystem.distributions');
    const chosen = all.filter((each) => {
      const isCollector = componentsOf(each).includes('Collector');
      if (filter === 'non-collector') return !isCollector;
      return isCollector && textOf(each, 'url').includes(RELEASES) === (filter === 'first-party-collector');
    });
    const rows = chosen.sort(byName).map((each) => {
      const docs = textOf(each, 'docsUrl');
      return [
        link(textOf(each, 'name'), textOf(each, 'url')),
        componentsOf(each).join(', '),
        link(withoutScheme(docs), docs),
      ];
    });
    const notice =
      filter === 'first-party-collector'
        ? undefined
        : context.includeSource('otel-does-not-validate-3rd-pty-distros.md');
    const table = markdownTable(['Name[^1]', 'Components', 'Learn more'], rows);
    return markdownOutput(
      call,
      context,
      concat([
        notice ?? generated(''),
        generated(`\n\n${table}\n\n[^1]: Listed alphabetically\n`, call.origin),
      ]),
    );
  },
});
