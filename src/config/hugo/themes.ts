/** Merges the configuration of a tree with those of its themes and modules. */
import type { Problem } from '../../diagnostics/index.ts';
import { isValueMap, mergeValues, type Value, type ValueMap } from '../../formats/index.ts';
import type { Files } from '../../io/index.ts';
import { type Component, findComponents } from './components.ts';
import { type HugoSource, mergeSources } from './config-files.ts';
import { createSettings, type Settings } from './settings.ts';

export interface HugoTree {
  readonly settings: Settings;
  /** Themes and modules with their imports; the first takes precedence. */
  readonly components: readonly Component[];
  readonly configFiles: readonly string[];
}

export function readTree(files: Files, sources: readonly HugoSource[], problems: Problem[]): HugoTree {
  const own = mergeSources(sources);
  const components = findComponents(files, own);
  const theirs = components.toReversed().flatMap((component) => component.sources);
  problems.push(...theirs.flatMap((source) => source.problems));
  const all = [...theirs, ...sources];
  const whole = components.reduce(
    (merged, component) => withComponent(merged, mergeSources(component.sources)),
    own,
  );
  reportMissing(createSettings(own, sources, problems), components);
  return {
    settings: createSettings(withoutStrategies(whole), all, problems),
    components,
    configFiles: [...new Set(all.map(({ file }) => file))],
  };
}

/** Which parts of a component's table the site adopts: none, missing keys, or missing keys at any depth. */
type Strategy = 'none' | 'shallow' | 'deep';

const STRATEGIES: Readonly<Record<string, Strategy>> = {
  params: 'deep',
  menus: 'shallow',
  mediatypes: 'shallow',
  outputformats: 'shallow',
};

/** The key by which a configuration sets how it is merged. */
const MERGE = '_merge';

function withComponent(own: ValueMap, theirs: ValueMap): ValueMap {
  const merged = new Map(Object.entries(own));
  const general = strategyIn(own);
  for (const [name, base] of Object.entries(theirs)) {
    const over = own[name];
    const strategy = strategyIn(over) ?? general ?? STRATEGIES[name] ?? 'none';
    if (name === MERGE || strategy === 'none') continue;
    if (isValueMap(base) && isValueMap(over))
      merged.set(name, strategy === 'deep' ? mergeValues(base, over) : { ...base, ...over });
    else if (over === undefined) merged.set(name, base);
  }
  return Object.fromEntries(merged);
}

function strategyIn(table: Value | undefined): Strategy | undefined {
  const written = isValueMap(table) ? table[MERGE] : undefined;
  return written === 'none' || written === 'shallow' || written === 'deep' ? written : undefined;
}

/** Removes the merge keys, so that they are not read as parameters or menus. */
function withoutStrategies(values: ValueMap): ValueMap {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]): [string, Value][] =>
      key === MERGE ? [] : [[key, isValueMap(value) ? withoutStrategies(value) : value]],
    ),
  );
}

/** Reports modules that are not on disk: Lockstep does not download them. */
function reportMissing(own: Settings, components: readonly Component[]): void {
  const missing = new Set(components.flatMap(({ path, folder }) => (folder === undefined ? [path] : [])));
  for (const [, module] of own.table('module').tables('imports')) {
    const path = module.text('path', '');
    if (!missing.has(path)) continue;
    module.report('missing-package', 'path', {
      message: `Unexpected module “${path}”, expected one that is on disk: its templates, texts and settings are not read.`,
      hint: 'Run “hugo mod vendor” in the site, which writes modules into _vendor/.',
      target: path,
    });
  }
}
