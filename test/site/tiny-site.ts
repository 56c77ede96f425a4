/** Tiny sites in temporary folders, and runs of the program on them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { JsonProblem } from '../../src/reporters/json.ts';
import { runProgram } from '../program/run-program.ts';
import { giveBundles, takeBundles } from './shared-bundles.ts';

/** File contents by path. */
export type Tree = Readonly<Record<string, string | Uint8Array>>;

const PROJECT = resolve(import.meta.dirname, '../..');
const PROGRAM = join(PROJECT, 'scripts/lockstep.ts');
/** The compile cache, shared by all runs, each of which would otherwise compile the program again. */
const COMPILED = join(PROJECT, 'node_modules/.cache/lockstep/code');

/** The scratch folder of a test file: `scratch.setup.ts` creates it before the file is loaded, and removes it after its tests. */
export let SCRATCH: string;
let made = 0;
let cache: string | undefined;
/** All caches of the test file that share bundles. */
let caches: string[] = [];

export function openScratch(): void {
  SCRATCH = mkdtempSync(join(tmpdir(), 'lockstep-test-'));
  made = 0;
  cache = undefined;
  caches = [];
}

export function removeScratch(): void {
  for (const used of caches) giveBundles(used);
  rmSync(SCRATCH, { recursive: true, force: true, maxRetries: 3 });
}

/** The cache of all runs of a test file that name no other. */
function openCache(): string {
  cache ??= freshCache();
  return cache;
}

/** The path of a cache that has nothing but the bundles of other tests. */
export function freshCache(): string {
  const path = freshPath('cache');
  takeBundles(path);
  caches.push(path);
  return path;
}

/** An unused path in the scratch folder. */
export function freshPath(name: string): string {
  made += 1;
  return join(SCRATCH, `${name}-${made}`);
}

export function writeTree(root: string, tree: Tree): void {
  for (const [path, content] of Object.entries(tree)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

/** All files below a folder by path, as Latin-1 texts (one character per byte); empty if the folder does not exist. */
export function readTree(root: string): Map<string, string> {
  if (!existsSync(root)) return new Map();
  return new Map(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path): [string, string] => [path.slice(root.length + 1), readFileSync(path, 'latin1')]),
  );
}

/** A Markdown page with a title and further lines of front matter; without these its body starts in line 5. */
export function page(title: string, body: string, ...frontMatter: readonly string[]): string {
  return ['---', `title: ${title}`, ...frontMatter, '---', '', body, ''].join('\n');
}

export interface Run {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface JsonReport {
  readonly checked: number;
  readonly problems: readonly JsonProblem[];
  readonly summary: {
    readonly pages: readonly { readonly locale: string; readonly count: number }[];
    readonly rendered: number;
    readonly printed: number;
    readonly milliseconds: number;
    readonly versions?: readonly { readonly name: string; readonly rendered: number }[];
    readonly diagrams?: object;
  } | null;
}

export interface RunOptions {
  /** Additional environment variables; `undefined` removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
}

/** The environment without vitest's variables, since Astro behaves differently in tests. */
function environment(env: RunOptions['env']): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(?:VITEST|NODE_ENV|LOCKSTEP_|FORCE_COLOR|NO_COLOR)/.test(name),
  );
  const own = { LOCKSTEP_CACHE: openCache(), NODE_COMPILE_CACHE: COMPILED };
  return { ...Object.fromEntries(inherited), ...own, ...env };
}

/** Starts the program as a user would. */
export function start(args: readonly string[], { env, cwd = SCRATCH }: RunOptions = {}): ChildProcess {
  return spawn(process.execPath, [PROGRAM, ...args], {
    cwd,
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** A run in a process that has loaded the program already. */
export function run(args: readonly string[], { env, cwd = SCRATCH }: RunOptions = {}): Promise<Run> {
  return runProgram(args, { cwd, env: environment(env) });
}

export function finished(child: ChildProcess): Promise<Run> {
  return new Promise((done, failed) => {
    const texts = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name]?.setEncoding('utf8').on('data', (text: string) => {
        texts[name] += text;
      });
    }
    child.once('error', failed);
    child.once('close', (code, signal) => done({ code, signal, ...texts }));
  });
}

export interface Serving {
  readonly child: ChildProcess;
  readonly url: string;
  /** Everything that it has printed so far. */
  output(): string;
  /** Resolves when it has printed a text. */
  untilPrinted(text: string): Promise<void>;
  stop(): Promise<number | null>;
}

/** Starts a server and waits until it prints its address. Throws if it ends before that. */
export async function serve(args: readonly string[]): Promise<Serving> {
  const child = start(args);
  const printed = new EventEmitter();
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      printed.emit('text');
    });
  const ended = new Promise<number | null>((done, failed) => {
    child.once('close', done);
    child.once('error', failed);
  });
  const failure = ended.then((code) => {
    throw new Error(`The server ended with ${code}: ${output}`);
  });
  failure.catch(() => {});
  const until = async (isPrinted: () => boolean): Promise<void> => {
    while (!isPrinted()) await Promise.race([once(printed, 'text'), failure]);
  };
  const address = / is at (http:\S+)/;
  await until(() => address.test(output));
  const [, url = ''] = address.exec(output) ?? [];
  return {
    child,
    url,
    output: () => output,
    untilPrinted: (text) => until(() => output.includes(text)),
    stop() {
      child.kill('SIGINT');
      return ended;
    },
  };
}

export interface TinySite {
  readonly root: string;
  /** The output folder. */
  readonly out: string;
  write(tree: Tree): void;
  remove(path: string): void;
  /** A symbolic link. */
  link(target: string, path: string): void;
  /** Runs `build` with additional options; the report is that of `--format json`. */
  build(args?: readonly string[], options?: RunOptions): Promise<Run & { readonly report: JsonReport }>;
  check(args?: readonly string[], options?: RunOptions): Promise<Run & { readonly report: JsonReport }>;
  /** Text of a built file. */
  read(output: string): string;
  has(output: string): boolean;
  /** Paths of all built files. */
  outputs(): string[];
}

export const CONFIG = `import { defineConfig } from 'lockstep';

export default defineConfig({
  title: 'Tiny',
  url: 'https://tiny.example',
  locales: { en: 'English', fr: 'Français' },
  params: { version: 'v1.35', colour: 'green' },
});
`;

/** A home page for each of two locales, and a configuration. */
export const BASE: Tree = {
  'lockstep.config.ts': CONFIG,
  'content/en/_index.md': page('Home', 'Welcome.'),
  'content/fr/_index.md': page('Accueil', 'Bienvenue.'),
};

/** Writes a site of these files in addition to {@link BASE} (`bare`: only these files). */
export function createTinySite(tree: Tree, { bare = false } = {}): TinySite {
  const root = freshPath('site');
  const out = freshPath('out');
  mkdirSync(root, { recursive: true });
  writeTree(root, bare ? tree : { ...BASE, ...tree });
  const report = async (command: string, args: readonly string[], options: RunOptions) => {
    const result = await run([command, '--site', root, '--format', 'json', ...args], options);
    if (result.stdout === '')
      throw new Error(`${command} ended with ${result.code ?? result.signal}:\n${result.stderr}`);
    const document: JsonReport = JSON.parse(result.stdout);
    return { ...result, report: document };
  };
  return {
    root,
    out,
    write: (more) => writeTree(root, more),
    remove: (path) => rmSync(join(root, path), { recursive: true }),
    link(target, path) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      symlinkSync(target, join(root, path));
    },
    build: (args = [], options = {}) => report('build', ['--out', out, ...args], options),
    check: (args = [], options = {}) => report('check', args, options),
    read: (output) => readFileSync(join(out, output), 'utf8'),
    has: (output) => existsSync(join(out, output)),
    outputs: () => [...readTree(out).keys()],
  };
}

/** A finding in one line: `content/en/a.md:5:1 error unknown-shortcode`. */
export function showProblem({ file, line, column, severity, code }: JsonProblem): string {
  return file === undefined ? `- ${severity} ${code}` : `${file}:${line}:${column} ${severity} ${code}`;
}
