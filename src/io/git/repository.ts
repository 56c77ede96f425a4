/** Finds the repository that contains a folder. */
import { readFileSync, realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { gitText, gitTextOrNone } from './process.ts';

export interface Repository {
  /** Absolute path of the top of the work tree. */
  readonly top: string;
  /** Absolute path of this work tree's git folder, which contains the index. */
  readonly gitDir: string;
  /** The requested folder, relative to the top, with a trailing `/`; empty for the top. */
  readonly prefix: string;
  /** Hash of the checked-out commit. */
  readonly head: string;
  /** Commits whose parents were not fetched. */
  readonly shallow: ReadonlySet<string>;
}

/** `undefined` if there is no repository, if it has no commit, or without git. */
export async function findRepository(folder: string): Promise<Repository | undefined> {
  const queries = ['--show-toplevel', '--absolute-git-dir', '--is-shallow-repository', 'HEAD'];
  const text = await gitTextOrNone(folder, ['rev-parse', ...queries]);
  if (text === undefined) return undefined;
  const [top = '', gitDir = '', isShallow = '', head = ''] = text.trimEnd().split('\n');
  const inside = relative(realpathSync.native(top), realpathSync.native(folder)).replaceAll(sep, '/');
  return {
    top,
    gitDir,
    prefix: inside === '' ? '' : `${inside}/`,
    head,
    shallow: isShallow === 'true' ? await readShallow(top) : new Set(),
  };
}

async function readShallow(top: string): Promise<ReadonlySet<string>> {
  const file = (await gitText(top, ['rev-parse', '--git-path', 'shallow'])).trim();
  return new Set(
    readFileSync(resolve(top, file), 'utf8')
      .split('\n')
      .filter((hash) => hash !== ''),
  );
}

/** URLs of remotes, by name. */
export async function readRemotes(top: string): Promise<ReadonlyMap<string, string>> {
  const text = await gitText(top, ['remote', '-v']);
  return new Map(
    [...text.matchAll(/^(\S+)\t(.*) \(fetch\)$/gm)].map(([, name = '', address = '']) => [name, address]),
  );
}
