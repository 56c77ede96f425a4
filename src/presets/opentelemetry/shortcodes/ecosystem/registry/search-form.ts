import type { Element } from 'hast';
import { h } from 'hastscript';
import type { ValueMap } from '../../../../../config/index.ts';
import { isValueMap } from '../../../../../formats/index.ts';
import {
  defineShortcode,
  mapOf,
  mapsOf,
  missingData,
  nodes,
  type ShortcodeContext,
  textOf,
} from '../../../../../shortcodes/index.ts';
import { humanize, languageName } from '../../languages/instrumentation.ts';

/** The original form filters the list with a script; the list itself, and the site's search, work without it. */
export default defineShortcode({
  name: 'ecosystem/registry/search-form',
  summary: 'The entries of `data/registry/`, each with its description, authors and links.',
  params: {},
  inner: false,
  reads: [{ type: 'data', name: 'registry' }],
  examples: [{ source: '{{< ecosystem/registry/search-form >}}', shows: 'Otelsql' }],
  render(_call, context) {
    const entries = Object.entries(mapOf(context.data('registry'))).filter(
      (entry): entry is [string, ValueMap] => isValueMap(entry[1]) && textOf(entry[1], 'title') !== '',
    );
    if (entries.length === 0) return missingData(context, 'registry');
    return nodes(
      h(
        'ul',
        { className: ['registry'] },
        entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, entry]) => renderEntry(key, entry, context)),
      ),
    );
  },
});

function renderEntry(key: string, entry: ValueMap, context: ShortcodeContext): Element {
  const urls = mapOf(entry.urls);
  const version = textOf(mapOf(entry.package), 'version');
  const language = textOf(entry, 'language');
  const authors = mapsOf(entry.authors).map((author) => textOf(author, 'name'));
  const facts = [
    version,
    languageName(context, language) || humanize(language),
    humanize(textOf(entry, 'registryType')),
    textOf(entry, 'license'),
    authors.join(', '),
  ].filter((fact) => fact !== '');
  const links = ['website', 'docs', 'repo'].flatMap((name) => {
    const url = textOf(urls, name);
    return url === '' ? [] : [' ', h('a', { href: url }, humanize(name))];
  });
  const deprecated = textOf(mapOf(entry.deprecated), 'reason');
  return h(
    'li',
    { id: `registry-${key}` },
    h('strong', context.markdown(textOf(entry, 'title'))),
    facts.length === 0 ? [] : [` (${facts.join('; ')})`],
    deprecated === '' ? [] : [h('p', h('strong', 'Deprecated: '), context.markdown(deprecated))],
    h('div', context.markdown(textOf(entry, 'description'))),
    links.length === 0 ? [] : [h('p', links)],
  );
}
