/** A source in another repository: a clone next to the site, a remote of the site's repository, or a folder without git. */
import { posix, resolve } from 'node:path';
import type { Site } from '../../config/index.ts';
import { blobHash, createDiskFiles, decodeText, type Files, type Git, openGit } from '../../io/index.ts';

export interface SourceRepository {
  /** Prefix of its pages' paths as the site writes them: `../site/content/en`, `upstream/main/docs`. */
  readonly folder: string;
  /** The folder of the pages in their repository; empty for the whole repository. */
  readonly path: string;
  /** Absent if the folder is not under git. */
  readonly git: Git | undefined;
  /** The commit whose pages are the source; empty without git. */
  readonly head: string;
  /** Blob hashes of all files, by path below the folder. */
  readonly blobs: ReadonlyMap<string, string>;
  readonly files: Pick<Files, 'readText' | 'readBytes' | 'kindOf'>;
  /** Paths below the folder. */
  readonly list: readonly string[];
}

/** The configured source does not exist: the message explains what to do. Callers report it. */
export class SourceRepositoryError extends Error {}

type Setting = NonNullable<Site['drift']['source']>;

/** @throws SourceRepositoryError if nothing is found; nothing is fetched from the network */
export async function openSourceRepository(
  root: string,
  setting: Setting,
  own: Git | undefined,
): Promise<SourceRepository> {
  const path = posix.normalize(setting.path).replace(/^\.?\/|^\.$|\/+$/g, '');
  const clone = resolve(root, setting.git);
  const onDisk = createDiskFiles(clone);
  const git = await openGit(clone);
  if (git !== undefined) {
    const names = setting.branch === '' ? ['HEAD'] : [setting.branch, `origin/${setting.branch}`];
    const head = await firstCommit(git, names);
    if (head === undefined)
      throw new SourceRepositoryError(
        `drift.source: ${setting.git} has no branch ${setting.branch}. Fetch it: git -C ${setting.git} fetch origin ${setting.branch}`,
      );
    return readRepository(git, head, path, posix.join(setting.git, path));
  }
  if (onDisk.list(path).length > 0) return readFolder(onDisk, path, posix.join(setting.git, path));
  const remote = own === undefined ? undefined : await findRemote(own, setting.git);
  if (own === undefined || remote === undefined)
    throw new SourceRepositoryError(
      `drift.source: there is no repository ${setting.git}. Clone it and name the folder of the clone, or make it a remote of this repository: git remote add upstream ${setting.git} && git fetch upstream`,
    );
  const branch = setting.branch === '' ? 'HEAD' : setting.branch;
  const head = await firstCommit(own, [`refs/remotes/${remote}/${branch}`]);
  if (head === undefined)
    throw new SourceRepositoryError(
      `drift.source: nothing of ${remote}/${branch} was fetched yet. Run: git fetch ${remote}${setting.branch === '' ? ` && git remote set-head ${remote} --auto` : ` ${branch}`}`,
    );
  return readRepository(own, head, path, posix.join(remote, branch, path));
}

async function firstCommit(git: Git, names: readonly string[]): Promise<string | undefined> {
  return (await git.resolveCommits(names)).find((hash) => hash !== undefined);
}

/** The remote with a name or URL. */
async function findRemote(git: Git, written: string): Promise<string | undefined> {
  const remotes = await git.remotes();
  if (remotes.has(written)) return written;
  return [...remotes].find(([, address]) => addressKey(address) === addressKey(written))?.[0];
}

/** The same repository has several URLs: with and without `.git`, HTTPS and SSH. */
function addressKey(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^(?:[a-z+]+:\/\/)?(?:[^@/]*@)?/, '')
    .replace(/^([^/:]+):(?!\d)/, '$1/')
    .replace(/(?:\.git)?\/*$/, '');
}

async function readRepository(
  git: Git,
  head: string,
  path: string,
  folder: string,
): Promise<SourceRepository> {
  const inGit = await git.tree(head, path === '' ? [] : [path]);
  const below = path === '' ? 0 : path.length + 1;
  const blobs = new Map([...inGit].map(([file, blob]) => [file.slice(below), blob]));
  const pages = [...blobs].filter(([file]) => /\.(?:md|markdown)$/.test(file));
  const contents = new Map<string, Uint8Array>();
  await git.readObjects(
    pages.map(([, blob]) => blob),
    (index, content) => {
      const file = pages[index]?.[0];
      if (content !== undefined && file !== undefined) contents.set(file, content);
    },
  );
  return {
    folder,
    path,
    git,
    head,
    blobs,
    list: [...blobs.keys()],
    files: {
      readBytes: (file) => contents.get(file),
      kindOf: (file) => (blobs.has(file) ? 'file' : 'missing'),
      readText(file) {
        const content = contents.get(file);
        return content === undefined ? { kind: 'missing' } : decodeText(content);
      },
    },
  };
}

/** An unpacked archive: it has no history, but a pin may contain the hash of its content. */
function readFolder(disk: Files, path: string, folder: string): SourceRepository {
  const at = (file: string) => posix.join(path, file);
  const below = path === '' ? 0 : path.length + 1;
  const list = disk.list(path).map((entry) => entry.path.slice(below));
  const blobs = new Map(
    list.flatMap((file): [string, string][] => {
      const content = disk.readBytes(at(file));
      return content === undefined ? [] : [[file, blobHash(content, 'sha1')]];
    }),
  );
  return {
    folder,
    path,
    git: undefined,
    head: '',
    blobs,
    list,
    files: {
      readBytes: (file) => disk.readBytes(at(file)),
      kindOf: (file) => disk.kindOf(at(file)),
      readText: (file) => disk.readText(at(file)),
    },
  };
}

/** Combines the site's files with those of the source. */
export function withSourceFiles(files: Files, { folder, files: own }: SourceRepository): Files {
  const below = (path: string) => (path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined);
  const choose = <T>(path: string, inSource: (path: string) => T, inSite: (path: string) => T): T => {
    const found = below(path);
    return found === undefined ? inSite(path) : inSource(found);
  };
  return {
    ...files,
    readText: (path) => choose(path, own.readText, files.readText),
    readBytes: (path) => choose(path, own.readBytes, files.readBytes),
    kindOf: (path) => choose(path, own.kindOf, files.kindOf),
  };
}
