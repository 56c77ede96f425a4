/** Detects Starlight sites: Astro projects whose configuration imports it. */
import type { Files } from '../../io/index.ts';
import type { FoundTree } from './found-tree.ts';
import { firstMatch, localeFolders } from './locale-folders.ts';
import { readVersion } from './read-version.ts';

const CONFIGS = ['mjs', 'ts', 'mts', 'js', 'cjs'].map((extension) => `astro.config.${extension}`);
const SOURCE = 'src/content/docs';

export async function findStarlight(files: Files): Promise<FoundTree | undefined> {
  const text = CONFIGS.map((path) => files.readText(path))
    .map((read) => (read.kind === 'text' ? read.text : ''))
    .join('\n');
  if (!text.includes('@astrojs/starlight')) return undefined;
  const root = firstMatch(text, /\broot\s*:\s*\{[^{}]*?\blang\s*:\s*["']([\w-]+)["']/);
  const named = firstMatch(text, /\bdefaultLocale\s*:\s*["']([\w-]+)["']/);
  const defaultLocale = root ?? (named === 'root' ? undefined : named);
  return {
    kind: 'starlight',
    isReadAsIs: false,
    program: 'Starlight',
    title: firstMatch(text, /\btitle\s*:\s*["']([^"']+)["']/) ?? '',
    locales: localeFolders(files, SOURCE, defaultLocale?.toLowerCase()),
    themes: [],
    version: readVersion(files, [[['package.json'], /"@astrojs\/starlight"\s*:\s*"[\^~]?(\d[\w.-]*)/]]),
    configFiles: [],
    source: SOURCE,
  };
}
