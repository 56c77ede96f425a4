/** The site of another generator that a page is from: resolves paths in the page, and finds public files. */
import { basename, dirname, join, posix, relative, resolve } from 'node:path';
import type { NamedFile } from '../dialects/index.ts';
import { createDiskFiles, type Files } from '../io/index.ts';

export interface ImportTree {
  /** Whether a generator's folder, or `--root`, says that there is a tree; else a page stands by itself. */
  readonly found: boolean;
  /** Absolute path of the folder that pages are counted from. */
  readonly root: string;
  /** The files that pages may name: those of the project that the tree belongs to. */
  readonly files: Files;
  /** Path of a file of the disk in these files, with `/`. */
  pathOf(absolute: string): string;
  /** A file by a path that a text names; `from` is the path of the file with that text. */
  readNamed(path: string, from: string): NamedFile;
  /** The path of a public file by its address from the root of the site: `/images/a.png`. */
  findPublic(address: string): string | undefined;
}

const MARKS = ['.vuepress', '.vitepress'];
/** Folders above a tree that may be the project that it belongs to. */
const MAX_ABOVE = 3;

/** The tree round a file: as given, else the nearest folder above it that has a generator's folder in it. */
export function findImportTree(file: string, givenRoot: string | undefined): ImportTree {
  const start = dirname(resolve(file));
  const marked = givenRoot === undefined ? findMarked(start) : resolve(givenRoot);
  const root = marked ?? start;
  const project = marked === undefined ? start : findProject(root);
  const files = createDiskFiles(project);
  const pathOf = (absolute: string) => relative(project, absolute).replaceAll('\\', '/');
  const rootPath = pathOf(root);
  const config = readConfig(files, rootPath);
  const source = config.sourceDir === undefined ? rootPath : posix.join(rootPath, config.sourceDir);
  const readAt = (path: string): NamedFile => {
    const clean = posix.normalize(path);
    if (clean.startsWith('..')) return { kind: 'outside' };
    const read = files.readText(clean);
    if (read.kind === 'text')
      return { kind: 'text', file: { path: clean, text: read.text.replaceAll('\r\n', '\n') } };
    return { kind: read.kind === 'outside' ? 'outside' : 'missing' };
  };
  return {
    found: marked !== undefined,
    root: join(project, source),
    files,
    pathOf,
    readNamed(path, from) {
      const candidates = candidatesOf(path, { from, source, rootPath, aliases: config.aliases });
      const results = candidates.map(readAt);
      return results.find(({ kind }) => kind === 'text') ?? results[0] ?? { kind: 'missing' };
    },
    findPublic(address) {
      const folders = [
        ...MARKS.map((mark) => posix.join(rootPath, mark, 'public')),
        posix.join(source, 'public'),
        'public',
      ];
      const paths = folders.map((folder) => posix.join(folder, posix.normalize(`/${address}`)));
      return paths.find((path) => files.kindOf(path) === 'file');
    },
  };
}

function findMarked(folder: string): string | undefined {
  const files = createDiskFiles(folder);
  if (MARKS.some((mark) => files.kindOf(mark) === 'folder')) return folder;
  const parent = dirname(folder);
  return parent === folder || MARKS.includes(basename(folder)) ? undefined : findMarked(parent);
}

/** `package.json` marks it; a tree without one is its own project. */
function findProject(root: string): string {
  let folder = root;
  for (let above = 0; above <= MAX_ABOVE; above += 1) {
    if (createDiskFiles(folder).kindOf('package.json') === 'file') return folder;
    folder = dirname(folder);
  }
  return root;
}

interface TreeConfig {
  /** Where `@…` names lead, by name, as paths in the project. */
  readonly aliases: ReadonlyMap<string, string>;
  readonly sourceDir: string | undefined;
}

/** What the tree's configuration says, read as text: it is a program that is not ours to run. */
function readConfig(files: Files, rootPath: string): TreeConfig {
  const aliases = new Map<string, string>();
  let sourceDir: string | undefined;
  for (const mark of MARKS) {
    for (const extension of ['js', 'ts', 'mjs', 'mts', 'cjs']) {
      const folder = posix.join(rootPath, mark);
      const read = files.readText(`${folder}/config.${extension}`);
      if (read.kind !== 'text') continue;
      for (const [, name = '', path = ''] of read.text.matchAll(ALIAS))
        aliases.set(name, posix.join(folder, path));
      const replaced = REPLACED.exec(read.text);
      if (replaced !== null) aliases.set(replaced[1] ?? '@', posix.join(folder, replaced[2] ?? ''));
      sourceDir ??= /\bsrcDir\s*:\s*["']([^"']+)["']/.exec(read.text)?.[1];
    }
  }
  return { aliases, sourceDir };
}

/** `'@code': path.resolve(__dirname, '../code')` */
const ALIAS =
  /["'](@[\w-]*)\/?["']\s*:\s*(?:path\.)?(?:resolve|join)\(\s*__dirname\s*,\s*["']([^"']*)["']\s*\)/g;
/** `str.replace(/^@src/, path.resolve(__dirname, '../../src'))` */
const REPLACED =
  /\.replace\(\s*\/\^(@[\w-]*)[^,]*,\s*(?:path\.)?(?:resolve|join)\(\s*__dirname\s*,\s*["']([^"']*)["']/;

interface Position {
  readonly from: string;
  readonly source: string;
  readonly rootPath: string;
  readonly aliases: ReadonlyMap<string, string>;
}

/** The paths in the project that a written one may mean, likeliest first. */
function candidatesOf(path: string, { from, source, rootPath, aliases }: Position): string[] {
  const [, name = '', rest = ''] = /^(@[\w-]*)\/?(.*)$/.exec(path) ?? [];
  if (name !== '') {
    const alias = aliases.get(name);
    const folders = [
      ...(alias === undefined ? [] : [alias]),
      ...(name === '@' ? [source, rootPath, ''] : []),
    ];
    return [...new Set(folders.map((folder) => posix.join(folder, rest)))];
  }
  if (path.startsWith('/')) return [posix.join(source, path), path.slice(1)];
  const relative = posix.join(posix.dirname(from), path);
  return path.startsWith('.') && !path.startsWith('.v')
    ? [relative, posix.join(source, path)]
    : [relative, posix.join(source, path), path];
}
