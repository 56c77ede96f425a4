/** The sites of open documents, read when first needed and watched from then on. */
import { dirname } from 'node:path';
import type { TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { findSite } from '../config/index.ts';
import { cachePath, pathInside } from '../io/index.ts';
import { watchSite } from '../site/index.ts';
import { createEditorSite, type EditorSite } from './editor-site.ts';
import type { NamePlace } from './names.ts';
import type { Opened } from './opened.ts';
import { pathOfUri } from './paths.ts';
import type { EditorSiteOptions } from './site-state.ts';

export interface OpenSitesOptions extends Omit<EditorSiteOptions, 'root'> {
  /** The only site to serve; by default, each document belongs to the site that contains it. */
  readonly root: string | undefined;
  readonly documents: TextDocuments<TextDocument>;
  /** A file of the site was changed outside the editor. @param uri of each open document of the site */
  onChange(uri: string): void;
  report(error: unknown): void;
}

/** An open document of a site that could be read. */
export interface DocumentPlace extends NamePlace, Opened {
  readonly document: TextDocument;
}

export interface OpenSites {
  openSite(root: string): EditorSite;
  /** The site and path of a file; `undefined` if it is in no site. */
  fileAt(uri: string): Pick<Opened, 'site' | 'path'> | undefined;
  openedAt(uri: string): Opened | undefined;
  placeOf(uri: string): Promise<DocumentPlace | undefined>;
  close(): Promise<void>;
}

export function createOpenSites({ documents, onChange, report, ...options }: OpenSitesOptions): OpenSites {
  const sites = new Map<string, EditorSite>();
  return { openSite, fileAt, openedAt, placeOf, close: () => closeAll(sites.values()) };

  function openSite(root: string): EditorSite {
    const ready = sites.get(root);
    if (ready) return ready;
    const site = createEditorSite({ ...options, root });
    sites.set(root, site);
    watchSite({
      root,
      written: [cachePath({ root, cache: options.cache, env: options.env })],
      async onChange() {
        site.changeOnDisk();
        for (const { uri } of documents.all()) if (fileAt(uri)?.site === site) onChange(uri);
      },
      onError: report,
    });
    // The site is read ahead, while the author looks at the first page.
    site.state().catch(report);
    return site;
  }

  /** Several editors may have folders of several sites open. */
  function fileAt(uri: string): Pick<Opened, 'site' | 'path'> | undefined {
    const absolute = pathOfUri(uri);
    const root = absolute === undefined ? undefined : (options.root ?? findSite(dirname(absolute)));
    if (absolute === undefined || root === undefined) return undefined;
    const path = pathInside(root, absolute);
    return path === undefined ? undefined : { site: openSite(root), path };
  }

  function openedAt(uri: string): Opened | undefined {
    const document = documents.get(uri);
    const file = document && fileAt(uri);
    return file && { ...file, text: document.getText(), version: document.version };
  }

  async function placeOf(uri: string): Promise<DocumentPlace | undefined> {
    const opened = openedAt(uri);
    const document = documents.get(uri);
    const state = await opened?.site.state();
    if (opened === undefined || document === undefined || state === undefined) return undefined;
    const page = pageAt(state, opened.path);
    return page && { ...opened, state, page, document };
  }
}

async function closeAll(sites: Iterable<EditorSite>): Promise<void> {
  await Promise.all(Array.from(sites, (site) => site.close()));
}

/** The page of a file; for a new file, a new page of the folder's locale. */
function pageAt(state: NamePlace['state'], path: string): NamePlace['page'] | undefined {
  const { index, site, corpus } = state.loaded;
  const known = index.byFile(path);
  if (known !== undefined) return known;
  const locale =
    site.locales.find(({ contentDir }) => path.startsWith(`${contentDir}/`))?.name ?? site.defaultLocale;
  const home = corpus.pages.find((page) => page.locale === locale && page.kind === 'home');
  return home === undefined ? undefined : { ...home, file: path, params: {}, resources: [] };
}
