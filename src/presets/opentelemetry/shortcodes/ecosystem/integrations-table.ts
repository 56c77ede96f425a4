import {
  defineShortcode,
  mapOf,
  mapsOf,
  markdownOutput,
  markdownTable,
  missingData,
  textOf,
} from '../../../../shortcodes/index.ts';
import { languageName } from '../languages/instrumentation.ts';
import { link, withoutScheme, yesOrNo } from './listed.ts';

export default defineShortcode({
  name: 'ecosystem/integrations-table',
  summary: 'The libraries or applications of `data/registry/` that come with their own instrumentation.',
  params: { kind: { type: 'string', required: true, position: 0 } },
  inner: false,
  reads: [{ type: 'data', name: 'registry' }],
  examples: [{ source: '{{% ecosystem/integrations-table "native libraries" %}}', shows: 'Otelsql Yes Go' }],
  render(call, context) {
    const entries = mapsOf(Object.values(mapOf(context.data('registry'))));
    if (entries.length === 0) return missingData(context, 'registry');
    const isLibrary = call.params.kind === 'native libraries';
    const isOpen = (license: unknown): boolean => license !== 'Commercial';
    const rows = entries
      .filter(({ isNative, registryType }) =>
        isLibrary
          ? isNative === true && registryType === 'instrumentation'
          : call.params.kind === 'application integrations' && registryType === 'application integration',
      )
      .sort(
        (a, b) =>
          Number(isOpen(b.license)) - Number(isOpen(a.license)) ||
          (textOf(a, 'title') < textOf(b, 'title') ? -1 : 1),
      )
      .map((each) => {
        const urls = mapOf(each.urls);
        const docs = textOf(urls, 'docs');
        const language = textOf(each, 'language');
        return [
          link(textOf(each, 'title'), textOf(urls, 'website')),
          yesOrNo(isOpen(each.license)),
          language === 'collector' ? 'Collector' : languageName(context, language),
          link(withoutScheme(docs), docs),
        ];
      });
    const table = markdownTable(['Name[^1]', 'OSS', 'Component', 'Learn more'], rows);
    return markdownOutput(call, context, `\n${table}\n\n[^1]: Listed alphabetically\n`);
  },
});
