// @ts-check
/**
 * The client of VS Code: starts `lockstep lsp` of each workspace folder that has Lockstep installed. It brings no server of its own, so that what an author sees is what the
 * site's own version says.
 */
const { existsSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');
const vscode = require('vscode');
const { LanguageClient, TransportKind } = require('vscode-languageclient/node');

/** @type {Map<string, import('vscode-languageclient/node').LanguageClient>} by the address of the workspace folder */
const clients = new Map();

/** @param {import('vscode').ExtensionContext} context */
async function activate(context) {
  const start = () => Promise.all((vscode.workspace.workspaceFolders ?? []).map(startClient));
  context.subscriptions.push(
    vscode.commands.registerCommand('lockstep.restart', async () => {
      await deactivate();
      await start();
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
      await Promise.all(removed.map(stopClient));
      await Promise.all(added.map(startClient));
    }),
  );
  await start();
}

/** @param {import('vscode').WorkspaceFolder} folder */
async function startClient(folder) {
  const settings = vscode.workspace.getConfiguration('lockstep', folder.uri);
  const site = join(folder.uri.fsPath, settings.get('site', ''));
  const program = findProgram(site);
  if (program === undefined) {
    // Other Markdown is none of our business.
    if (isSite(site))
      vscode.window.showWarningMessage(
        `Lockstep is not installed in ${site}. Run “npm install lockstep” there, then “Lockstep: Restart the language server”.`,
      );
    return;
  }
  const run = {
    command: settings.get('node', 'node'),
    args: [program, 'lsp', '--site', site],
    options: { cwd: site },
    transport: TransportKind.stdio,
  };
  const client = new LanguageClient(
    'lockstep',
    'Lockstep',
    { run, debug: run },
    {
      documentSelector: [
        { scheme: 'file', language: 'markdown', pattern: `${site.replaceAll('\\', '/')}/**` },
      ],
      workspaceFolder: folder,
      diagnosticCollectionName: 'lockstep',
    },
  );
  clients.set(folder.uri.toString(), client);
  await client.start();
}

/** @param {import('vscode').WorkspaceFolder} folder */
async function stopClient(folder) {
  const key = folder.uri.toString();
  const client = clients.get(key);
  clients.delete(key);
  await client?.stop();
}

/**
 * The file that starts the Lockstep of a site; `undefined` where none is installed.
 *
 * @param {string} site
 */
function findProgram(site) {
  const resolve = createRequire(join(site, 'package.json'));
  try {
    const manifest = resolve.resolve('lockstep/package.json');
    return join(dirname(manifest), resolve(manifest).bin.lockstep);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** @param {string} site */
function isSite(site) {
  return ['ts', 'mts', 'js', 'mjs'].some((ending) => existsSync(join(site, `lockstep.config.${ending}`)));
}

async function deactivate() {
  const running = [...clients.values()];
  clients.clear();
  await Promise.all(running.map((client) => client.stop()));
}

module.exports = { activate, deactivate };
