import { isValueMap } from '../../formats/index.ts';
import type { HugoReference, UglyUrls } from '../site.ts';
import type { Settings } from './settings.ts';
import { doesHugo } from './versions.ts';

/** `uglyURLs`: a boolean for all pages, or a table of sections. */
export function readUglyUrls(settings: Settings, hugo: HugoReference): UglyUrls {
  const lists = doesHugo(hugo.minor, 'uglySections');
  if (!isValueMap(settings.value('uglyURLs')))
    return { pages: settings.flag('uglyURLs', false), lists, sections: {} };
  const table = settings.table('uglyURLs');
  const sections = Object.keys(table.values).map((name) => [name, table.flag(name, false)] as const);
  return { pages: false, lists, sections: Object.fromEntries(sections) };
}
