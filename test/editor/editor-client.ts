/** A client like an editor: starts the language server in a process, and communicates with it by the protocol. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  CompletionList,
  Diagnostic,
  Hover,
  Location,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

const PROGRAM = join(import.meta.dirname, '../../scripts/lockstep.ts');

export interface Editor {
  readonly connection: ProtocolConnection;
  readonly pid: number | undefined;
  /** Opens a file as it is on disk, or with another text. */
  open(path: string, text?: string): void;
  /** Replaces the text of an open file, unsaved. */
  type(path: string, text: string): void;
  /** Waits for the findings of a file's current text. */
  findings(path: string): Promise<readonly Diagnostic[]>;
  /** The completions at the `|` in a text, which becomes the unsaved text of the file. */
  complete(path: string, marked: string): Promise<CompletionList | null>;
  hover(path: string, marked: string): Promise<Hover | null>;
  define(path: string, marked: string): Promise<readonly Location[] | null>;
  rename(path: string, marked: string, newName: string): Promise<WorkspaceEdit | null>;
  uri(path: string): string;
  /** Stops the server. @returns the exit code */
  close(): Promise<number | null>;
}

export async function startEditor(root: string, cache: string): Promise<Editor> {
  const child: ChildProcess = spawn(process.execPath, [PROGRAM, 'lsp', '--stdio', '--cache', cache], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (child.stdout === null || child.stdin === null) throw new Error('no pipes');
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const uri = (path: string) => pathToFileURL(join(root, path)).href;
  const versions = new Map<string, number>();
  const shown = new Map<string, { version: number | undefined; diagnostics: readonly Diagnostic[] }>();
  const waiting = new Set<() => void>();
  connection.onNotification(
    'textDocument/publishDiagnostics',
    (given: { uri: string; version?: number; diagnostics: Diagnostic[] }) => {
      shown.set(given.uri, { version: given.version, diagnostics: given.diagnostics });
      for (const wake of waiting) wake();
    },
  );
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(root).href, name: 'site' }],
    capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
  });
  await connection.sendNotification('initialized', {});

  const type = (path: string, text: string): void => {
    const version = (versions.get(path) ?? 0) + 1;
    versions.set(path, version);
    void connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: uri(path), version },
      contentChanges: [{ text }],
    });
  };
  const open = (path: string, text = readFileSync(join(root, path), 'utf8')): void => {
    versions.set(path, 1);
    void connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: uri(path), languageId: 'markdown', version: 1, text },
    });
  };
  /** Sets the text without its `|`, and returns the position of the mark. */
  const at = (path: string, marked: string) => {
    const offset = marked.indexOf('|');
    const before = marked.slice(0, offset);
    type(path, before + marked.slice(offset + 1));
    const lines = before.split('\n');
    return {
      textDocument: { uri: uri(path) },
      position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
    };
  };
  return {
    connection,
    pid: child.pid,
    uri,
    open,
    type,
    findings: (path) =>
      new Promise((resolve) => {
        const look = () => {
          const found = shown.get(uri(path));
          if (found === undefined || found.version !== versions.get(path)) return;
          waiting.delete(look);
          resolve(found.diagnostics);
        };
        waiting.add(look);
        look();
      }),
    complete: (path, marked) => connection.sendRequest('textDocument/completion', at(path, marked)),
    hover: (path, marked) => connection.sendRequest('textDocument/hover', at(path, marked)),
    define: (path, marked) => connection.sendRequest('textDocument/definition', at(path, marked)),
    rename: (path, marked, newName) =>
      connection.sendRequest('textDocument/rename', { ...at(path, marked), newName }),
    async close() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      return exited;
    },
  };
}
