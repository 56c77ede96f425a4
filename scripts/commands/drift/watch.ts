/** `drift watch PAGE`: source and translation side by side in the browser, while the page is edited. */
import { cachePath, serveLocally } from '../../../src/io/index.ts';
import { watchSite } from '../../../src/site/index.ts';
import { readArguments, toPort, UsageError } from '../../arguments.ts';
import { describeError } from '../../describe-error.ts';
import { siteDirectory } from '../../site-options.ts';
import { untilInterrupted } from '../../until-interrupted.ts';
import { drift } from '../../usage/drift.ts';
import { loadReport, onePage } from './options.ts';
import { createReview } from './review.ts';

export async function watchPage(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, drift.subcommands.watch.options, true);
  const [written, ...more] = positionals;
  if (written === undefined || more.length > 0) throw new UsageError('Expected one page: drift watch PAGE.');
  const root = siteDirectory(values.site);
  const cache = values.cache;
  const load = () => loadReport({ root, locales: values.locale ?? [], cache });
  const loaded = await load();
  if (loaded === undefined) return 2;
  const page = onePage(loaded.report, written, root);
  const { file, status, locale, sourceFile } = page;
  if (status === 'missing')
    throw new UsageError(
      `Unexpected page ${file}, expected a translation that exists. Begin it with “drift start ${locale} ${sourceFile}”.`,
    );
  const review = createReview({ root, page, loaded, load });
  const onError = (error: unknown) => void process.stderr.write(describeError(error));
  const { handle, version } = review;
  const server = await serveLocally({ port: toPort(values.port) ?? 0, handle, version, onError });
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
