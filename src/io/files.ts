/** Files of a site for the rest of the code: by path relative to the site directory, with `/`, and never outside of it, even through symbolic links. */
import { Buffer, isUtf8 } from 'node:buffer';
import { type Dirent, readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { isAbsolute, join, normalize, resolve, sep } from 'node:path';
import { codeOf } from './disk-failure.ts';
import { isTemporaryFile } from './replace-file.ts';

/** The state of a file in the file system: if it is unchanged, so is the content. */
export interface FileState {
  /** In bytes. */
  readonly size: number;
  /** Inode number. */
  readonly inode: number;
  /** Time of the last write, in milliseconds since 1970. */
  readonly modified: number;
  /** Time of the last change of content or metadata, which programs cannot set. */
  readonly changed: number;
}

export interface FileEntry extends FileState {
  /** Relative to the site directory, with `/`. */
  readonly path: string;
}

export type ReadResult =
  | { readonly kind: 'text'; readonly text: string }
  /** The file does not exist, or is a folder. */
  | { readonly kind: 'missing' }
  /** The path, or the symbolic link there, points out of the site. */
  | { readonly kind: 'outside' }
  /** Not UTF-8, or with a NUL byte; `offset` is that of the first such byte. */
  | { readonly kind: 'not-text'; readonly offset: number; readonly reason: 'utf-8' | 'nul' }
  /** Larger than {@link MAX_FILE_BYTES}. */
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Larger files are not documentation pages; they are refused before they are read. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** Why a listed path has no file: a symbolic link out of the site, a broken link, an unreadable folder. */
export type Refusal = 'outside' | 'missing' | 'unreadable';

export interface Files {
  /** Absolute path of the site directory. */
  readonly root: string;
  /** The text of a file; a byte order mark is dropped. */
  readText(path: string): ReadResult;
  readBytes(path: string): Uint8Array | undefined;
  /** All files below a folder, including links inside the site, sorted by path (code units); empty if the folder does not exist. Omitted files are passed to `onRefused`. */
  list(folder: string, onRefused?: (path: string, why: Refusal) => void): readonly FileEntry[];
  kindOf(path: string): 'file' | 'folder' | 'missing' | 'outside';
}

/** The location of a path on disk, or the reason why it has none. */
type Located =
  | { readonly kind: 'ok'; readonly absolute: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'outside' };

/** The site's files on disk. `extraRoots` are folders outside the root that are mounted by the configuration. */
export function createDiskFiles(root: string, extraRoots: readonly string[] = []): Files {
  const absoluteRoot = resolve(root);
  const locate = createLocate(absoluteRoot, extraRoots);
  return {
    root: absoluteRoot,
    list: (folder, onRefused = () => {}) => listFilesBelow(folder, locate, onRefused),
    readText(path) {
      const at = locate(path);
      return at.kind === 'ok' ? readTextAt(at.absolute) : at;
    },
    readBytes(path) {
      const at = locate(path);
      if (at.kind !== 'ok' || !statSync(at.absolute).isFile()) return undefined;
      return readFileSync(at.absolute);
    },
    kindOf(path) {
      const at = locate(path);
      if (at.kind !== 'ok') return at.kind;
      const stat = statSync(at.absolute);
      return stat.isDirectory() ? 'folder' : stat.isFile() ? 'file' : 'missing';
    },
  };
}

/** Decides whether a path is inside a site: by its name, and after resolving links. */
function createLocate(root: string, extraRoots: readonly string[]): (path: string) => Located {
  const lexicalRoots = [root, ...extraRoots.map((extra) => resolve(root, extra))];
  const realRoots = lexicalRoots.map(realOrSame);
  return (path) => {
    if (path.includes('\0')) return { kind: 'missing' };
    const absolute = isAbsolute(path) ? normalize(path) : join(root, path);
    if (!lexicalRoots.some((base) => isInside(base, absolute))) return { kind: 'outside' };
    try {
      const real = realpathSync.native(absolute);
      return realRoots.some((base) => isInside(base, real)) ? { kind: 'ok', absolute } : { kind: 'outside' };
    } catch (error) {
      if (isMissing(error)) return { kind: 'missing' };
      throw error;
    }
  };
}

function listFilesBelow(
  folder: string,
  locate: (path: string) => Located,
  onRefused: (path: string, why: Refusal) => void,
): FileEntry[] {
  const found: FileEntry[] = [];
  /** @param ancestors real paths of the containing folders */
  const walk = (relative: string, absolute: string, ancestors: readonly string[]): void => {
    const real = realpathSync.native(absolute);
    if (ancestors.includes(real)) return; // a link to a folder that contains it
    const within = [...ancestors, real];
    for (const entry of entriesOf(absolute, () => onRefused(relative, 'unreadable'))) {
      if (isTemporaryFile(entry.name)) continue;
      const path = relative === '' ? entry.name : `${relative}/${entry.name}`;
      if (entry.isDirectory()) walk(path, join(absolute, entry.name), within);
      else if (entry.isFile()) found.push({ path, ...stateOf(statSync(join(absolute, entry.name))) });
      else if (entry.isSymbolicLink()) follow(path, within);
    }
  };
  const follow = (path: string, within: readonly string[]): void => {
    const target = locate(path);
    if (target.kind !== 'ok') {
      onRefused(path, target.kind);
      return;
    }
    const stat = statSync(target.absolute);
    if (stat.isDirectory()) walk(path, target.absolute, within);
    else if (stat.isFile()) found.push({ path, ...stateOf(stat) });
  };
  const at = locate(folder);
  if (at.kind === 'outside') onRefused(folder, 'outside');
  if (at.kind !== 'ok' || !statSync(at.absolute).isDirectory()) return [];
  walk(folder, at.absolute, []);
  return found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** @param path absolute */
function readTextAt(path: string): ReadResult {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return { kind: 'missing' };
    if (stat.size > MAX_FILE_BYTES) return { kind: 'too-large', bytes: stat.size };
    return decodeText(readFileSync(path));
  } catch (error) {
    if (isMissing(error)) return { kind: 'missing' };
    return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The state of a file or folder; `undefined` if it does not exist, or may not be examined. @param path absolute */
export function stateOfFile(path: string): FileState | undefined {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat === undefined ? undefined : stateOf(stat);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return undefined;
  }
}

function stateOf({ size, ino, mtimeMs, ctimeMs }: Stats): FileState {
  return { size, inode: ino, modified: mtimeMs, changed: ctimeMs };
}

/** Decodes bytes as UTF-8 without NUL, or reports the first invalid byte. */
export function decodeText(bytes: Uint8Array): ReadResult {
  const nul = bytes.indexOf(0);
  // Several times as fast as a strict TextDecoder.
  const invalid = isUtf8(bytes) ? -1 : firstInvalidByte(bytes);
  if (invalid !== -1 && (nul === -1 || invalid < nul))
    return { kind: 'not-text', offset: invalid, reason: 'utf-8' };
  if (nul !== -1) return { kind: 'not-text', offset: nul, reason: 'nul' };
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  return { kind: 'text', text: text.charCodeAt(0) === 0xfeff ? text.slice(1) : text };
}

/** The first byte of the first invalid sequence. */
function firstInvalidByte(bytes: Uint8Array): number {
  // Binary search: a prefix of valid text may only lack the end of its last character.
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isUtf8(bytes.subarray(0, endOfLastWhole(bytes, middle)))) good = middle;
    else bad = middle;
  }
  return endOfLastWhole(bytes, good);
}

/** The offset before a character that is cut off at the given offset. */
function endOfLastWhole(bytes: Uint8Array, end: number): number {
  for (let back = 1; back <= 3 && back <= end; back += 1) {
    const byte = bytes[end - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? end - back : end;
  }
  return end;
}

/** The entries of a folder; if it is unreadable, none, and `onDenied` is called. */
function entriesOf(folder: string, onDenied: () => void): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (!isMissing(error) && !isDenied(error)) throw error;
    onDenied();
    return [];
  }
}

/** Whether an absolute path is a folder or inside it, judged by name only. */
export function isInside(base: string, path: string): boolean {
  return path === base || path.startsWith(base.endsWith(sep) ? base : base + sep);
}

function realOrSame(path: string): string {
  try {
    return realpathSync.native(path);
  } catch (error) {
    if (isMissing(error)) return path;
    throw error;
  }
}

function isDenied(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'EACCES' || code === 'EPERM';
}

function isMissing(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP' || code === 'ENAMETOOLONG';
}
