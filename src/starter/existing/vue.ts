/** Detects VitePress and VuePress sites by the folders `.vitepress` and `.vuepress`. */
import type { Files } from '../../io/index.ts';
import type { FoundTree } from './found-tree.ts';
import { firstMatch, localeFolders } from './locale-folders.ts';
import { readVersion } from './read-version.ts';

const PROGRAMS = [
  { kind: 'vitepress', program: 'VitePress' },
  { kind: 'vuepress', program: 'VuePress' },
] as const;
/** Folders in which projects usually have their pages. */
const FOLDERS = ['', 'docs', 'doc', 'website', 'site', 'src'];

export async function findVue(files: Files): Promise<FoundTree | undefined> {
  for (const { kind, program } of PROGRAMS) {
    const top = FOLDERS.find((folder) => files.kindOf(join(folder, `.${kind}`)) === 'folder');
    if (top === undefined) continue;
    const config = readConfig(files, join(top, `.${kind}`));
    const source = join(top, firstMatch(config, /\bsrcDir\s*:\s*["'](?:\.\/)?([^"']+?)\/?["']/) ?? '');
    const lang = firstMatch(config, /\blang\s*:\s*["']([\w-]+)["']/);
    return {
      kind,
      isReadAsIs: false,
      program,
      title: firstMatch(config, /\btitle\s*:\s*["']([^"']+)["']/) ?? '',
      locales: localeFolders(files, source, lang?.toLowerCase().replace(/-us$/, '')),
      themes: [],
      version: readVersion(files, [
        [['package.json', join(top, 'package.json')], new RegExp(`"${kind}"\\s*:\\s*"[\\^~]?(\\d[\\w.-]*)`)],
      ]),
      configFiles: [],
      source,
    };
  }
  return undefined;
}

function readConfig(files: Files, folder: string): string {
  return ['ts', 'mts', 'js', 'mjs', 'cjs']
    .map((extension) => files.readText(`${folder}/config.${extension}`))
    .map((read) => (read.kind === 'text' ? read.text : ''))
    .join('\n');
}

function join(folder: string, name: string): string {
  return [folder, name].filter((part) => part !== '' && part !== '.').join('/');
}
