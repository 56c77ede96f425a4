/** Writes the files of a commit to a separate folder; the original repository is not changed. */
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { gitText } from './process.ts';

/** Large files remain pointers: their server may not be reachable, and no check reads them. */
export const NO_FILTERS: readonly string[] = [
  '-c',
  'filter.lfs.smudge=',
  '-c',
  'filter.lfs.process=',
  '-c',
  'filter.lfs.required=false',
];

/** Creates a repository in a folder with the objects of another one and a given commit as its head. */
export async function openRepository(top: string, commit: string, tree: string): Promise<void> {
  // A hash of SHA-256 has 64 hex digits.
  const format = commit.length === 64 ? 'sha256' : 'sha1';
  await gitText(tree, ['init', '--quiet', `--object-format=${format}`, '--template=', '.']);
  await shareObjects(top, tree);
  await gitText(tree, ['update-ref', '--no-deref', 'HEAD', commit]);
}

/** Configures a repository to use the objects of another one. */
export async function shareObjects(top: string, tree: string): Promise<void> {
  const [objects = '', shallow = ''] = (
    await gitText(top, [
      'rev-parse',
      '--path-format=absolute',
      '--git-path',
      'objects',
      '--git-path',
      'shallow',
    ])
  ).split('\n');
  mkdirSync(join(tree, '.git/objects/info'), { recursive: true });
  writeFileSync(join(tree, '.git/objects/info/alternates'), `${objects}\n`);
  if (existsSync(shallow)) cpSync(shallow, join(tree, '.git/shallow'));
  else rmSync(join(tree, '.git/shallow'), { force: true });
}

/**
 * Writes the files of a commit, with the submodules of the work tree.
 *
 * @param index git's index file for the written files; by default that of the folder, which is a repository
 * @param settings of git for this command
 */
export async function writeTree(
  top: string,
  commit: string,
  tree: string,
  index: string | undefined,
  settings: readonly string[],
): Promise<void> {
  const [folder, env, place] =
    index === undefined ? [tree, {}, ['-u']] : [top, { GIT_INDEX_FILE: index }, [`--prefix=${tree}/`]];
  await gitText(folder, ['read-tree', commit], { env });
  await gitText(folder, [...settings, 'checkout-index', '--all', '--force', ...place], { env });
  const listed = await gitText(top, ['ls-tree', '-r', '-z', commit]);
  for (const entry of listed.split('\0')) {
    const [, path] = /^160000 commit [0-9a-f]+\t(.*)$/s.exec(entry) ?? [];
    if (path === undefined || !existsSync(join(top, path))) continue;
    cpSync(join(top, path), join(tree, path), {
      recursive: true,
      filter: (source) => !source.endsWith('/.git') && !source.endsWith('\\.git'),
    });
  }
}

/** Installed packages are in no commit; the configuration may import them. */
export function linkPackages(top: string, folder: string, tree: string): void {
  for (let at = folder; ; at = dirname(at)) {
    const packages = join(at, 'node_modules');
    const link = join(tree, relative(top, at), 'node_modules');
    if (existsSync(packages) && existsSync(dirname(link)) && !existsSync(link))
      symlinkSync(packages, link, 'junction');
    if (resolve(at) === resolve(top) || dirname(at) === at) return;
  }
}
