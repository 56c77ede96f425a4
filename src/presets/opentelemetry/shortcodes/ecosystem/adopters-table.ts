import {
  defineShortcode,
  mapsOf,
  markdownOutput,
  markdownTable,
  missingData,
  textOf,
} from '../../../../shortcodes/index.ts';
import { byName, componentsOf, link } from './listed.ts';

export default defineShortcode({
  name: 'ecosystem/adopters-table',
  summary: 'The organizations of `data/ecosystem/adopters`.',
  params: {},
  inner: false,
  reads: [{ type: 'data', name: 'ecosystem.adopters' }],
  examples: [{ source: '{{% ecosystem/adopters-table %}}', shows: 'Example Org Collector, Go' }],
  render(call, context) {
    const adopters = mapsOf(context.data('ecosystem.adopters'));
    if (adopters.length === 0) return missingData(context, 'ecosystem.adopters');
    const rows = adopters.sort(byName).map((each) => {
      const reference = textOf(each, 'reference');
      return [
        textOf(each, 'name'),
        componentsOf(each).join(', '),
        reference === '' ? '' : link(textOf(each, 'referenceTitle'), reference),
      ];
    });
    const table = markdownTable(['Organization[^1]', 'Components', 'Learn more'], rows);
    return markdownOutput(call, context, `\n${table}\n\n[^1]: Organizations are listed alphabetically\n`);
  },
});
