/**
 * Replaces a file's content atomically: it is written to a temporary file in the same folder, flushed to the disk, and renamed. However the program ends, the file has its old or
 * its new content. Leftovers of killed programs are removed by the next one that writes to the folder, and are never read as files of a site ({@link isTemporaryFile}).
 */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { codeOf } from './disk-failure.ts';
import { isRunning } from './running.ts';

const PREFIX = '.lockstep-write-';
/** The suffix of editors' backup files, which tools ignore. */
const TEMPORARY = new RegExp(String.raw`^${PREFIX.replace('.', String.raw`\.`)}.*-(\d+)-[0-9a-f]{12}~$`);

/** Whether a name is that of a temporary file, possibly left by a killed program. */
export function isTemporaryFile(name: string): boolean {
  return TEMPORARY.test(name);
}

/**
 * Writes a file whose folder exists. Its mode is kept (and its owner, if possible); a link at the path would be replaced by a file. Throws the error of the file system, and then
 * the file is unchanged.
 */
export function replaceFile(path: string, content: string | Uint8Array): void {
  const folder = dirname(path);
  const temporary = join(folder, `${PREFIX}${hostname()}-${process.pid}-${randomBytes(6).toString('hex')}~`);
  try {
    writeFlushed(temporary, content, statSync(path, { throwIfNoEntry: false }));
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  flushFolder(folder);
}

function writeFlushed(path: string, content: string | Uint8Array, existing: Stats | undefined): void {
  const file = openSync(path, 'wx', existing === undefined ? 0o666 : 0o600);
  try {
    writeFileSync(file, content);
    if (existing !== undefined) {
      // Only root may change the owner; for others the new file is their own, as with every editor.
      if (process.getuid?.() === 0) fchownSync(file, existing.uid, existing.gid);
      fchmodSync(file, existing.mode & 0o7777);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A rename is only durable once its folder is flushed. */
function flushFolder(folder: string): void {
  let handle: number;
  try {
    handle = openSync(folder, 'r');
  } catch (error) {
    // Folders that are writable but not readable, and systems that cannot open folders.
    if (['EACCES', 'EISDIR', 'EPERM'].includes(codeOf(error) ?? '')) return;
    throw error;
  }
  try {
    fsyncSync(handle);
  } catch (error) {
    // File systems without support; the file itself is flushed.
    if (!['EINVAL', 'ENOTSUP', 'EPERM', 'EIO'].includes(codeOf(error) ?? '')) throw error;
  } finally {
    closeSync(handle);
  }
}

/** Removes temporary files in a folder that killed programs on this machine left. */
export function removeAbandonedFiles(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = TEMPORARY.exec(name)?.[1];
    if (pid === undefined || !name.startsWith(`${PREFIX}${hostname()}-`) || isRunning(Number(pid))) continue;
    rmSync(join(folder, name), { force: true });
  }
}
