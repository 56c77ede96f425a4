/** Files that a page shows in addition to its own text: includes, glossary terms, examples, data. */
import { namedThings, type ShortcodeTable, tokenize } from '../shortcodes/index.ts';
import type { Cause } from './report.ts';

/** Types of arguments whose target is shown on the page. A page or image that a shortcode only links to does not affect the page's text. */
type DependencyType = 'include' | 'file' | 'example' | 'term' | 'data';

export interface PageDependency {
  readonly type: DependencyType;
  /** As it is looked up: a path, the id of a term, a dotted path of data. */
  readonly name: string;
}

/** Everything that the shortcodes of a text show, each once, in order. */
export function findDependencies(text: string, shortcodes: ShortcodeTable): PageDependency[] {
  const found = new Map<string, PageDependency>();
  if (!text.includes('{{<') && !text.includes('{{%')) return [];
  for (const token of tokenize(text)) {
    const facts = token.kind === 'open' ? shortcodes.get(token.name) : undefined;
    if (token.kind !== 'open' || facts === undefined) continue;
    for (const { type, name } of [...namedThings(facts.params, token.args), ...facts.reads]) {
      if (isDependency(type)) found.set(`${type} ${name}`, { type, name });
    }
  }
  return [...found.values()];
}

function isDependency(type: string): type is DependencyType {
  return ['include', 'file', 'example', 'term', 'data'].includes(type);
}

/** The kind in reports. */
export function causeKind(type: DependencyType): Cause['kind'] {
  return type === 'file' ? 'include' : type;
}

/** Possible files of a dependency, relative to the site directory; the first existing one counts. Data has no single file: see {@link isDataFileOf}. */
export function candidateFiles(
  { type, name: written }: PageDependency,
  page: string,
  contentDir: string,
  folders: { readonly examples: readonly string[]; readonly glossaries: readonly string[] },
): string[] {
  const dir = page.slice(0, page.lastIndexOf('/'));
  const name = written.replace(/^\/+/, '');
  switch (type) {
    case 'include':
      return [
        `${contentDir}/includes/${name}`,
        ...foldersUp(dir, contentDir).map((folder) => `${folder}/_includes/${name}`),
        `${dir}/${name}`,
        `${contentDir}/${name}`,
      ].flatMap((file) => (/\.\w+$/.test(name) ? [file] : [`${file}.md`, file]));
    case 'file':
      return [written.startsWith('/') ? name : `${dir}/${name}`];
    case 'example':
      return [
        `${dir}/${name}`,
        ...folders.examples.map((folder) => `${folder.replace('LOCALE', contentDir)}/${name}`),
      ];
    case 'term':
      return folders.glossaries.map((folder) => `${contentDir}/${folder}/${name}.md`);
    case 'data':
      return [];
  }
}

/** A folder and its ancestors up to the content folder. */
function foldersUp(dir: string, contentDir: string): string[] {
  if (dir !== contentDir && !dir.startsWith(`${contentDir}/`)) return [];
  const above = dir.slice(contentDir.length).split('/');
  return above.map((_, at) => contentDir + above.slice(0, above.length - at).join('/'));
}

/**
 * Whether a file holds data of a dotted path, or a part of it.
 *
 * @example
 * isDataFileOf('data/releases/schedule.yaml', 'releases.schedule.schedules', 'data') // true
 * isDataFileOf('data/registry/demo.yml', 'registry', 'data') // true
 */
export function isDataFileOf(file: string, path: string, dataDir: string): boolean {
  if (!file.startsWith(`${dataDir}/`)) return false;
  const keys = file
    .slice(dataDir.length + 1)
    .replace(/\.\w+$/, '')
    .toLowerCase()
    .split('/');
  const wanted = path.toLowerCase().split('.');
  const length = Math.min(keys.length, wanted.length);
  return keys.slice(0, length).every((key, at) => key === wanted[at]);
}
