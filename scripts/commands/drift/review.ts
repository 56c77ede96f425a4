/** What the server of `drift watch` answers: the page of one translation, and requests to pin it. */
import { randomUUID } from 'node:crypto';
import { type DriftPage, pinPage, readTexts } from '../../../src/drift/index.ts';
import {
  createSiteWriter,
  type LocalRequest,
  type LocalResponse,
  TOKEN_HEADER,
} from '../../../src/io/index.ts';
import {
  createPageWords,
  describePinInHtml,
  type ReviewOptions,
  renderGone,
  renderReview,
  type Words,
} from '../../../src/reporters/index.ts';
import { writePin } from './describe-pin.ts';
import type { Loaded } from './options.ts';

export interface Review {
  handle(request: LocalRequest): Promise<LocalResponse>;
  /** Another one after each time that the site was read. */
  version(): string;
  /** Reads the site again. If that fails, the page keeps showing what was read last. */
  refresh(): Promise<void>;
}

export interface ReviewedPage {
  readonly root: string;
  readonly page: Pick<DriftPage, 'file' | 'locale'>;
  readonly loaded: Loaded;
  load(): Promise<Loaded | undefined>;
}

/** The last pin that was written, and the texts that it is about. */
interface Pinned {
  readonly html: string;
  readonly source: string;
  readonly translation: string;
}

/** What a server knows of its page; it changes while the server runs. */
interface State extends Pick<ReviewedPage, 'root' | 'page'> {
  /** Known to the page alone. */
  readonly token: string;
  /** Those of the translation's locale. A locale whose last file is gone for a while is none of the site's. */
  readonly words: Words;
  loaded: Loaded;
  /** How often the site was read. */
  reads: number;
  pinned?: Pinned;
}

export function createReview({ root, page, loaded, load }: ReviewedPage): Review {
  const words = createPageWords(loaded.tree, page.locale);
  const state: State = { root, page, token: randomUUID(), words, loaded, reads: 0 };
  let lastRead: Promise<unknown> = Promise.resolve();
  /** One after the other, so that an earlier state never replaces a later one. */
  const refresh = () => {
    const read = lastRead.then(async () => {
      state.loaded = (await load()) ?? state.loaded;
      state.reads += 1;
    });
    lastRead = read.catch(() => {});
    return read;
  };
  return {
    refresh,
    version: () => versionOf(state),
    async handle({ method, path, token }) {
      if (method === 'GET') return path === '/' ? show(state) : text(404, 'There is no such page.');
      if (path !== '/done' && path !== '/done-anyway') return text(404, 'There is no such page.');
      if (token !== state.token) return text(403, 'Only the page itself can ask for this; load it again.');
      await refresh();
      return pin(state, path === '/done-anyway');
    },
  };
}

function versionOf({ token, reads }: State): string {
  return `${token}.${reads}`;
}

/** The page as it is now. */
async function show(state: State): Promise<LocalResponse> {
  const { file } = state.page;
  const { pinned } = state;
  const { report, tree } = state.loaded;
  const options = optionsOf(state);
  const page = pageOf(report.pages, file);
  if (page === undefined) return html(404, renderGone(file, options));
  const known = (await readTexts([page], tree)).get(file);
  const translation = tree.readText(file);
  const source = tree.files.kindOf(page.sourceFile) === 'file' ? tree.readText(page.sourceFile) : '';
  // Without a base it is unknown what changed: both texts are shown as they are.
  const texts = known ?? { before: source, after: source, translation };
  const isPinned = pinned?.source === source && pinned.translation === translation;
  return html(200, renderReview(page, texts, { ...options, result: isPinned ? pinned.html : '' }));
}

/** Pins the page as it is now. */
async function pin(state: State, force: boolean): Promise<LocalResponse> {
  const { file } = state.page;
  const { report, tree } = state.loaded;
  const { words } = state;
  const page = pageOf(report.pages, file);
  if (page === undefined)
    return html(404, describePinInHtml({ kind: 'impossible', file, why: { kind: 'no-file' } }, words));
  const result = writePin(await pinPage(page, tree, force), createSiteWriter(state.root));
  const said = describePinInHtml(result, words);
  if (result.kind === 'pinned')
    state.pinned = { html: said, source: tree.readText(page.sourceFile), translation: result.text };
  const isDone = result.kind === 'pinned' || result.kind === 'unchanged';
  return html(isDone ? 200 : result.kind === 'untouched' ? 409 : 422, said);
}

/** What the page is shown with. */
function optionsOf(state: State): ReviewOptions {
  const { locales, defaultLocale: source } = state.loaded.tree.site;
  const { words, token } = state;
  return { words, locales, source, token, tokenHeader: TOKEN_HEADER, version: versionOf(state) };
}

/** The page, if its file is there. */
function pageOf(pages: readonly DriftPage[], file: string): DriftPage | undefined {
  return pages.find((page) => page.file === file && page.status !== 'missing');
}

function html(status: number, body: string): LocalResponse {
  return { status, type: 'text/html; charset=utf-8', body };
}

function text(status: number, body: string): LocalResponse {
  return { status, type: 'text/plain; charset=utf-8', body: `${body}\n` };
}
