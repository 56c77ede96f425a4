/** `lockstep init` and `npm create lockstep`: examines the folder, asks questions, writes files, and prints the next steps. */
import { mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { SITE_CONFIGS } from '../../src/config/index.ts';
import { createDiskFiles, findWorkTree, pathInside, systemClock } from '../../src/io/index.ts';
import { printable } from '../../src/reporters/index.ts';
import {
  adoptTree,
  CI_HOSTS,
  type CiHost,
  type FoundTree,
  findTaken,
  findTree,
  isLocaleName,
  type NewFiles,
  starterFiles,
  writeFiles,
} from '../../src/starter/index.ts';
import { oneOf, readArguments, UsageError } from '../arguments.ts';
import type { init } from '../usage/init.ts';
import { describeDone, describeTree } from './describe.ts';
import { type Answers, promptForFolder, promptForSite, promptForTree, type Terminal } from './prompts.ts';

export interface InitOptions {
  readonly usage: typeof init;
  /** Absolute path of the folder `starter/` of the program. */
  readonly starter: string;
  /** Version of Lockstep. */
  readonly version: string;
  /** The default folder of the site. */
  readonly fallbackFolder: string;
  readonly input: Terminal['input'];
  readonly output: Terminal['output'];
}

/** @returns the exit code */
export async function runInit(args: readonly string[], options: InitOptions): Promise<number> {
  const { values, positionals } = readArguments(args, options.usage.options, true);
  const [named, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`Unexpected folder “${more[0]}”, expected one folder at most.`);
  if (values.example === true && values['no-example'] === true)
    throw new UsageError('Unexpected --no-example with --example, expected one of them.');
  const given: Partial<Answers> = {
    ...(values.name === undefined ? {} : { title: readTitle(values.name) }),
    ...(values.locale === undefined ? {} : { locales: readLocales(values.locale) }),
    ...(values.example === true ? { example: true } : {}),
    ...(values['no-example'] === true ? { example: false } : {}),
    ...(values.ci === undefined ? {} : { ci: oneOf(values.ci, [...CI_HOSTS, 'none'], 'none', 'ci') }),
    ...(values.trust === undefined
      ? {}
      : { distrust: oneOf(values.trust, ['full', 'markdown'], 'markdown', 'trust') === 'markdown' }),
  };
  const { input, output } = options;
  const terminal: Terminal | undefined =
    values.yes !== true && isTerminal(input) && isTerminal(output) ? { input, output } : undefined;
  const folder = named ?? (await promptForFolder(options.fallbackFolder, terminal));
  if (folder === undefined) return cancelled(output);
  const root = resolve(folder);
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new UsageError(`Unexpected file ${root}, expected a folder or nothing.`);
  refuseOurs(root);
  const tree = await findTree(root, systemClock.now());
  if (tree !== undefined) output.write(describeTree(tree, root));
  const defaults = defaultsFor(root, tree);
  const answers =
    tree === undefined
      ? await promptForSite(given, defaults, terminal)
      : await promptForTree(given, defaults, tree, terminal);
  if (answers === undefined) return cancelled(output);
  return write(answers, root, tree, options);
}

function write(
  { title, locales, example, distrust, ci }: Answers,
  root: string,
  tree: FoundTree | undefined,
  { starter, version, output }: InitOptions,
): number {
  const { top, prefix } = placeInRepository(root);
  const host: CiHost | undefined = ci === 'none' ? undefined : ci;
  const common = { folder: basename(root), title, distrust, ci: host, prefix, version };
  const templates = createDiskFiles(starter);
  const adopted = tree === undefined ? undefined : adoptTree(tree, { ...common, root }, templates);
  const made = adopted ?? starterFiles({ ...common, locales, example }, templates);
  const all: NewFiles[] = [
    { root, files: made.files },
    { root: top, files: made.ciFile },
  ];
  const { taken, kept } = findTaken(all);
  if (taken.length > 0)
    throw new UsageError(
      `Unexpected ${taken.map((path) => printable(path)).join(', ')} in ${root}, expected no such ${taken.length === 1 ? 'file' : 'files'}: nothing was written. Move what is there, or name another folder.`,
    );
  mkdirSync(root, { recursive: true });
  const { written, refused } = writeFiles(all);
  output.write(
    describeDone({
      written: written.map((path) => (made.files.has(path) ? path : relative(root, join(top, path)))),
      refused,
      kept,
      root,
      tree,
      adopted,
      ci: host,
      manifest: readManifest(root),
      isInstalled: createDiskFiles(root).kindOf('node_modules/lockstep/package.json') === 'file',
    }),
  );
  return refused.length > 0 ? 2 : 0;
}

function cancelled(output: Terminal['output']): number {
  output.write('Nothing was written.\n');
  return 2;
}

function refuseOurs(root: string): void {
  const files = createDiskFiles(root);
  const config = SITE_CONFIGS.find((name) => files.kindOf(name) !== 'missing');
  if (config !== undefined)
    throw new UsageError(
      `Unexpected ${config} in ${root}, expected a folder without a configuration of Lockstep: this is a site already, and nothing was written. “lockstep check” looks at it.`,
    );
}

function isTerminal(stream: object): stream is Terminal['input'] & Terminal['output'] {
  return 'isTTY' in stream && stream.isTTY === true;
}

function readTitle(text: string): string {
  if (text.trim() === '') throw new UsageError('Unexpected empty --name, expected a title.');
  return text.trim();
}

/** Accepts lists with commas as well, since many type `--locale en,fr`. */
function readLocales(values: readonly string[]): string[] {
  const names = values
    .flatMap((value) => value.split(','))
    .map((name) => name.trim().toLowerCase().replaceAll('_', '-'));
  const wrong = names.find((name) => !isLocaleName(name));
  if (wrong !== undefined)
    throw new UsageError(`Unexpected value “${wrong}” of --locale, expected a language such as fr or pt-br.`);
  return [...new Set(names)];
}

/** The root of the repository that contains a folder or will contain it; the folder itself outside of repositories. */
function placeInRepository(root: string): { readonly top: string; readonly prefix: string } {
  const real = realPathOf(root);
  const top = findWorkTree(real);
  const prefix = top === undefined || top === real ? undefined : pathInside(top, real);
  return prefix === undefined ? { top: real, prefix: '' } : { top: top ?? real, prefix };
}

/** The real path of a folder that may not exist yet. */
function realPathOf(path: string): string {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return realpathSync.native(path);
  const above = resolve(path, '..');
  return join(realPathOf(above), relative(above, path));
}

function readManifest(root: string): string {
  const path = join(root, 'package.json');
  return statSync(path, { throwIfNoEntry: false }) === undefined ? '' : readFileSync(path, 'utf8');
}

/** The default answers. */
function defaultsFor(root: string, tree: FoundTree | undefined): Answers {
  const name = basename(root).replaceAll(/[-_]+/g, ' ').trim() || 'Documentation';
  return {
    title: name.charAt(0).toLocaleUpperCase() + name.slice(1),
    locales: tree?.locales.map(({ name: locale }) => locale) ?? defaultLocales(process.env),
    example: true,
    distrust: true,
    ci: defaultHost(placeInRepository(root).top),
  };
}

/** English and the language of the environment; French in addition to English, so that there are two. */
function defaultLocales({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): string[] {
  const [own = ''] = (LC_ALL || LC_MESSAGES || LANG || '').toLowerCase().split(/[_.@]/, 1);
  return ['en', own !== 'en' && own !== 'c' && own !== 'posix' && isLocaleName(own) ? own : 'fr'];
}

/** Detects the CI host by the files and the remote of the repository. */
function defaultHost(top: string): CiHost {
  const files = createDiskFiles(top);
  if (files.kindOf('.github') === 'folder') return 'github';
  if (files.kindOf('Jenkinsfile') === 'file') return 'jenkins';
  const config = files.readText('.git/config');
  return config.kind === 'text' && /url\s*=\s*\S*gitlab/i.test(config.text) ? 'gitlab' : 'github';
}
