/** `drift watch PAGE`: source and translation side by side in the browser, while the page is edited. */
import { randomUUID } from 'node:crypto';
import { type DriftPage, pinPage, readTexts } from '../../../src/drift/index.ts';
import {
  cachePath,
  createSiteWriter,
  type LocalRequest,
  type LocalResponse,
  serveLocally,
  TOKEN_HEADER,
} from '../../../src/io/index.ts';
import { renderReview } from '../../../src/reporters/index.ts';
import { watchSite } from '../../../src/site/index.ts';
import { readArguments, toPort, UsageError } from '../../arguments.ts';
import { describeError } from '../../describe-error.ts';
import { siteDirectory } from '../../site-options.ts';
import { untilInterrupted } from '../../until-interrupted.ts';
import { drift } from '../../usage/drift.ts';
import { BEHIND_LINK, describePin } from './describe-pin.ts';
import { type Loaded, loadReport, onePage } from './options.ts';

export async function watchPage(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, drift.subcommands.watch.options, true);
  const [written, ...more] = positionals;
  if (written === undefined || more.length > 0) throw new UsageError('Expected one page: drift watch PAGE.');
  const root = siteDirectory(values.site);
  const cache = values.cache;
  const load = () => loadReport({ root, locales: values.locale ?? [], cache });
  const first = await load();
  if (first === undefined) return 2;
  const { file, status, locale, sourceFile } = onePage(first.report, written, root);
  if (status === 'missing')
    throw new UsageError(
      `Unexpected page ${file}: it is not there yet. Begin it with “drift start ${locale} ${sourceFile}”.`,
    );
  const review = createReview(root, file, first, load);
  const onError = (error: unknown) => void process.stderr.write(describeError(error));
  const server = await serveLocally({ port: toPort(values.port) ?? 0, handle: review.handle, onError });
  const watcher = watchSite({
    root,
    written: [cachePath({ root, cache, env: process.env })],
    async onChange() {
      await review.refresh();
      server.notify();
    },
    onError,
  });
  const interrupted = untilInterrupted();
  process.stdout.write(`${file} is at ${server.url} (stop with Ctrl+C)\n`);
  await interrupted;
  watcher.close();
  await server.close();
  return 0;
}

interface Review {
  handle(request: LocalRequest): Promise<LocalResponse>;
  /** Reads the site again. If that fails, the page keeps showing what was read last. */
  refresh(): Promise<void>;
}

function createReview(
  root: string,
  file: string,
  first: Loaded,
  load: () => Promise<Loaded | undefined>,
): Review {
  const token = randomUUID();
  let loaded = first;
  const refresh = async () => {
    loaded = (await load()) ?? loaded;
  };
  const show = async (): Promise<LocalResponse> => {
    const page = pageOf(loaded, file);
    if (page === undefined) return text(404, `${file} is gone.`);
    const known = (await readTexts([page], loaded.tree)).get(file);
    const { tree } = loaded;
    // Without a base it is unknown what changed: both texts are shown as they are.
    const now = tree.files.kindOf(page.sourceFile) === 'file' ? tree.readText(page.sourceFile) : '';
    const texts = known ?? { before: now, after: now, translation: tree.readText(file) };
    const body = renderReview(page, texts, { token, tokenHeader: TOKEN_HEADER });
    return { status: 200, type: 'text/html; charset=utf-8', body };
  };
  const pin = async (force: boolean): Promise<LocalResponse> => {
    await refresh();
    const page = pageOf(loaded, file);
    if (page === undefined) return text(404, `${file} is gone.`);
    const found = await pinPage(page, loaded.tree, force);
    const isWritten = found.kind !== 'pinned' || createSiteWriter(root).write(found.file, found.text);
    const result = isWritten ? found : ({ kind: 'impossible', file, why: BEHIND_LINK } as const);
    const isDone = result.kind === 'pinned' || result.kind === 'unchanged';
    return text(isDone ? 200 : result.kind === 'untouched' ? 409 : 422, describePin(result).trimEnd());
  };
  return {
    refresh,
    async handle({ method, path, token: sent }) {
      if (method === 'GET') return path === '/' ? show() : text(404, 'There is no such page.');
      if (path !== '/done' && path !== '/done-anyway') return text(404, 'There is no such page.');
      if (sent !== token) return text(403, 'Only the page itself can ask for this; load it again.');
      return pin(path === '/done-anyway');
    },
  };
}

function pageOf({ report }: Loaded, file: string): DriftPage | undefined {
  return report.pages.find((page) => page.file === file);
}

function text(status: number, body: string): LocalResponse {
  return { status, type: 'text/plain; charset=utf-8', body: `${body}\n` };
}
