/** What a page is made of besides its own text: included files, glossary terms, examples, data. */
import { tokenize } from '../shortcodes/index.ts';
import type { Cause } from './report.ts';

export interface PageDependency {
  readonly kind: Cause['kind'];
  /** As the page names it: a path, or the id of a term. */
  readonly name: string;
}

/** Shortcodes that show something of a file, and the argument that names it. */
const NAMING: Readonly<Record<string, { readonly kind: Cause['kind']; readonly args: readonly string[] }>> = {
  include: { kind: 'include', args: ['file', '0'] },
  readfile: { kind: 'include', args: ['file', '0'] },
  tab: { kind: 'include', args: ['include'] },
  codenew: { kind: 'example', args: ['file', '0'] },
  code: { kind: 'example', args: ['file'] },
  code_sample: { kind: 'example', args: ['file', '0'] },
  example: { kind: 'example', args: ['file'] },
  glossary_tooltip: { kind: 'term', args: ['term_id'] },
  glossary_definition: { kind: 'term', args: ['term_id'] },
};

/** Shortcodes that print data of the site. */
const DATA: Readonly<Record<string, string>> = {
  'release-data': 'releases',
  'release-branches': 'releases',
  'eol-releases': 'releases',
};

/** All that a text names, each once, in order. */
export function findDependencies(text: string): PageDependency[] {
  const found = new Map<string, PageDependency>();
  if (!text.includes('{{<') && !text.includes('{{%')) return [];
  for (const token of tokenize(text)) {
    if (token.kind !== 'open') continue;
    const data = DATA[token.name];
    const naming = Object.hasOwn(NAMING, token.name) ? NAMING[token.name] : undefined;
    const value = naming?.args
      .map((arg) => (/^\d$/.test(arg) ? token.args.positional[Number(arg)] : token.args.named[arg]))
      .find((each) => each !== undefined);
    const kind = data === undefined ? naming?.kind : 'data';
    const name = data ?? (value === undefined ? undefined : String(value).replace(/^\/+/, ''));
    if (kind !== undefined && name !== undefined) found.set(`${kind} ${name}`, { kind, name });
  }
  return [...found.values()];
}

/** Where a dependency may stand, the first that exists counts; relative to the site directory. */
export function candidateFiles(
  { kind, name }: PageDependency,
  page: string,
  contentDir: string,
  folders: {
    readonly examples: readonly string[];
    readonly data: string;
    readonly glossaries: readonly string[];
  },
): string[] {
  const dir = page.slice(0, page.lastIndexOf('/'));
  switch (kind) {
    case 'include':
      return [`${contentDir}/includes/${name}`, `${dir}/${name}`, `${contentDir}/${name}`].flatMap((file) =>
        /\.\w+$/.test(name) ? [file] : [`${file}.md`, file],
      );
    case 'example':
      return [
        `${dir}/${name}`,
        ...folders.examples.map((folder) => `${folder.replace('LOCALE', contentDir)}/${name}`),
      ];
    case 'term':
      return folders.glossaries.map((folder) => `${contentDir}/${folder}/${name}.md`);
    case 'data':
      return [`${folders.data}/${name}`];
  }
}
