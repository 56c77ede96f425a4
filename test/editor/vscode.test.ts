/** The extension for VS Code: its manifest, and its activation with mocked modules of the editor. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { renderSnippets, SNIPPETS_FILE } from '../../packaging/vscode-snippets.ts';
import { freshPath, writeTree } from '../site/tiny-site.ts';

const PACKAGE = join(import.meta.dirname, '../../packages/lockstep-vscode');
const manifest = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));

interface Started {
  readonly server: {
    readonly run: { readonly command: string; readonly args: string[]; readonly options: { cwd: string } };
  };
  readonly client: { readonly documentSelector: readonly { readonly pattern: string }[] };
  running: boolean;
}

/** Mocks of the two modules that the editor provides, as far as the extension uses them. */
function fakeEditor(folders: readonly string[]) {
  const started: Started[] = [];
  const warnings: string[] = [];
  const commands = new Map<string, () => Promise<void>>();
  class LanguageClient {
    readonly #own: Started;
    constructor(_id: string, _name: string, server: Started['server'], client: Started['client']) {
      this.#own = { server, client, running: false };
      started.push(this.#own);
    }
    async start() {
      this.#own.running = true;
    }
    async stop() {
      this.#own.running = false;
    }
  }
  const vscode = {
    workspace: {
      workspaceFolders: folders.map((path) => ({
        uri: { fsPath: path, toString: () => pathToFileURL(path).href },
      })),
      getConfiguration: () => ({
        get: (key: string, fallback: string) => (key === 'node' ? process.execPath : fallback),
      }),
      onDidChangeWorkspaceFolders: () => ({ dispose() {} }),
    },
    commands: { registerCommand: (name: string, run: () => Promise<void>) => void commands.set(name, run) },
    window: { showWarningMessage: (text: string) => void warnings.push(text) },
  };
  const modules: Readonly<Record<string, unknown>> = {
    vscode,
    'vscode-languageclient/node': { LanguageClient, TransportKind: { stdio: 0 } },
  };
  return { modules, started, warnings, commands };
}

/** Loads the extension with these mocks. */
function loadExtension(modules: Readonly<Record<string, unknown>>) {
  const globals = globalThis as { lockstepFakes?: unknown };
  globals.lockstepFakes = modules;
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      Object.hasOwn(modules, specifier)
        ? { url: `fake:${specifier}`, format: 'commonjs', shortCircuit: true }
        : next(specifier, context),
    load: (url, context, next) =>
      url.startsWith('fake:')
        ? {
            format: 'commonjs',
            shortCircuit: true,
            source: `module.exports = globalThis.lockstepFakes[${JSON.stringify(url.slice('fake:'.length))}];`,
          }
        : next(url, context),
  });
  onTestFinished(() => {
    hooks.deregister();
    delete globals.lockstepFakes;
  });
  const require = createRequire(import.meta.url);
  const file = join(PACKAGE, manifest.main);
  delete require.cache[file];
  for (const key of Object.keys(require.cache)) if (key.startsWith('fake:')) delete require.cache[key];
  return require(file) as {
    activate(context: { subscriptions: unknown[] }): Promise<void>;
    deactivate(): Promise<void>;
  };
}

function writeSite(name: string, isInstalled: boolean): string {
  const root = freshPath(name);
  writeTree(root, {
    'lockstep.config.ts': 'export default {};',
    'content/en/_index.md': '---\ntitle: Home\n---\n',
  });
  if (isInstalled) {
    mkdirSync(join(root, 'node_modules'));
    symlinkSync(join(import.meta.dirname, '../..'), join(root, 'node_modules/lockstep'));
  }
  return root;
}

describe('the manifest', () => {
  it('names files and commands that are there', () => {
    expect(existsSync(join(PACKAGE, manifest.main))).toBe(true);
    const own = manifest.files.filter((file: string) => !file.startsWith('node_modules/'));
    for (const file of own) expect(existsSync(join(PACKAGE, file)), file).toBe(true);
    for (const { path } of manifest.contributes.snippets) expect(existsSync(join(PACKAGE, path))).toBe(true);
  });

  it('takes what it needs along: an extension is installed as one file, which holds nothing that is not listed', () => {
    expect(Object.keys(manifest.dependencies)).toEqual(['vscode-languageclient']);
    expect(manifest.files).toContain('node_modules/**');
  });

  it('has links in its README that lead somewhere outside of the repository', () => {
    const readme = readFileSync(join(PACKAGE, 'README.md'), 'utf8');
    expect([...readme.matchAll(/\]\((?!https:)/g)]).toEqual([]);
  });

  it('has a snippet for each shortcode, as it is defined', () => {
    expect(JSON.parse(readFileSync(SNIPPETS_FILE, 'utf8'))).toEqual(JSON.parse(renderSnippets()));
  });
});

describe('the activation', () => {
  it('starts the server of a site that has one, which answers', async () => {
    const root = writeSite('vscode', true);
    const { modules, started, warnings, commands } = fakeEditor([root]);
    const extension = loadExtension(modules);
    await extension.activate({ subscriptions: [] });
    expect(warnings).toEqual([]);
    expect(started).toMatchObject([
      { running: true, client: { documentSelector: [{ pattern: `${root}/**` }] } },
    ]);
    expect([...commands.keys()]).toEqual(
      manifest.contributes.commands.map(({ command }: { command: string }) => command),
    );

    const { command, args, options } = started[0]?.server.run ?? {
      command: '',
      args: [],
      options: { cwd: '' },
    };
    expect(args.slice(1)).toEqual(['lsp', '--site', root]);
    // In this repository the program is TypeScript; in the package it is JavaScript that is built when packing.
    const source = join(import.meta.dirname, '../../scripts/lockstep.ts');
    const child = spawn(command, [source, ...args.slice(1)], {
      ...options,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    connection.listen();
    const exited = new Promise((resolve) => child.once('exit', resolve));
    const answer = await connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {},
    });
    expect(answer).toMatchObject({ serverInfo: { name: 'lockstep' } });
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    expect(await exited).toBe(0);

    await commands.get('lockstep.restart')?.();
    expect(started.map(({ running }) => running)).toEqual([false, true]);
    await extension.deactivate();
    expect(started.map(({ running }) => running)).toEqual([false, false]);
  });

  it('says what to do where it is not installed, and nothing about other folders', async () => {
    const site = writeSite('vscode-bare', false);
    const other = freshPath('vscode-other');
    writeTree(other, { 'README.md': '# Other\n' });
    const { modules, started, warnings } = fakeEditor([site, other]);
    const extension = loadExtension(modules);
    await extension.activate({ subscriptions: [] });
    expect(started).toEqual([]);
    expect(warnings).toEqual([expect.stringContaining('npm install lockstep')]);
  });
});
