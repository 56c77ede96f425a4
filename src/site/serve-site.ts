/** Use case: serve a site on loopback to its authors. Pages are rendered on request; changes on disk appear without a restart. */
import type { Problem } from '../diagnostics/index.ts';
import { PROGRAM } from '../io/index.ts';
import { importAstro, serveAstroSite } from './astro/astro.ts';
import type { ServedSite } from './astro/astro-dev.ts';
import type { Looks } from './astro/astro-plugins.ts';
import type { AstroSetup, ServeWork } from './astro/astro-work.ts';
import type { LoadOptions } from './load/load-site.ts';
import { watchSite } from './load/watch-site.ts';
import { agreeOnAddress, checkSettings } from './project/agree.ts';
import { checkAstro } from './project/check-astro.ts';
import { commandIntegration } from './project/command.ts';
import { findProject } from './project/find-project.ts';
import { type CacheOptions, openStores } from './render/prepare.ts';
import { createHighlighters } from './serve/page-renderer.ts';
import { createServedDrift } from './serve/served-drift.ts';
import { toFailure } from './serve/served-failure.ts';
import { createServedHistory } from './serve/served-history.ts';
import { loadState, type ServedState } from './serve/served-state.ts';

export interface ServeOptions extends LoadOptions, CacheOptions {
  readonly port?: number | undefined;
  /** Called after the start and after every change with problems of the whole site, and with those of pages as they are rendered. */
  onProblems(problems: readonly Problem[]): void;
  /** Called if a change fails for another reason than the content; the server keeps the previous state of the site. */
  onError(error: unknown): void;
}

export interface SiteServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the server. Rejects if the site cannot be loaded at the start; later, the last good state is kept. */
export async function serveSite(options: ServeOptions): Promise<SiteServer> {
  if (findProject(options.root) !== undefined) return serveProject(options);
  const served = await openServedSite(options);
  const server = await serveAstroSite(served.site, {
    program: PROGRAM,
    cacheDir: served.astroFolder,
    base: served.basePath,
    ...served.looks,
    ...(options.port === undefined ? {} : { port: options.port }),
  });
  const watcher = served.watch(server.reload);
  return {
    url: server.url + served.home,
    async close() {
      await watcher.close();
      await server.close();
    },
  };
}

/** The same in the site's own Astro project, with its pages, integrations and settings. */
async function serveProject(options: ServeOptions): Promise<SiteServer> {
  const { dev } = await importAstro();
  let home = '/';
  const command = commandIntegration(async ({ config }) => {
    const work = await openServeWork(config, options);
    home = work.base + work.home;
    return work;
  });
  const server = await dev({
    root: options.root,
    logLevel: 'error',
    integrations: [command],
    server: { host: '127.0.0.1', ...(options.port === undefined ? {} : { port: options.port }) },
  });
  return {
    url: `http://127.0.0.1:${server.address.port}${home}`,
    close: () => server.stop(),
  };
}

/** @throws ProjectSettingsError if the two configurations contradict each other */
export async function openServeWork(
  config: AstroSetup['config'],
  options: Omit<ServeOptions, 'port'>,
): Promise<ServeWork & Pick<OpenSite, 'home'>> {
  checkAstro(options.root);
  const served = await openServedSite({
    ...options,
    agree(site) {
      checkSettings(config, site);
      return agreeOnAddress(site, config, options.basePath);
    },
  });
  let watcher: SiteWatcher | undefined;
  return {
    kind: 'serve',
    looks: served.looks,
    base: served.basePath,
    home: served.home,
    site: served.site,
    onStart(reload) {
      watcher = served.watch(reload);
    },
    onEnd: () => watcher?.close(),
  };
}

interface OpenSite {
  readonly site: ServedSite;
  /** Like the base path, these are fixed until the next start. */
  readonly looks: Looks;
  readonly basePath: string;
  /** Path of the home page of the first requested locale, below the base path. */
  readonly home: string;
  readonly astroFolder: string;
  /** Starts to watch the site. @param reload makes open browsers reload their page */
  watch(reload: () => void): SiteWatcher;
}

interface SiteWatcher {
  close(): Promise<void>;
}

/** Too short to be noticed, and long enough for a program that writes a file in several steps. */
const QUIET_MS = 20;

async function openServedSite(options: ServeOptions): Promise<OpenSite> {
  let reload = (): void => {};
  const drift = createServedDrift({ ...options, onFound: () => reload() });
  const history = createServedHistory({ ...options, onFound: () => reload() });
  const shared = { ...options, ...openStores(options), drift, history, highlighters: createHighlighters() };
  const first = await loadState(shared);
  options.onProblems(first.problems);
  if (first.state === undefined)
    throw new Error('The site cannot be served until its configuration can be read.');
  let state = first.state;
  let failure = toFailure(first.problems, true);
  const { basePath, home, looks, astroFolder, cachePath } = state;
  const change = async (changed: ReadonlySet<string>): Promise<void> => {
    if (state.edit(changed)) return;
    // The base path is fixed: Astro was started with it.
    const next = await loadState({ ...shared, basePath });
    options.onProblems(next.problems);
    failure = toFailure(next.problems, next.state !== undefined);
    if (next.state !== undefined) state = next.state;
  };
  const watch = (send: () => void): SiteWatcher => {
    reload = send;
    state.refresh();
    const watcher = watchSite({
      root: options.root,
      written: [cachePath],
      quietMs: QUIET_MS,
      onError: options.onError,
      async onChange(changed) {
        await change(changed);
        // Reload even if the site could not be loaded: the page then shows the error.
        reload();
        state.refresh();
      },
    });
    return {
      close() {
        watcher.close();
        return drift.close();
      },
    };
  };
  const site = siteOf(
    () => state,
    () => failure,
  );
  return { site, looks, basePath, home, astroFolder, watch };
}

/** Answers Astro's requests from the current state. */
function siteOf(now: () => ServedState, failure: ServedSite['failure']): ServedSite {
  return {
    view: (output) => now().view(output),
    hasPage: (output) => now().hasPage(output),
    file: (output) => now().file(output),
    strings: (locale) => now().strings(locale),
    assetUrl: (path) => now().assetUrl(path),
    headersOf: (path) => now().headersOf(path),
    failure,
  };
}
