/**
 * Themes and modules of a Hugo tree, if they are on disk: in the themes folder, at the target of a replacement, or in `_vendor`, where `hugo mod vendor` writes them. Each has a
 * configuration, modules of its own and folders.
 */
import { posix } from 'node:path';
import { isValueList, isValueMap, type Value, type ValueMap } from '../../formats/index.ts';
import type { Files } from '../../io/index.ts';
import { findComponentConfig, type HugoSource, mergeSources } from './config-files.ts';
import { cleanPath, isOutside } from './folders.ts';

export interface Component {
  /** As in the configuration: `docsy`, `github.com/google/docsy`. */
  readonly path: string;
  /** Relative to the site directory; absent if it is not on disk. */
  readonly folder: string | undefined;
  readonly sources: readonly HugoSource[];
  /** Its mounts by target: `layouts` → `['templates']`; folders without a mount have their own name. */
  readonly mounts: ReadonlyMap<string, readonly string[]>;
}

interface Import {
  readonly path: string;
  readonly ignoreConfig: boolean;
  readonly ignoreImports: boolean;
}

/** The components that a configuration imports, each followed by its own imports; the first takes precedence. */
export function findComponents(files: Files, own: ValueMap): Component[] {
  const themesDir = typeof own.themesdir === 'string' ? cleanPath(own.themesdir) : 'themes';
  const replaced = replacementsOf(own, themesDir);
  const found = new Map<string, Component>();
  const add = ({ path, ignoreConfig, ignoreImports }: Import): void => {
    if (found.has(path)) return;
    const folder = [replaced.get(path), `${themesDir}/${path}`, `_vendor/${path}`].find(
      (candidate) => candidate !== undefined && files.kindOf(candidate) === 'folder',
    );
    const sources = folder === undefined ? [] : findComponentConfig(files, folder);
    const config = mergeSources(sources);
    const mounts = folder === undefined ? new Map<string, string[]>() : mountsOf(config, folder);
    found.set(path, { path, folder, sources: ignoreConfig ? [] : sources, mounts });
    if (!ignoreImports) for (const each of importsOf(config)) add(each);
  };
  for (const each of importsOf(own)) add(each);
  return [...found.values()];
}

/** Folders with a given name in components, the last component first. */
export function componentFolders(components: readonly Component[], name: string): string[] {
  return components
    .flatMap(({ folder, mounts }) =>
      folder === undefined ? [] : (mounts.get(name) ?? [`${folder}/${name}`]),
    )
    .toReversed();
}

/** `module.imports`, then `theme`, in Hugo's order. */
function importsOf(config: ValueMap): Import[] {
  const { theme, module } = config;
  const named = isValueList(theme) ? theme : [theme];
  const themes = named.flatMap((path) =>
    typeof path === 'string' && path !== '' ? { path, ignoreConfig: false, ignoreImports: false } : [],
  );
  return [
    ...listIn(module, 'imports').flatMap((each): Import[] =>
      isValueMap(each) && typeof each.path === 'string' && each.path !== '' && each.disable !== true
        ? [
            {
              path: each.path,
              ignoreConfig: each.ignoreconfig === true,
              ignoreImports: each.ignoreimports === true,
            },
          ]
        : [],
    ),
    ...themes,
  ];
}

function mountsOf({ module }: ValueMap, folder: string): Map<string, string[]> {
  const mounts = new Map<string, string[]>();
  for (const mount of listIn(module, 'mounts')) {
    if (!isValueMap(mount) || typeof mount.source !== 'string' || typeof mount.target !== 'string') continue;
    const source = posix.join(folder, cleanPath(mount.source));
    if (isOutside(source)) continue;
    const target = cleanPath(mount.target);
    mounts.set(target, [...(mounts.get(target) ?? []), source]);
  }
  return mounts;
}

/** `module.replacements`: `path -> folder`, relative to the themes folder. */
function replacementsOf({ module }: ValueMap, themesDir: string): Map<string, string> {
  const written = isValueMap(module) ? module.replacements : undefined;
  const all = isValueList(written) ? written : typeof written === 'string' ? written.split(',') : [];
  return new Map(
    all.flatMap((each) => {
      const [path = '', folder = ''] = String(each)
        .split('->')
        .map((part) => part.trim());
      const target = posix.join(themesDir, folder);
      return folder === '' || isOutside(target) ? [] : [[path, target] as const];
    }),
  );
}

function listIn(table: Value | undefined, name: string): readonly Value[] {
  const list = isValueMap(table) ? table[name] : undefined;
  return isValueList(list) ? list : [];
}
