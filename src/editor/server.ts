/** The language server: handles requests of the Language Server Protocol for the sites of the documents. */
import {
  type Connection,
  createConnection,
  type InitializeParams,
  type InitializeResult,
  ProposedFeatures,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { findSite } from '../config/index.ts';
import { createDiagnosis, type Diagnosis } from './diagnosis.ts';
import { completionAt, definitionAt, hoverAt, renameAt, renameRangeAt } from './language-features.ts';
import { createOpenSites, type DocumentPlace, type OpenSites } from './open-sites.ts';
import { pathOfUri } from './paths.ts';
import type { EditorSiteOptions } from './site-state.ts';

export interface EditorServerOptions extends Omit<EditorSiteOptions, 'root'> {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** The only site to serve; by default, each document belongs to the site that contains it. */
  readonly root: string | undefined;
  readonly version: string;
}

/** Serves until the process ends, which the connection does when its input ends. */
export function serveEditor(options: EditorServerOptions): void {
  const connection = createConnection(ProposedFeatures.all, options.input, options.output);
  const documents = new TextDocuments(TextDocument);
  const report = (error: unknown): void =>
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const diagnosis = createDiagnosis({
    openedAt: (uri) => sites.openedAt(uri),
    publish: (uri, findings, version) =>
      connection.sendDiagnostics({
        uri,
        diagnostics: [...findings],
        ...(version === undefined ? {} : { version }),
      }),
    report,
  });
  const sites = createOpenSites({ ...options, documents, onChange: diagnosis.schedule, report });
  followDocuments(documents, sites, diagnosis);
  answerRequests(connection, sites, options);
  connection.onShutdown(() => sites.close());
  documents.listen(connection);
  connection.listen();
}

/** Sites use unsaved text of documents. */
function followDocuments(
  documents: TextDocuments<TextDocument>,
  sites: OpenSites,
  diagnosis: Diagnosis,
): void {
  documents.onDidChangeContent(({ document: { uri } }) => {
    const opened = sites.openedAt(uri);
    if (opened === undefined) return;
    opened.site.edit(opened.path, opened.text);
    diagnosis.schedule(uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    const file = sites.fileAt(uri);
    file?.site.edit(file.path, undefined);
    diagnosis.drop(uri);
  });
}

function answerRequests(
  connection: Connection,
  sites: OpenSites,
  { root, version }: EditorServerOptions,
): void {
  let snippets = false;
  connection.onInitialize((params): InitializeResult => {
    snippets = params.capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
    for (const path of root === undefined ? foldersOf(params) : [root]) {
      const found = findSite(path);
      if (found !== undefined) sites.openSite(found);
    }
    return { capabilities: CAPABILITIES, serverInfo: { name: 'lockstep', version } };
  });
  /** Answers a request at a position of a site; `null` elsewhere. */
  const atPlace =
    <P extends { readonly textDocument: { readonly uri: string } }, T>(
      answer: (place: DocumentPlace, params: P) => T | null | Promise<T | null>,
    ) =>
    async (params: P): Promise<T | null> => {
      const place = await sites.placeOf(params.textDocument.uri);
      return place === undefined ? null : await answer(place, params);
    };
  connection.onCompletion(atPlace((place, { position }) => completionAt(place, position, snippets)));
  connection.onHover(atPlace((place, { position }) => hoverAt(place, position)));
  connection.onDefinition(atPlace((place, { position }) => definitionAt(place, position)));
  connection.onPrepareRename(atPlace((place, { position }) => renameRangeAt(place, position)));
  connection.onRenameRequest(atPlace((place, { position, newName }) => renameAt(place, position, newName)));
}

const CAPABILITIES: InitializeResult['capabilities'] = {
  textDocumentSync: TextDocumentSyncKind.Incremental,
  completionProvider: { triggerCharacters: ['<', '%', ' ', '"', '`', '=', '/', '#', '('] },
  hoverProvider: true,
  definitionProvider: true,
  renameProvider: { prepareProvider: true },
};

/** The workspace folders of the editor. */
function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]);
  return uris.flatMap((uri) => pathOfUri(uri) ?? []);
}
