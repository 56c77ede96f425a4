/** The section of a setting: what it does, its type and default, and the settings in it. */
import type { Setting } from 'lockstep';
import { code, definitionList, heading, labelled } from './markdown.ts';
import type { Translate } from './texts.ts';

export interface SettingSectionOptions {
  /** Words of the references: “Default”. */
  readonly word: Translate;
  /** What settings do. */
  readonly say: Translate;
}

/** The top-level setting that a path leads into: `menus.<name>[].page` → `menus`. */
export function firstKey(path: string): string {
  return path.split(/[.[]/)[0] ?? path;
}

/** @param all every setting there is. */
export function renderSetting(
  key: string,
  all: readonly Setting[],
  { word, say }: SettingSectionOptions,
): string {
  const own = all.find(({ path }) => path === key);
  if (own === undefined) throw new Error(`there is no setting “${key}”.`);
  const inside = all.filter(({ path }) => path !== key && firstKey(path) === key);
  const entries = inside.map((setting) => ({
    term: code(setting.path.slice(key.length).replace(/^\./, '')),
    texts: [say(setting.description), renderFacts(setting, word)],
  }));
  return [heading(3, code(key), key), say(own.description), renderFacts(own, word), definitionList(entries)]
    .filter((part) => part !== '')
    .join('\n\n');
}

function renderFacts({ type, default: value, required }: Setting, word: Translate): string {
  return [
    labelled(word('Type:'), code(type)),
    ...(value === undefined ? [] : [labelled(word('Default:'), code(JSON.stringify(value)))]),
    ...(required ? [word('required')] : []),
  ].join(' · ');
}
