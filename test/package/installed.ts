/** The package as users install it: packed once, installed once into an empty project outside of the repository, and run there. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { writeTree } from '../site/tiny-site.ts';

export const PROJECT = resolve(import.meta.dirname, '../..');
/** The Node to test with: CI runs these tests with the lowest version that `engines` allows as well. */
export const NODE = process.env.LOCKSTEP_PACKAGE_NODE || process.execPath;

/** npm's messages if no registry is reachable. */
const NO_REGISTRY =
  /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENOTCACHED)\b/;

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Installed {
  /** Absolute path of the project, a folder that every user may read. */
  readonly root: string;
  /** Absolute path of the archive. */
  readonly tarball: string;
  /** Paths in the archive. */
  readonly archive: readonly string[];
  /** The reason why the package could not be installed; `undefined` if it is. */
  readonly missing: string | undefined;
  remove(): void;
}

/** The environment of a user: without variables of the test, and with the tested Node first in the path. */
function userEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^(?:VITEST|NODE_ENV|NODE_COMPILE_CACHE|LOCKSTEP_|INIT_CWD|FORCE_COLOR|NO_COLOR|GITHUB_|npm_(?!config_registry))/.test(
        name,
      ),
  );
  return { ...Object.fromEntries(kept), PATH: `${dirname(NODE)}${delimiter}${process.env.PATH}` };
}

/** Runs a program in a folder. */
export function runIn(
  cwd: string,
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Ran {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    env: { ...userEnvironment(), ...env },
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  });
  return { code: status, stdout, stderr: error === undefined ? stderr : `${stderr}${error}` };
}

/** Starts a server command of the installed program. */
export function serveIn(cwd: string, args: readonly string[]): ChildProcess {
  return spawn(NODE, [join(cwd, 'node_modules/lockstep/bin/lockstep.cjs'), ...args], {
    cwd,
    env: userEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Packs the repository and installs the archive next to a tree of files. */
export function installPackage(tree: Readonly<Record<string, string>>): Installed {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'lockstep-package-')));
  chmodSync(scratch, 0o755);
  const remove = () => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
  const packed = runIn(PROJECT, 'npm', ['pack', '--json', '--silent', '--pack-destination', scratch]);
  if (packed.code !== 0) throw new Error(`The package cannot be packed.\n${packed.stderr}`);
  const [archive] = readdirSync(scratch);
  const root = join(scratch, 'project');
  mkdirSync(root);
  writeFileSync(join(root, 'package.json'), '{ "name": "project", "private": true, "type": "module" }\n');
  const files = runIn(scratch, 'tar', ['-tzf', String(archive)])
    .stdout.trim()
    .split('\n');
  const installed = runIn(root, 'npm', [
    'install',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    '--fetch-retries=1',
    `../${archive}`,
  ]);
  const missing =
    installed.code !== 0 && NO_REGISTRY.test(installed.stderr)
      ? 'no registry answers that packages could be installed from'
      : undefined;
  if (installed.code !== 0 && missing === undefined) {
    remove();
    throw new Error(`The package cannot be installed.\n${installed.stderr}`);
  }
  writeTree(root, tree);
  return { root, tarball: join(scratch, String(archive)), archive: files, missing, remove };
}

/** Paths of all files below a folder with their sizes and times, sorted. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const { size, mtimeMs } = statSync(path);
      return `${path.slice(folder.length + 1)} ${size} ${mtimeMs}`;
    })
    .sort();
}
