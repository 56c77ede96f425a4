import type { LocaleSettings, MenuEntry } from '../site.ts';
import type { Settings } from './settings.ts';

/** `menus` of the site or of a language. `undefined` if there are none. */
export function readMenus(settings: Settings): LocaleSettings['menus'] | undefined {
  if (settings.value('menus') === undefined) return undefined;
  const menus = settings.table('menus');
  return Object.fromEntries(
    Object.keys(menus.values).map((name) => [name, readMenu(menus.tables(name).map(([, entry]) => entry))]),
  );
}

function readMenu(tables: readonly Settings[]): MenuEntry[] {
  const entries = tables.map((table) => ({ table, entry: readEntry(table) }));
  const parents = new Map(entries.map(({ entry }) => [entry.key, entry.parent]));
  return entries
    .map(({ table, entry }): MenuEntry => {
      const chain = chainAbove(entry, parents);
      if (chain.at(-1) !== entry.key) return entry;
      table.report('invalid-config', 'parent', {
        message: `Unexpected parent “${entry.parent}” of the menu entry “${entry.key}”, expected an entry that is not below it (${[entry.key, ...chain].join(' → ')}).`,
        hint: 'Name another entry, or remove “parent”.',
        target: entry.parent,
      });
      return { ...entry, parent: '' };
    })
    .sort(compareMenuEntries);
}

/** The ancestors of an entry, up to the top or, in a cycle, to the entry itself. */
function chainAbove({ key, parent }: MenuEntry, parents: ReadonlyMap<string, string>): readonly string[] {
  const chain: string[] = [];
  for (let above = parent; above !== '' && !chain.includes(above); above = parents.get(above) ?? '') {
    chain.push(above);
    if (above === key) break;
  }
  return chain;
}

function readEntry(entry: Settings): MenuEntry {
  const name = entry.text('name', '');
  const identifier = entry.text('identifier', '');
  return {
    key: identifier || name,
    identifier,
    name,
    url: entry.text('url', ''),
    pageRef: entry.text('pageRef', ''),
    parent: entry.text('parent', ''),
    weight: entry.number('weight', 0),
    title: entry.text('title', ''),
    pre: entry.text('pre', ''),
    post: entry.text('post', ''),
    params: entry.table('params').values,
  };
}

/** Hugo's order: by weight, those without one last, then by name. */
export function compareMenuEntries<T extends Pick<MenuEntry, 'weight' | 'name' | 'key'>>(a: T, b: T): number {
  if (a.weight !== b.weight) {
    if (a.weight === 0 || b.weight === 0) return a.weight === 0 ? 1 : -1;
    return a.weight - b.weight;
  }
  const [left, right] = a.name === b.name ? [a.key, b.key] : [a.name, b.name];
  return left < right ? -1 : left > right ? 1 : 0;
}
