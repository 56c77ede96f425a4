/**
 * Undocumented behaviour of Astro that the integration relies on, tested with the installed version. If a new version fails here, the name of the test tells what has changed, and
 * the comment where that is used.
 */
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration, AstroPrerenderer, RouteData } from 'astro';
import { build } from 'astro';
import { beforeAll, describe, expect, it } from 'vitest';
import { freshPath, readTree, writeTree } from '../tiny-site.ts';
import { PROJECT } from './astro-project.ts';

const root = freshPath('contract');
const out = join(root, 'out');

interface PageData {
  readonly route: RouteData;
  readonly styles: readonly unknown[];
}
interface App {
  getOptions(): { readonly allPages: Readonly<Record<string, PageData>> };
}
function isApp(value: unknown): value is App {
  return typeof value === 'object' && value !== null && 'getOptions' in value;
}

/** What the test integration has recorded. */
const seen = {
  hooks: [] as string[],
  routes: new Set<RouteData>(),
  pathnames: [] as string[],
  standard: undefined as AstroPrerenderer | undefined,
  carried: undefined as unknown,
  server: [] as string[],
  pages: [] as readonly PageData[],
};

const later: AstroIntegration = {
  name: 'later',
  hooks: { 'astro:build:done': () => void seen.hooks.push('later') },
};
const carrier: AstroIntegration = { name: 'carrier', hooks: { 'probe:value': () => 'carried' } };

const probe: AstroIntegration = {
  name: 'probe',
  hooks: {
    'astro:config:setup'({ config, injectRoute, updateConfig }) {
      const value = config.integrations.find(({ name }) => name === 'carrier')?.hooks['probe:value'];
      seen.carried = typeof value === 'function' ? value() : undefined;
      injectRoute({ pattern: '/probe/page', entrypoint: join(root, 'route.astro'), prerender: true });
      updateConfig({
        integrations: [later],
        outDir: pathToFileURL(`${out}/`),
        build: { server: pathToFileURL(`${join(root, 'server')}/`) },
      });
    },
    'astro:config:done': ({ setAdapter }) =>
      setAdapter({
        name: 'probe',
        entrypointResolution: 'auto',
        adapterFeatures: { buildOutput: 'static', preserveBuildServerDir: true },
        supportedAstroFeatures: { staticOutput: 'stable' },
      }),
    'astro:build:start': ({ setPrerenderer }) =>
      setPrerenderer((standard) => {
        seen.standard = standard;
        return {
          ...standard,
          async setup() {
            await standard.setup?.();
            seen.server = readdirSync(join(root, 'server/.prerender'));
            const app: unknown = Reflect.get(standard, 'app');
            seen.pages = isApp(app) ? Object.values(app.getOptions().allPages) : [];
          },
          async getStaticPaths() {
            const entries = await standard.getStaticPaths();
            return entries.flatMap(({ pathname, route }) => {
              seen.pathnames.push(pathname);
              if (pathname !== '/probe/page') return [{ pathname, route }];
              return ['/first', '/second/page', '/empty'].map((path) => {
                const copy = { ...route };
                seen.routes.add(copy);
                return { pathname: path, route: copy };
              });
            });
          },
          async render(request, options) {
            if (!seen.routes.has(options.routeData)) return standard.render(request, options);
            if (request.url.includes('/empty')) return new Response(null);
            Object.defineProperty(request, Symbol.for('probe.page'), { value: 'came along' });
            return standard.render(request, options);
          },
        };
      }),
    'astro:build:done': () => void seen.hooks.push('probe'),
  },
};
const other: AstroIntegration = {
  name: 'other',
  hooks: { 'astro:build:done': () => void seen.hooks.push('other') },
};

let files: ReadonlyMap<string, string>;
beforeAll(async () => {
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  symlinkSync(join(PROJECT, 'node_modules/astro'), join(root, 'node_modules/astro'));
  writeTree(root, {
    'route.astro':
      "---\nconst page = Object.getOwnPropertyDescriptor(Astro.request, Symbol.for('probe.page'))?.value;\n---\n<p>{page} {Astro.url.pathname}</p>\n<style>p { color: red }</style>\n",
    'src/pages/own.astro': '<p>own</p>\n',
  });
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }\n');
  const entry = {
    name: 'entry',
    configEnvironment: (name: string) =>
      name === 'prerender'
        ? { build: { rolldownOptions: { input: 'astro/entrypoints/prerender' } } }
        : undefined,
  };
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    integrations: [carrier, probe, other],
    vite: { plugins: [entry] },
  });
  files = readTree(out);
});

describe('Astro, as the integration leans on it', () => {
  it('passes hooks on that it does not know (project/command.ts)', () => {
    expect(seen.carried).toBe('carried');
  });

  it('calls integrations that are added while it is set up after all others (astro-integration.ts, lastOf)', () => {
    expect(seen.hooks).toEqual(['probe', 'other', 'later']);
  });

  it('takes folders as URLs from updateConfig (astro-settings.ts)', () => {
    expect([...files.keys()]).toContain('own/index.html');
  });

  it('hands its own prerenderer to a function given to setPrerenderer (astro-printer.ts)', () => {
    expect(typeof seen.standard?.getStaticPaths).toBe('function');
    expect(typeof seen.standard?.render).toBe('function');
  });

  it('lists an injected route without parameters once, by its path (astro-printer.ts, getStaticPaths)', () => {
    expect(seen.pathnames.filter((path) => path === '/probe/page')).toHaveLength(1);
  });

  it('prints any path with a copy of a route, hands the same copy back, and writes by the path (astro-printer.ts, render)', () => {
    expect(files.get('first/index.html')).toContain('/first/');
    expect(files.get('second/page/index.html')).toContain('/second/page/');
  });

  it('sets its prerenderer up with the app of the bundle, which knows the style sheets of each route (astro-bundle.ts)', () => {
    const page = seen.pages.find(({ route }) => route.route === '/probe/page');
    expect(page?.styles).toHaveLength(1);
  });

  it('keeps the bundle in a folder below that of its server, until all is printed (astro-bundle.ts)', () => {
    expect(seen.server.filter((name) => /^prerender-entry\..*\.mjs$/.test(name))).toHaveLength(1);
  });

  it('gives the route the very request that is printed (handover.ts)', () => {
    expect(files.get('first/index.html')).toContain('came along');
  });

  it('writes no file for a response without a body (astro-printer.ts)', () => {
    expect([...files.keys()].filter((path) => path.startsWith('empty'))).toEqual([]);
  });
});
