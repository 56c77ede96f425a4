/** Suggests the page or file that a broken path was probably meant to lead to. */
import { nearestName } from '../diagnostics/index.ts';
import type { SiteMap } from './site-map.ts';

export interface PathSuggestion {
  /** Site path. */
  readonly path: string;
  /** Whether nothing else could have been meant. */
  readonly certain: boolean;
}

export interface PathSuggester {
  /** @param prefix of the locale's URLs, with slashes at both ends: `/` or `/fr/` */
  suggest(path: string, prefix: string): PathSuggestion | undefined;
}

export function createPathSuggester(map: SiteMap): PathSuggester {
  let byCase: Map<string, string> | undefined;
  let byName: Map<string, string[]> | undefined;
  let byFolder: Map<string, Map<string, string>> | undefined;
  const paths = map.paths.filter((path) => !path.endsWith('/index.html'));
  const known = new Map<string, PathSuggestion | undefined>();

  const find = (path: string, prefix: string): PathSuggestion | undefined => {
    byCase ??= new Map(paths.map((one) => [fold(bare(one)), one]));
    const sameLetters = byCase.get(fold(bare(path)));
    if (sameLetters !== undefined) return { path: sameLetters, certain: true };
    const spelled = byCase.get(
      fold(bare(path.replace(/\.(?:md|html?)$/, '').replace(/\/(?:_?index|readme)$/i, ''))),
    );
    if (spelled !== undefined) return { path: spelled, certain: true };

    byFolder ??= groupByFolder(paths);
    const [folder, name] = splitName(path);
    const siblings = byFolder.get(folder);
    const near = siblings === undefined ? undefined : nearestName(name, siblings.keys());
    if (near !== undefined && name.length > 2) return { path: siblings?.get(near) ?? path, certain: false };

    byName ??= groupByName(paths);
    const sameName = byName.get(name.toLowerCase()) ?? [];
    const inLocale = sameName.filter((one) => one.startsWith(prefix));
    const candidates = inLocale.length > 0 ? inLocale : sameName;
    return candidates.length > 0 && candidates.length <= 3
      ? { path: closest(path, candidates), certain: false }
      : undefined;
  };
  return {
    suggest(path, prefix) {
      const key = `${prefix} ${path}`;
      if (!known.has(key)) known.set(key, find(path, prefix));
      return known.get(key);
    },
  };
}

function bare(path: string): string {
  return path.replace(/\/index\.html$/, '/').replace(/(.)\/$/, '$1');
}

/** Differences in case or Unicode normalization are ignored. */
function fold(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function splitName(path: string): [folder: string, name: string] {
  const one = bare(path);
  const at = one.lastIndexOf('/');
  return [one.slice(0, at + 1), one.slice(at + 1)];
}

function groupByFolder(paths: readonly string[]): Map<string, Map<string, string>> {
  const folders = new Map<string, Map<string, string>>();
  for (const path of paths) {
    const [folder, name] = splitName(path);
    const names = folders.get(folder) ?? new Map<string, string>();
    if (!names.has(name)) names.set(name, path);
    folders.set(folder, names);
  }
  return folders;
}

function groupByName(paths: readonly string[]): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const path of paths) {
    const name = splitName(path)[1].toLowerCase();
    const all = names.get(name);
    if (all === undefined) names.set(name, [path]);
    else all.push(path);
  }
  return names;
}

/** The candidate with the most folders in common. */
function closest(path: string, candidates: readonly string[]): string {
  const wanted = new Set(path.split('/'));
  const score = (one: string) => one.split('/').filter((part) => wanted.has(part)).length;
  return candidates.reduce((best, one) => (score(one) > score(best) ? one : best));
}
