/** The configuration of a tree with that of its themes, and the modules that it imports. */
import type { Problem } from '../../diagnostics/index.ts';
import { isValueMap, mergeValues, type ValueMap } from '../../formats/index.ts';
import type { Files } from '../../io/index.ts';
import { findThemeConfig, type HugoSource, mergeSources } from './config-files.ts';
import { createSettings, type Settings } from './settings.ts';

export interface HugoTree {
  readonly settings: Settings;
  readonly themes: readonly string[];
  /** Folders of the themes, that of the last one first. */
  readonly themeDirs: readonly string[];
  readonly configFiles: readonly string[];
}

export function readTree(files: Files, sources: readonly HugoSource[], problems: Problem[]): HugoTree {
  const own = mergeSources(sources);
  const { themes, themesDir } = readThemes(createSettings(own, sources, problems));
  const themeSources = findThemeConfig(files, themesDir, themes);
  problems.push(...themeSources.flatMap((source) => source.problems));
  const all = [...themeSources, ...sources];
  return {
    settings: createSettings(withThemes(own, mergeSources(themeSources)), all, problems),
    themes,
    themeDirs: themes.toReversed().map((theme) => `${themesDir}/${theme}`),
    configFiles: [...new Set(all.map(({ file }) => file))],
  };
}

/** Paths of the modules that the configuration imports. */
export function readModules(settings: Settings): string[] {
  return settings
    .table('module')
    .tables('imports')
    .map(([, module]) => module.text('path', ''))
    .filter((path) => path !== '');
}

function readThemes(settings: Settings): { themes: readonly string[]; themesDir: string } {
  return { themes: settings.texts('theme', []), themesDir: settings.text('themesDir', 'themes') };
}

/** Of a theme, the parameters count where the site has none of its own, and whole menus that the site does not have. */
function withThemes(own: ValueMap, theme: ValueMap): ValueMap {
  const merged = (name: string, merge: (base: ValueMap, over: ValueMap) => ValueMap): ValueMap => {
    const base = theme[name];
    const over = own[name] ?? {};
    return isValueMap(base) && isValueMap(over) ? { [name]: merge(base, over) } : {};
  };
  return {
    ...own,
    ...merged('params', mergeValues),
    ...merged('menus', (base, over) => ({ ...base, ...over })),
  };
}
