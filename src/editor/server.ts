/** The language server: what editors ask, over the Language Server Protocol, and the sites that their documents belong to. */
import { dirname, join } from 'node:path';
import {
  CompletionItemKind,
  createConnection,
  InsertTextFormat,
  type Location,
  type LocationLink,
  LSPErrorCodes,
  MarkupKind,
  ProposedFeatures,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { findSite } from '../config/index.ts';
import { cachePath, pathInside } from '../io/index.ts';
import { watchSite } from '../site/index.ts';
import { type SuggestionKind, suggest } from './complete.ts';
import { createDiagnosis } from './diagnosis.ts';
import { createEditorSite, type EditorSite } from './editor-site.ts';
import { explainAt } from './explain.ts';
import type { NamePlace } from './names.ts';
import type { Opened } from './opened.ts';
import { pathOfUri, toRange, uriOfPath } from './paths.ts';
import { findRenamed, isHeadingId, renameHeading } from './rename.ts';
import type { EditorSiteOptions } from './site-state.ts';
import { headingsOf } from './targets.ts';

export interface EditorServerOptions extends Omit<EditorSiteOptions, 'root'> {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** The only site that is served; when not given, each document is one of the site that holds it. */
  readonly root: string | undefined;
  readonly version: string;
}

const KINDS: Readonly<Record<SuggestionKind, CompletionItemKind>> = {
  shortcode: CompletionItemKind.Function,
  parameter: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  page: CompletionItemKind.File,
  heading: CompletionItemKind.Reference,
  key: CompletionItemKind.Field,
};

/** Serves until the editor ends the process, which the connection does when its input ends. */
export function serveEditor(options: EditorServerOptions): void {
  const connection = createConnection(ProposedFeatures.all, options.input, options.output);
  const documents = new TextDocuments(TextDocument);
  const sites = new Map<string, EditorSite>();
  const report = (error: unknown): void =>
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const diagnosis = createDiagnosis({
    openedAt,
    publish: (uri, findings, version) =>
      connection.sendDiagnostics({
        uri,
        diagnostics: [...findings],
        ...(version === undefined ? {} : { version }),
      }),
    report,
  });
  let snippets = false;

  /** The site of a document; several editors may have folders of several sites open. */
  function siteOf(path: string): EditorSite | undefined {
    const root = options.root ?? findSite(dirname(path));
    return root === undefined || pathInside(root, path) === undefined ? undefined : openSite(root);
  }
  function openSite(root: string): EditorSite {
    const ready = sites.get(root);
    if (ready !== undefined) return ready;
    const site = createEditorSite({ ...options, root });
    sites.set(root, site);
    watchSite({
      root,
      written: [cachePath({ root, cache: options.cache, env: options.env })],
      async onChange() {
        site.changeOnDisk();
        for (const { uri } of documents.all()) if (openedAt(uri)?.site === site) diagnosis.schedule(uri);
      },
      onError: report,
    });
    // It is read while the author looks at the first page.
    site.state().catch(report);
    return site;
  }
  function openedAt(uri: string): Opened | undefined {
    const document = documents.get(uri);
    const path = pathOfUri(uri);
    const site = path === undefined ? undefined : siteOf(path);
    const inside = site === undefined || path === undefined ? undefined : pathInside(site.root, path);
    return document === undefined || site === undefined || inside === undefined
      ? undefined
      : { site, path: inside, text: document.getText(), version: document.version };
  }
  async function placeOf(
    uri: string,
  ): Promise<(NamePlace & Opened & { readonly document: TextDocument }) | undefined> {
    const opened = openedAt(uri);
    const document = documents.get(uri);
    const state = await opened?.site.state();
    if (opened === undefined || document === undefined || state === undefined) return undefined;
    const page = pageAt(state, opened.path);
    return page === undefined ? undefined : { ...opened, state, page, document };
  }

  connection.onInitialize(({ capabilities, workspaceFolders, rootUri }) => {
    snippets = capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
    const folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]);
    for (const path of options.root === undefined
      ? folders.flatMap((uri) => pathOfUri(uri) ?? [])
      : [options.root]) {
      const root = findSite(path);
      if (root !== undefined) openSite(root);
    }
    return {
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        completionProvider: { triggerCharacters: ['<', '%', ' ', '"', '`', '=', '/', '#', '('] },
        hoverProvider: true,
        definitionProvider: true,
        renameProvider: { prepareProvider: true },
      },
      serverInfo: { name: 'lockstep', version: options.version },
    };
  });

  documents.onDidChangeContent(({ document: { uri } }) => {
    const opened = openedAt(uri);
    if (opened === undefined) return;
    opened.site.edit(opened.path, opened.text);
    diagnosis.schedule(uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    const path = pathOfUri(uri);
    const site = path === undefined ? undefined : siteOf(path);
    const inside = site === undefined || path === undefined ? undefined : pathInside(site.root, path);
    if (inside !== undefined) site?.edit(inside, undefined);
    diagnosis.drop(uri);
  });

  connection.onCompletion(async ({ textDocument: { uri }, position }) => {
    const place = await placeOf(uri);
    if (place === undefined) return null;
    const found = await suggest(place, place.text, place.document.offsetAt(position), { snippets });
    if (found === undefined) return null;
    const range = toRange(place.text, found.span);
    return {
      isIncomplete: found.isPartial,
      items: found.items.map(({ kind, label, detail, text, isSnippet }, at) => ({
        label,
        kind: KINDS[kind],
        ...(detail === undefined ? {} : { detail }),
        filterText: label,
        // In our order: the editor would sort by name.
        sortText: String(at).padStart(5, '0'),
        textEdit: { range, newText: text },
        insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      })),
    };
  });
  connection.onHover(async ({ textDocument: { uri }, position }) => {
    const place = await placeOf(uri);
    const found =
      place === undefined ? undefined : explainAt(place, place.text, place.document.offsetAt(position));
    if (place === undefined || found === undefined) return null;
    const text = [
      `**${found.title}**`,
      found.text ?? '',
      found.file === undefined ? '' : `\`${found.file}\``,
    ];
    return {
      contents: { kind: MarkupKind.Markdown, value: text.filter((part) => part !== '').join('\n\n') },
      range: toRange(place.text, found.span),
    };
  });
  connection.onDefinition(
    async ({ textDocument: { uri }, position }): Promise<Location[] | LocationLink[] | null> => {
      const place = await placeOf(uri);
      const found =
        place === undefined ? undefined : explainAt(place, place.text, place.document.offsetAt(position));
      if (place === undefined || found?.file === undefined) return null;
      const start = { line: (found.line ?? 1) - 1, character: 0 };
      return [{ uri: uriOfPath(join(place.site.root, found.file)), range: { start, end: start } }];
    },
  );
  connection.onPrepareRename(async ({ textDocument: { uri }, position }) => {
    const place = await placeOf(uri);
    const found =
      place === undefined ? undefined : findRenamed(place, place.text, place.document.offsetAt(position));
    return place === undefined || found === undefined
      ? null
      : { range: toRange(place.text, found.span), placeholder: found.id };
  });
  connection.onRenameRequest(async ({ textDocument: { uri }, position, newName }) => {
    const place = await placeOf(uri);
    const found =
      place === undefined ? undefined : findRenamed(place, place.text, place.document.offsetAt(position));
    if (place === undefined || found === undefined) return null;
    if (!isHeadingId(newName))
      throw refused(`Unexpected id “${newName}”, expected letters, digits, “-”, “_”, “.” and “:”.`);
    if (headingsOf(place.state, found.page).some(({ id }) => id === newName && id !== found.id))
      throw refused(
        `Unexpected id “${newName}”, expected one that no other heading of ${found.page.file} has.`,
      );
    const changes: Record<string, { range: ReturnType<typeof toRange>; newText: string }[]> = {};
    for (const { file, text, ...span } of await renameHeading(place.state, found, newName)) {
      const read = place.state.loaded.files.readText(file);
      if (read.kind !== 'text') continue;
      const key = uriOfPath(join(place.site.root, file));
      changes[key] = [...(changes[key] ?? []), { range: toRange(read.text, span), newText: text }];
    }
    return { changes };
  });
  connection.onShutdown(async () => {
    await Promise.all([...sites.values()].map((site) => site.close()));
  });
  documents.listen(connection);
  connection.listen();
}

function refused(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}

/** The page of a file; one that is new stands for itself, among the pages of its folder's locale. */
function pageAt(state: NamePlace['state'], path: string): NamePlace['page'] | undefined {
  const { index, site, corpus } = state.loaded;
  const known = index.byFile(path);
  if (known !== undefined) return known;
  const locale =
    site.locales.find(({ contentDir }) => path.startsWith(`${contentDir}/`))?.name ?? site.defaultLocale;
  const home = corpus.pages.find((page) => page.locale === locale && page.kind === 'home');
  return home === undefined ? undefined : { ...home, file: path, params: {}, resources: [] };
}
