/** The repository that a folder is in, as git itself names its parts. */
import { readFileSync, realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { gitText, gitTextOrNone } from './process.ts';

export interface Repository {
  /** Absolute path of the top of the work tree. */
  readonly top: string;
  /** Where git keeps what is this work tree's own, the index among it; absolute. */
  readonly gitDir: string;
  /** The folder that was asked for, relative to the top, with `/` at its end; empty for the top. */
  readonly prefix: string;
  /** Hash of the commit that is checked out. */
  readonly head: string;
  /** Commits whose parents were not fetched. */
  readonly shallow: ReadonlySet<string>;
}

/** `undefined` where there is no repository, none with a commit, or no git. */
export async function findRepository(folder: string): Promise<Repository | undefined> {
  const asked = ['--show-toplevel', '--absolute-git-dir', '--is-shallow-repository', 'HEAD'];
  const text = await gitTextOrNone(folder, ['rev-parse', ...asked]);
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

/** Addresses of other repositories by the names that this one has for them. */
export async function readRemotes(top: string): Promise<ReadonlyMap<string, string>> {
  const text = await gitText(top, ['remote', '-v']);
  return new Map(
    [...text.matchAll(/^(\S+)\t(.*) \(fetch\)$/gm)].map(([, name = '', address = '']) => [name, address]),
  );
}
