/** Use case: a site on loopback for its authors. Pages are rendered when they are asked for; a change on disk shows without a restart. */
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
import { type CacheOptions, openSourceIndex } from './render/prepare.ts';
import { createHighlighters } from './serve/page-renderer.ts';
import { createServedDrift } from './serve/served-drift.ts';
import { toFailure } from './serve/served-failure.ts';
import { loadState, type ServedState } from './serve/served-state.ts';

export interface ServeOptions extends LoadOptions, CacheOptions {
  readonly port?: number | undefined;
  /** Called after the start and after every change: what is wrong with the site as a whole, and pages as they are rendered. */
  onProblems(problems: readonly Problem[]): void;
  /** Called with what a change led to that is no finding in the content; the server goes on with the site as it was. */
  onError(error: unknown): void;
}

export interface SiteServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the server. Rejects when the site cannot be loaded at all; later such states keep the last good one. */
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

/** @throws ProjectSettingsError where the two configurations disagree */
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
  /** As the base path, they stay until the next start. */
  readonly looks: Looks;
  readonly basePath: string;
  /** Path of the home page, that of the first locale that is asked for, below the base path. */
  readonly home: string;
  readonly astroFolder: string;
  /** From now on a change on disk shows. @param reload makes open browsers load their page again */
  watch(reload: () => void): SiteWatcher;
}

interface SiteWatcher {
  close(): Promise<void>;
}

/** Shorter than anybody notices; a program that writes a file in several steps has done so by then. */
const QUIET_MS = 20;

async function openServedSite(options: ServeOptions): Promise<OpenSite> {
  let reload = (): void => {};
  const drift = createServedDrift({ ...options, onFound: () => reload() });
  const shared = { ...options, drift, highlighters: createHighlighters(), sources: openSourceIndex(options) };
  const first = await loadState(shared);
  options.onProblems(first.problems);
  if (first.state === undefined)
    throw new Error('The site cannot be served until its configuration can be read.');
  let state = first.state;
  let failure = toFailure(first.problems, true);
  const { basePath, home, looks, astroFolder, cachePath } = state;
  const change = async (changed: ReadonlySet<string>): Promise<void> => {
    if (state.edit(changed)) return;
    // The base path stays: Astro was started with it.
    const next = await loadState({ ...shared, basePath });
    options.onProblems(next.problems);
    failure = toFailure(next.problems, next.state !== undefined);
    if (next.state !== undefined) state = next.state;
  };
  const watch = (send: () => void): SiteWatcher => {
    reload = send;
    state.refreshDrift();
    const watcher = watchSite({
      root: options.root,
      written: [cachePath],
      quietMs: QUIET_MS,
      onError: options.onError,
      async onChange(changed) {
        await change(changed);
        // Also where the site stays as it was: the page that is loaded again says why.
        reload();
        state.refreshDrift();
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

/** What Astro asks, answered from the state at that moment. */
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
