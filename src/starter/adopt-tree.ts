/** Adds a configuration and a CI check to an existing site; its pages are not changed. */
import { createDiskFiles, type Files } from '../io/index.ts';
import { type CiHost, ciFile } from './ci-files.ts';
import type { FoundTree } from './existing/found-tree.ts';
import { GITIGNORE, renderConfig, renderManifest } from './project-files.ts';

export interface AdoptChoices {
  /** Absolute path of the folder of the site. */
  readonly root: string;
  readonly folder: string;
  readonly title: string;
  readonly distrust: boolean;
  readonly ci: CiHost | undefined;
  readonly prefix: string;
  readonly version: string;
}

export interface AdoptedTree {
  /** By path relative to the folder. */
  readonly files: ReadonlyMap<string, string>;
  readonly ciFile: ReadonlyMap<string, string>;
  /** Lines to add to an existing file, and its path. */
  readonly add: { readonly file: string; readonly lines: string } | undefined;
  /** Commands that move the pages to where the configuration expects them, in this order. */
  readonly commands: readonly string[];
}

/** @param starter the folder `starter/` of the program */
export function adoptTree(tree: FoundTree, choices: AdoptChoices, starter: Files): AdoptedTree {
  const { root, folder, ci, prefix, version } = choices;
  const files = createDiskFiles(root);
  const settings = tree.isReadAsIs ? hugoSettings(tree, choices, files) : ownSettings(tree, choices);
  const commands = ['check', 'links', 'drift', ...(tree.isReadAsIs ? [] : ['dev', 'build', 'preview'])];
  return {
    ...settings,
    files: new Map([
      ['package.json', renderManifest({ folder, version, commands })],
      ['.gitignore', GITIGNORE],
      ...settings.files,
    ]),
    ciFile: ciFile(starter, { host: ci, purpose: 'gate', prefix, install: installOf(files) }),
  };
}

/** The install command of the package manager whose lock file exists. */
function installOf(files: Files): string {
  if (files.kindOf('pnpm-lock.yaml') === 'file') return 'corepack enable && pnpm install --frozen-lockfile';
  if (files.kindOf('yarn.lock') === 'file') return 'corepack enable && yarn install --immutable';
  return 'npm ci';
}

type Settings = Pick<AdoptedTree, 'files' | 'add' | 'commands'>;

function ownSettings({ kind, source, locales, title: named }: FoundTree, choices: AdoptChoices): Settings {
  const [{ name: defaultLocale } = { name: 'en' }] = locales;
  const names = locales.length === 0 ? [defaultLocale] : locales.map(({ name }) => name);
  const config = renderConfig({
    title: named === '' ? choices.title : named,
    locales: names,
    defaultLocale,
    distrust: choices.distrust,
  });
  const isMoved = kind !== 'pages' && locales.length > 0;
  const top = source === '' ? '.' : source;
  // Pages of a site with one language are in no language folder.
  const language = locales.length > 1 ? '' : ` --locale ${defaultLocale}`;
  return {
    files: new Map([
      ['lockstep.config.ts', config],
      ...(isMoved ? names.map((name): [string, string] => [`content/${name}/.gitkeep`, '']) : []),
    ]),
    add: undefined,
    commands: isMoved ? [`npx lockstep import ${top} --root ${top}${language} --write`] : [],
  };
}

/** Settings that Hugo ignores are in `params.lockstep`: in a file of their own if the site has separate configuration files and none for parameters. */
function hugoSettings(
  { locales, configFiles }: FoundTree,
  { distrust }: AdoptChoices,
  files: Files,
): Settings {
  const [, ...others] = locales;
  if (!distrust || others.length === 0) return { files: new Map(), add: undefined, commands: [] };
  const trust = others.map(({ name }): [string, string] => [name, 'markdown']);
  const folder = configFiles.filter((file) => file.startsWith('config/_default/'));
  // Files that apply to all environments come before those of one.
  const general = configFiles.filter((file) => !/^config\/(?!_default\/)[^/]+\//.test(file));
  const params = general.find((file) => /(?:^|\/)params\.\w+$/.test(file));
  if (folder.length > 0 && params === undefined) {
    const isToml = folder[0]?.endsWith('.toml') === true;
    const path = `config/_default/params.${isToml ? 'toml' : 'yaml'}`;
    if (files.kindOf(path) === 'missing')
      return { files: new Map([[path, renderTrust(path, trust, [])]]), add: undefined, commands: [] };
  }
  const file = params ?? general[0] ?? 'hugo.toml';
  const above = params === undefined ? ['params'] : [];
  return { files: new Map(), add: { file, lines: renderTrust(file, trust, above) }, commands: [] };
}

/** @param above keys of the parent tables in this file */
function renderTrust(
  file: string,
  trust: readonly (readonly [string, string])[],
  above: readonly string[],
): string {
  const path = [...above, 'lockstep', 'trust'];
  if (file.endsWith('.toml'))
    return `[${path.join('.')}]\n${trust.map(([name, level]) => `${name} = "${level}"\n`).join('')}`;
  if (file.endsWith('.json')) {
    const value = path.reduceRight<object>((inner, key) => ({ [key]: inner }), Object.fromEntries(trust));
    return `${JSON.stringify(value, undefined, 2)}\n`;
  }
  const lines = [
    ...path.map((name, depth) => `${'  '.repeat(depth)}${name}:`),
    ...trust.map(([name, level]) => `${'  '.repeat(path.length)}${name}: ${level}`),
  ];
  return `${lines.join('\n')}\n`;
}
