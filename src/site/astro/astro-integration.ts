/**
 * The integration that adds our pages to an Astro project: one route for all of them, the theme's style sheets and scripts, and the code that prints or serves
 * them. Lockstep uses the same integration when it starts Astro itself and in a site's own `astro.config.mjs`; Astro's setup hook determines which site is
 * built or served.
 */
import { fileURLToPath } from 'node:url';
import type { AstroConfig, AstroIntegration, IntegrationResolvedRoute } from 'astro';
import { createDiskFiles } from '../../io/index.ts';
import type { SiteFailure } from './astro-dev.ts';
import { loadIntegrations } from './astro-frameworks.ts';
import { watchPrintedCode } from './astro-printed-code.ts';
import { printPagesOf } from './astro-printer.ts';
import { PAGE_ROUTE, ROUTE_FILE } from './astro-route.ts';
import { ADAPTER, settingsOf } from './astro-settings.ts';
import type { AstroSetup, BuildWork, ServeWork } from './astro-work.ts';

/** @param open returns what the integration works on; called once for each start of Astro */
export function createIntegration(
  open: (setup: AstroSetup) => BuildWork | ServeWork | Promise<BuildWork | ServeWork>,
): AstroIntegration {
  let work: BuildWork | ServeWork | undefined;
  let config: AstroConfig | undefined;
  let folder = '';
  const printedCode = watchPrintedCode();
  let routes: readonly IntegrationResolvedRoute[] = [];
  return {
    name: 'lockstep',
    hooks: {
      async 'astro:config:setup'({ command, config: written, logger, updateConfig, injectRoute }) {
        // Type generation and previews need no pages.
        if (command !== 'dev' && command !== 'build') return;
        work = await open({ command, config: written, logger });
        injectRoute({ pattern: PAGE_ROUTE, entrypoint: ROUTE_FILE, prerender: true });
        config = updateConfig({
          ...settingsOf(work, written, () => routes, printedCode.plugin),
          integrations: [
            ...(await loadIntegrations(
              work.looks.integrations ?? [],
              written.integrations.map(({ name }) => name),
            )),
            lastOf(work),
          ],
        });
      },
      'astro:config:done'({ setAdapter, buildOutput, config: done }) {
        const { adapter, build, outDir } = done;
        folder = fileURLToPath(buildOutput === 'server' ? build.client : outDir);
        if (work?.kind === 'build' && work.folders !== undefined && adapter === undefined)
          setAdapter(ADAPTER);
      },
      'astro:routes:resolved'(resolved) {
        routes = resolved.routes;
      },
      'astro:build:start'({ setPrerenderer }) {
        const building = work;
        if (building?.kind !== 'build' || config === undefined) return;
        const { publicDir, build, root } = config;
        const files = createDiskFiles(fileURLToPath(publicDir));
        const shown = fileURLToPath(publicDir).slice(fileURLToPath(root).length);
        setPrerenderer((standard) =>
          printPagesOf(building, {
            standard,
            printedCode,
            format: build.format,
            folder,
            isOurs: ({ route }) => route === PAGE_ROUTE,
            publicFile: (output) => (files.kindOf(output) === 'file' ? shown + output : undefined),
          }),
        );
      },
      async 'astro:build:done'({ dir }) {
        if (work?.kind === 'build') await work.done?.(fileURLToPath(dir));
      },
      'astro:server:setup'({ server }) {
        if (work?.kind !== 'serve') return;
        const { site, onStart } = work;
        const { hot } = server.environments.client;
        // Each page asks for the error when it is opened or reloaded, so that the error is shown until it is corrected.
        hot.on('vite:client:connect', (_nothing, client) => {
          const failure = site.failure();
          if (failure !== undefined) client.send({ type: 'error', err: toViteError(failure) });
        });
        onStart(() => hot.send({ type: 'full-reload', path: '*' }));
      },
      async 'astro:server:done'() {
        if (work?.kind === 'serve') await work.onEnd?.();
      },
    },
  };
}

/** Astro runs integrations in order, and appends those that are added during setup. */
function lastOf(work: BuildWork | ServeWork): AstroIntegration {
  return {
    name: 'lockstep:end',
    hooks: {
      'astro:build:done'() {
        if (work.kind === 'build') work.end?.();
      },
    },
  };
}

/** The format in which Vite shows errors over the page. */
function toViteError({ message, at }: SiteFailure) {
  return {
    plugin: 'lockstep',
    message,
    stack: '',
    ...(at === undefined ? {} : { id: at.file, loc: at }),
  };
}
