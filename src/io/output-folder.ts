/**
 * The output of a build: prepared in a folder beside the final one, which it replaces by rename at the end. An interruption or a crash before
 * that leaves what was there.
 */
import { randomBytes } from 'node:crypto';
import {
  constants,
  copyFileSync,
  existsSync,
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
import { isInside } from './files.ts';

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
  readonly spared: readonly string[];
  /** Folders that are read: the output may not stand in one of them either. */
  readonly sources: readonly string[];
}

/** The folder for the output was not chosen well: replacing it would destroy something else, or it cannot be made. */
export class UnusableOutputError extends Error {}

/** Prepares a folder beside `target`. Throws an {@link UnusableOutputError} when `target` cannot be the output folder. */
export function createOutputFolder(target: string, { spared, sources }: OutputOptions): OutputFolder {
  const final = realPath(resolve(target));
  checkTarget(final, [...spared, ...sources, process.cwd(), homedir()].map(realPath), sources.map(realPath));
  const path = makeBeside(final);
  let open = true;
  const discard = () => {
    open = false;
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  };
  // Also where nothing can be awaited any more: an interruption, an error that nobody caught.
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
      mkdirSync(folder, { recursive: true });
      made.add(folder);
    }
    return absolute;
  };
  return {
    path,
    write: (relative, content) => writeFileSync(locate(relative), content),
    copy: (from, relative) => copyFileSync(from, locate(relative), constants.COPYFILE_FICLONE),
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
      open = false;
      for (const old of replace(final, path)) rmSync(old, { recursive: true, force: true, maxRetries: 3 });
    },
    discard() {
      process.off('exit', discard);
      discard();
    },
  };
}

function checkTarget(final: string, spared: readonly string[], sources: readonly string[]): void {
  const refuse = (why: string): never => {
    throw new UnusableOutputError(`Unexpected output folder ${final}: ${why}. Name another one with --out.`);
  };
  const stat = statSync(final, { throwIfNoEntry: false });
  if (stat !== undefined && !stat.isDirectory()) refuse('it is a file');
  const lost = spared.find((folder) => isInside(final, folder));
  if (lost !== undefined) refuse(`it would be replaced as a whole, and with it ${lost}`);
  const source = sources.find((folder) => isInside(folder, final));
  if (source !== undefined) refuse(`it stands in ${source}, which the site is made of`);
  if (existsSync(join(final, '.git')))
    refuse('it holds a Git repository, which would be replaced with the rest of it');
}

/**
 * Puts a folder in the place of another by rename. Another build may do so at the same time: then the last one stays.
 *
 * @returns what stood there, under new names
 */
function replace(final: string, path: string): string[] {
  const moved: string[] = [];
  for (;;) {
    const old = `${path}-old-${moved.length}`;
    const replaces = unless('ENOENT', () => renameSync(final, old));
    if (replaces) moved.push(old);
    try {
      if (unless('ENOTEMPTY', () => renameSync(path, final))) return moved;
    } catch (error) {
      if (replaces) renameSync(old, final);
      throw error;
    }
  }
}

/** Whether it could be done; false where it fails with that code. */
function unless(code: string, act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === code) return false;
    throw error;
  }
}

function makeBeside(final: string): string {
  const parent = dirname(final);
  const name = `.${basename(final)}-next-${hostname()}-`;
  try {
    mkdirSync(parent, { recursive: true });
    removeAbandoned(parent, name);
    // `mkdtemp` would keep others out, which a web server often is.
    const path = join(parent, `${name}${process.pid}-${randomBytes(6).toString('hex')}`);
    mkdirSync(path);
    return path;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new UnusableOutputError(
      `Unexpected output folder ${final}: nothing can be written beside it (${error.message}). Name another one with --out.`,
    );
  }
}

/** Removes what builds on this machine have left that were killed before they could. */
function removeAbandoned(parent: string, name: string): void {
  for (const entry of readdirSync(parent)) {
    const pid = entry.startsWith(name) ? Number.parseInt(entry.slice(name.length), 10) : Number.NaN;
    if (Number.isNaN(pid) || isRunning(pid)) continue;
    const remove = () => rmSync(join(parent, entry), { recursive: true, force: true, maxRetries: 3 });
    // What belongs to somebody else is theirs to remove.
    unless('EACCES', () => void unless('EPERM', remove));
  }
}

function isRunning(pid: number): boolean {
  // A signal of somebody else's program is refused, which shows that it runs.
  return unless('ESRCH', () => void unless('EPERM', () => process.kill(pid, 0)));
}

/** The path without links; of what does not exist yet, as far as it exists. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync.native(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPath(parent), basename(path));
}
