/**
 * The output of a build: prepared in a folder next to the final one, which it replaces by rename at the end. An interruption or a crash before
 * that leaves what was there.
 */
import { randomBytes } from 'node:crypto';
import {
  constants,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir, hostname } from 'node:os';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { codeOf, describeDiskFailure } from './disk-failure.ts';
import { isInside } from './files.ts';
import { makeFolder } from './make-folder.ts';
import { removeWhenKilled } from './remove-when-killed.ts';
import { isRunning } from './running.ts';

export interface OutputFolder {
  /** Absolute path of the folder being prepared. */
  readonly path: string;
  /** Writes a file; its path is relative to the folder, with `/`. Throws when the path leaves the folder. */
  write(path: string, content: string | Uint8Array): void;
  /** Copies a file of the disk. */
  copy(from: string, path: string): void;
  has(path: string): boolean;
  /** What keeps a file from standing at a path, relative to the folder: a file where a folder would have to be, or a folder. */
  obstacle(path: string): string | undefined;
  /** Puts the folder in the place of the final one. */
  publish(): void;
  /** Removes what was prepared; harmless after `publish`. */
  discard(): void;
}

export interface OutputOptions {
  /** Folders that must not be replaced: the output may neither be one of them nor enclose one. */
  readonly protectedFolders: readonly string[];
  /** Folders that are read: the output may not stand in one of them either. */
  readonly sources: readonly string[];
  /** Name of the folder that each output has, by which it is known as one: only such a folder is replaced, or an empty one. */
  readonly mark: string;
  /** `--empty-out`: a folder with other files may be replaced too, but none with a repository in it. */
  readonly mayEmpty: boolean;
}

/** The folder for the output was not chosen well: replacing it would destroy something else, or it cannot be made. */
export class UnusableOutputError extends Error {}

/**
 * Prepares a folder next to `target`. Throws an {@link UnusableOutputError} when `target` cannot be the output folder: then, and when it turns out at the end
 * that something else was put there in the meantime, all stays as it is.
 */
export function createOutputFolder(target: string, options: OutputOptions): OutputFolder {
  const { protectedFolders, sources, mark } = options;
  const final = realPath(resolve(target));
  checkPlace(
    final,
    [...protectedFolders, ...sources, process.cwd(), homedir()].map(realPath),
    sources.map(realPath),
  );
  checkContents(final, final, options);
  const path = makeBeside(final);
  let open = true;
  const keep = removeWhenKilled(path);
  const discard = () => {
    open = false;
    keep();
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  };
  // Also where nothing can be awaited any more: an error that nobody caught.
  process.once('exit', discard);
  const made = new Set<string>();
  const locate = (relative: string): string => {
    // What was under way when the folder was given up must not make it again.
    if (!open) throw new Error(`Unexpected output ${relative}, after the output folder was closed.`);
    const absolute = join(path, relative);
    if (!absolute.startsWith(path + sep))
      throw new Error(`Unexpected output path “${relative}”: it leaves the output folder.`);
    const folder = dirname(absolute);
    if (!made.has(folder)) {
      makeFolder(folder);
      made.add(folder);
    }
    return absolute;
  };
  const explained = (act: () => void): void => explain(final, act);
  return {
    path,
    write: (relative, content) => explained(() => writeFileSync(locate(relative), content)),
    copy: (from, relative) =>
      explained(() => copyFileSync(from, locate(relative), constants.COPYFILE_FICLONE)),
    has: (relative) => statSync(join(path, relative), { throwIfNoEntry: false })?.isFile() === true,
    obstacle(relative) {
      const parts = relative.split('/');
      for (let length = 1; length < parts.length; length += 1) {
        const parent = parts.slice(0, length).join('/');
        const stat = statSync(join(path, parent), { throwIfNoEntry: false });
        if (stat === undefined) return undefined;
        if (!stat.isDirectory()) return parent;
      }
      return statSync(join(path, relative), { throwIfNoEntry: false })?.isDirectory() === true
        ? `${relative}/`
        : undefined;
    },
    publish() {
      explained(() => void unless('EEXIST', () => mkdirSync(join(path, mark))));
      open = false;
      const moved = explainResult(final, () =>
        replace(final, path, (old) => checkContents(final, old, options)),
      );
      keep();
      for (const old of moved) rmSync(old, { recursive: true, force: true, maxRetries: 3 });
    },
    discard() {
      process.off('exit', discard);
      discard();
    },
  };
}

function refuse(final: string, why: string, advice = 'Name another one with --out.'): never {
  throw new UnusableOutputError(`Unexpected output folder ${final}: ${why}. ${advice}`);
}

function explain(final: string, act: () => void): void {
  explainResult(final, act);
}

/** Of a file of the output that cannot be written, the message names the folder that the user knows. */
function explainResult<T>(final: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const described = describeDiskFailure(error, final);
    if (described === undefined) throw error;
    throw new UnusableOutputError(`${described} The folder is as it was.`, { cause: error });
  }
}

/** Of a path that was followed to its end: a link there is broken. */
function isLink(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  } catch (error) {
    // A file stands where a folder would have to be, which is found when the folder is made.
    if (codeOf(error) === 'ENOTDIR') return false;
    throw error;
  }
}

/** Whether the place is one that an output may have at all. */
function checkPlace(final: string, protectedFolders: readonly string[], sources: readonly string[]): void {
  if (isLink(final)) refuse(final, 'it is a broken link');
  const stat = existsSync(final) ? statSync(final) : undefined;
  if (stat !== undefined && !stat.isDirectory()) refuse(final, 'it is a file');
  const lost = protectedFolders.find((folder) => isInside(final, folder));
  if (lost !== undefined) refuse(final, `it would be replaced as a whole, and with it ${lost}`);
  const source = sources.find((folder) => isInside(folder, final));
  if (source !== undefined) refuse(final, `it stands in ${source}, which the site is made of`);
}

/**
 * Whether what stands in a folder may be replaced: nothing, or an earlier output.
 *
 * @param final the folder as the user knows it
 * @param folder where its content is now
 */
function checkContents(
  final: string,
  folder: string,
  { mark, mayEmpty }: Pick<OutputOptions, 'mark' | 'mayEmpty'>,
): void {
  const names = namesIn(final, folder);
  if (names.includes('.git'))
    refuse(final, 'it holds a Git repository, which would be replaced with the rest of it');
  const isOurs = names.includes(mark) && statSync(join(folder, mark)).isDirectory();
  if (names.length > 0 && !isOurs && !mayEmpty) {
    refuse(
      final,
      `it holds ${listSome(names)}, which Lockstep did not write`,
      'Name another one with --out, or give --empty-out to delete everything in it.',
    );
  }
  // In an output a repository can only stand where somebody put it, which is at its top.
  const repository = isOurs ? names.find((name) => isRepository(join(folder, name))) : findRepository(folder);
  if (repository !== undefined)
    refuse(final, `it holds a Git repository, ${repository}/, which would be deleted`, 'Move it away first.');
}

function namesIn(final: string, folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    // What cannot be there because of a file above it is found when the folder is made.
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    if (codeOf(error) === 'EACCES') return refuse(final, 'it may not be read');
    throw error;
  }
}

const MAX_NAMES = 3;

function listSome(names: readonly string[]): string {
  const more = names.length - MAX_NAMES;
  return names.slice(0, MAX_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function isRepository(folder: string): boolean {
  return existsSync(join(folder, '.git'));
}

/** The first folder with a repository at any depth, relative to the folder that is searched; links are not followed, since they are not deleted through. */
function findRepository(folder: string, inside = ''): string | undefined {
  const at = join(folder, inside);
  if (!existsSync(at)) return undefined;
  for (const entry of readdirSync(at, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const path = join(inside, entry.name);
    const found = isRepository(join(folder, path)) ? path : findRepository(folder, path);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Puts a folder in the place of another by rename. Another build may do so at the same time: then the last one stays.
 *
 * @param check looks at what stood there, which nobody can add to unnoticed once it is moved away; where it throws, that is put back
 * @returns what stood there, under new names
 */
function replace(final: string, path: string, check: (old: string) => void): string[] {
  const moved: string[] = [];
  for (;;) {
    const old = `${path}${OLD}${moved.length}`;
    const replaces = unless('ENOENT', () => renameSync(final, old));
    if (replaces) moved.push(old);
    try {
      if (replaces) check(old);
      if (unless('ENOTEMPTY', () => renameSync(path, final))) return moved;
    } catch (error) {
      if (replaces) renameSync(old, final);
      throw error;
    }
  }
}

/** Stands in the name of what was replaced. */
const OLD = '-old-';

/** Whether it could be done; false where it fails with that code. */
function unless(code: string, act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (codeOf(error) === code) return false;
    throw error;
  }
}

function makeBeside(final: string): string {
  const parent = dirname(final);
  const name = `.${basename(final)}-next-${hostname()}-`;
  try {
    makeFolder(parent);
    recover(final, parent, name);
    // `mkdtemp` would keep others out, which a web server often is.
    const path = join(parent, `${name}${process.pid}-${randomBytes(6).toString('hex')}`);
    mkdirSync(path);
    return path;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const described = describeDiskFailure(error, parent);
    throw new UnusableOutputError(
      described ??
        `Unexpected output folder ${final}: nothing can be written next to it (${error.message}). Name another one with --out.`,
    );
  }
}

/**
 * Removes what builds on this machine have left that were killed before they could. One that was killed between its two renames had moved the output
 * away already: that is put back.
 */
function recover(final: string, parent: string, name: string): void {
  const abandoned = readdirSync(parent).filter((entry) => {
    const pid = entry.startsWith(name) ? Number.parseInt(entry.slice(name.length), 10) : Number.NaN;
    return !Number.isNaN(pid) && !isRunning(pid);
  });
  const replaced = abandoned.find((entry) => entry.includes(OLD));
  if (replaced !== undefined && !existsSync(final)) renameSync(join(parent, replaced), final);
  for (const entry of abandoned) {
    const remove = () => rmSync(join(parent, entry), { recursive: true, force: true, maxRetries: 3 });
    // What belongs to somebody else is theirs to remove.
    unless('EACCES', () => void unless('EPERM', remove));
  }
}

/** The path without links; of what does not exist yet, as far as it exists. */
export function realPath(path: string): string {
  if (existsSync(path)) return realpathSync.native(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPath(parent), basename(path));
}
