/** What our own code is, as a digest: results of other code are not used again. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from './hash.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** Digest of rooms of our source (`markdown`, `ui` …) and of the versions of the packages in use. */
export function codeVersion(rooms: readonly string[]): string {
  return digestOf(PROJECT, ['package-lock.json', ...rooms.map((room) => `src/${room}`)]);
}

/** Digest of files, and of all files in folders, by path relative to a root. */
export function digestOf(root: string, paths: readonly string[]): string {
  const files = paths.flatMap((path) => {
    const stat = statSync(join(root, path), { throwIfNoEntry: false });
    if (stat === undefined) return [];
    return stat.isDirectory() ? listFiles(join(root, path)).map((name) => `${path}/${name}`) : [path];
  });
  return sha256(files.map((path) => `${path} ${sha256(readFileSync(join(root, path)))}`).join('\n'));
}

/** The files of a folder by path relative to it, as base64; empty where there is no such folder. */
export function readFolder(path: string): Record<string, string> {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return {};
  return Object.fromEntries(
    listFiles(path).map((name) => [name, readFileSync(join(path, name)).toString('base64')]),
  );
}

/** Sorted paths of all files below a folder. */
function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
