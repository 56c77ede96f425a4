/**
 * The output of a build: prepared in a folder next to the final one, which it replaces by renaming at the end. An earlier interruption or crash leaves the previous output
 * unchanged.
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
  writeFileSync,
} from 'node:fs';
import { homedir, hostname } from 'node:os';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { codeOf, describeDiskFailure } from '../disk-failure.ts';
import { sha256 } from '../hash.ts';
import { makeFolder } from '../make-folder.ts';
import { removeWhenKilled } from '../remove-when-killed.ts';
import { isRunning } from '../running.ts';
import { keyOfSource, openKeptOutput } from './kept-output.ts';
import { checkContents, checkPlace, type OutputOptions, UnusableOutputError } from './output-place.ts';
import { writeInParts } from './write-parts.ts';

export interface OutputFolder {
  /** Absolute path of the folder being prepared. */
  readonly path: string;
  /**
   * Writes a file; its path is relative to the folder, with `/`. Throws if the path leaves the folder.
   *
   * @param key identifies the content, if that is known without reading it
   */
  write(path: string, content: string | Uint8Array, key?: string): void;
  /** Writes a text that is too large to be held as a whole; there is no file if it cannot be generated to its end. */
  writeParts(path: string, parts: AsyncIterable<string>): Promise<void>;
  /** Takes a file over from the previous output. `false` if that does not have it with the content of this key, or it is unknown. */
  keep(path: string, key: string): boolean;
  /** Copies a file of the disk. */
  copy(from: string, path: string): void;
  /** Replaces the final folder. */
  publish(): void;
  /** Removes the prepared folder; has no effect after `publish`. */
  discard(): void;
}

/** An output folder, or the part of it that contains a version, for those who fill it. */
export type FilledFolder = Pick<OutputFolder, 'path' | 'write' | 'writeParts' | 'keep' | 'copy'>;

/**
 * Prepares a folder next to `target`. Throws an {@link UnusableOutputError} if `target` cannot be the output folder; in that case, or if something else was put there by the end,
 * nothing is changed.
 */
export function createOutputFolder(target: string, options: OutputOptions): OutputFolder {
  const { protectedFolders, sources, mark, records } = options;
  const final = realPath(resolve(target));
  checkPlace(
    final,
    [...protectedFolders, ...sources, process.cwd(), homedir()].map(realPath),
    sources.map(realPath),
  );
  checkContents(final, final, options);
  const path = createNextTo(final);
  let open = true;
  const cancelRemoval = removeWhenKilled(path);
  const discard = () => {
    open = false;
    cancelRemoval();
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  };
  // Also runs where nothing can be awaited any more, as after an uncaught error.
  process.once('exit', discard);
  const kept = records === undefined ? undefined : openKeptOutput(final, records);
  const made = new Set<string>();
  const locate = (relative: string): string => {
    // Work in progress when the folder was discarded must not create it again.
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
    write(relative, content, key) {
      explained(() => {
        const target = locate(relative);
        if (kept?.link(relative, key ?? sha256(content), target) !== true) writeFileSync(target, content);
      });
    },
    async writeParts(relative, parts) {
      const target = explainResult(final, () => locate(relative));
      const whole = `${target}.${randomBytes(4).toString('hex')}`;
      const digest = await writeInParts(whole, parts, (act) => explainResult(final, act));
      explained(() => {
        if (kept?.link(relative, digest, target) === true) rmSync(whole);
        else renameSync(whole, target);
      });
    },
    keep: (relative, key) =>
      kept !== undefined && explainResult(final, () => kept.link(relative, key, locate(relative))),
    copy(from, relative) {
      explained(() => {
        const target = locate(relative);
        if (kept?.link(relative, keyOfSource(from), target) !== true)
          copyFileSync(from, target, constants.COPYFILE_FICLONE);
      });
    },
    publish() {
      explained(() => void unless('EEXIST', () => mkdirSync(join(path, mark))));
      open = false;
      const moved = explainResult(final, () =>
        replace(final, path, (old) => checkContents(final, old, options)),
      );
      cancelRemoval();
      for (const old of moved) rmSync(old, { recursive: true, force: true, maxRetries: 3 });
      kept?.record();
    },
    discard() {
      process.off('exit', discard);
      discard();
    },
  };
}

function explain(final: string, act: () => void): void {
  explainResult(final, act);
}

/** If an output file cannot be written, the message names the folder that the user knows. */
function explainResult<T>(final: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const described = describeDiskFailure(error, final);
    if (described === undefined) throw error;
    throw new UnusableOutputError(`${described} The folder is as it was.`, { cause: error });
  }
}

/**
 * Replaces a folder with another by renaming. Another build may do the same at the same time: the last one wins.
 *
 * @param check examines the old contents after they are moved away, so that nothing can be added unnoticed; if it throws, they are moved back
 * @returns the new paths of the old contents
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

/** Part of the name of replaced folders. */
const OLD = '-old-';

/** Whether an action succeeded; false if it failed with the given code. */
function unless(code: string, act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (codeOf(error) === code) return false;
    throw error;
  }
}

function createNextTo(final: string): string {
  const parent = dirname(final);
  const name = `.${basename(final)}-next-${hostname()}-`;
  try {
    makeFolder(parent);
    recover(final, parent, name);
    // `mkdtemp` would deny access to other users, such as a web server.
    const path = join(parent, `${name}${process.pid}-${randomBytes(6).toString('hex')}`);
    mkdirSync(path);
    return path;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const described = describeDiskFailure(error, parent);
    throw new UnusableOutputError(
      described ??
        `Unexpected output folder ${final}: nothing can be written next to it (${error.message}). Choose another folder with --out.`,
    );
  }
}

/** Removes leftovers of killed builds on this machine. If one was killed between its two renames, the previous output is moved back. */
function recover(final: string, parent: string, name: string): void {
  const abandoned = readdirSync(parent).filter((entry) => {
    const pid = entry.startsWith(name) ? Number.parseInt(entry.slice(name.length), 10) : Number.NaN;
    return !Number.isNaN(pid) && !isRunning(pid);
  });
  const replaced = abandoned.find((entry) => entry.includes(OLD));
  if (replaced !== undefined && !existsSync(final)) renameSync(join(parent, replaced), final);
  for (const entry of abandoned) {
    const remove = () => rmSync(join(parent, entry), { recursive: true, force: true, maxRetries: 3 });
    // Files of another user cannot be removed.
    unless('EACCES', () => void unless('EPERM', remove));
  }
}

/** The path with links resolved, as far as it exists. */
export function realPath(path: string): string {
  if (existsSync(path)) return realpathSync.native(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPath(parent), basename(path));
}
