/** Identifies Lockstep's code by a digest: results of other code are not reused. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from './hash.ts';

/** The folder of our modules: `src/` here, or the built modules of an installed package. */
const CODE = fileURLToPath(new URL('..', import.meta.url));

let known: string | undefined;

/** Digest of all our modules, of their packages, and of Node. Computed once, as the code of a running program does not change. */
export function codeVersion(): string {
  known ??= digestOfProgram(CODE);
  return known;
}

/** @param code absolute path of the folder of the modules; the `package.json` with their dependencies is in the nearest folder above */
export function digestOfProgram(code: string): string {
  const files = listFiles(code).map((name) => `${name} ${sha256(readFileSync(join(code, name)))}`);
  const manifest = findManifest(code);
  const packages =
    manifest === undefined ? [] : (recordOfNpm(dirname(manifest)) ?? installedPackages(manifest));
  return sha256([process.version, ...files, ...packages].join('\n'));
}

/**
 * What npm has written down of all that it has installed in a folder. In the repository this includes the packages whose code is in the published package, which are
 * development dependencies. A published package has none of its own.
 */
function recordOfNpm(folder: string): string[] | undefined {
  const file = join(folder, 'node_modules/.package-lock.json');
  return exists(file) ? [sha256(readFileSync(file))] : undefined;
}

/**
 * The packages that the code depends on, as `name@version`, sorted: the dependencies in a `package.json` and their own, as installed. `package-lock.json` is not used: it is
 * not published, and says what should be installed.
 */
function installedPackages(own: string): string[] {
  const found = new Map<string, string>();
  const open = [own];
  const findPackage = createPackageFinder();
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path)) continue;
    const { name, version, dependencies, optionalDependencies, peerDependencies } = readManifest(path);
    found.set(path, `${name}@${version}`);
    for (const dependency of Object.keys({ ...peerDependencies, ...optionalDependencies, ...dependencies })) {
      const manifest = findPackage(dirname(path), dependency);
      if (manifest !== undefined) open.push(manifest); // optional dependencies may not be installed
    }
  }
  return [...found.values()].sort();
}

/** The nearest `package.json` in a folder or above it. */
function findManifest(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const file = join(at, 'package.json');
    if (exists(file)) return file;
    if (dirname(at) === at) return undefined;
  }
}

/** Finds a package's manifest as Node does for a module in a folder: in the nearest `node_modules` that contains it. */
function createPackageFinder(): (folder: string, name: string) => string | undefined {
  const known = new Map<string, boolean>();
  const isThere = (path: string): boolean => {
    const answer = known.get(path) ?? exists(path);
    known.set(path, answer);
    return answer;
  };
  return (folder, name) => {
    for (let at = folder; ; at = dirname(at)) {
      const modules = join(at, 'node_modules');
      const file = join(modules, name, 'package.json');
      if (isThere(modules) && isThere(file)) return file;
      if (dirname(at) === at) return undefined;
    }
  };
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly dependencies?: object;
  readonly optionalDependencies?: object;
  readonly peerDependencies?: object;
}

function readManifest(path: string): Manifest {
  const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return typeof manifest === 'object' && manifest !== null ? manifest : {};
}

/** The files of a folder by relative path, as base64; empty if the folder does not exist. */
export function readFolder(path: string): Record<string, string> {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return {};
  return Object.fromEntries(
    listFiles(path).map((name) => [name, readFileSync(join(path, name)).toString('base64')]),
  );
}

/** The reverse of {@link readFolder}: writes files into a folder, which is created if needed. */
export function writeFolder(path: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    const file = join(path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, Buffer.from(content, 'base64'));
  }
}

/** Sorted paths of all files below a folder. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replace(/^\//, ''))
    .sort();
}
