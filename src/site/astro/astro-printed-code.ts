/**
 * What prints our pages in a project of Astro's, as a digest: a page that was printed by the same code from the same view is the same page. Astro bundles the whole
 * project for each build, but the part of it that our route reaches changes only where that is changed, not with every page of the project.
 */
import type { AstroPrerenderer } from 'astro';
import { sha256 } from '../../io/index.ts';
import type { VitePlugin } from './astro-plugins.ts';
import { PAGE_ROUTE, ROUTE_FILE } from './astro-route.ts';

export interface PrintedCode {
  readonly plugin: VitePlugin;
  /**
   * To be asked once Astro's printer is set up.
   *
   * @returns `undefined` where pages may depend on more than the code that prints them: what answers requests, runs while a page is printed, or registers files
   * that Astro writes after it
   */
  digest(printer: AstroPrerenderer): string | undefined;
}

/** Code that registers pictures for Astro to write after all pages: its pages are whole only with the rest of that build. */
export const WRITES_PICTURES = 'addStaticImage';

/** Astro's name for the code of a project that stands between a request and our route. */
const MIDDLEWARE = '\0virtual:astro:middleware';
const FETCH_HANDLER = '\0virtual:astro:fetchable';
/** What Astro's module for the latter has where the project has none. */
const DEFAULT_FETCH_HANDLER = 'DefaultFetchHandler';
/** Components of other frameworks are printed by these. */
const RENDERERS = '\0virtual:astro:renderers';

interface ModuleInfo {
  readonly code: string | null;
  readonly importedIds: readonly string[];
  readonly dynamicallyImportedIds: readonly string[];
}

interface Chunk {
  readonly code: string;
  readonly imports: readonly string[];
  readonly dynamicImports: readonly string[];
}

/** What counts of either. */
interface Part {
  readonly code: string;
  readonly imports: readonly string[];
}

export function watchPrintedCode(): PrintedCode {
  let code: string | undefined;
  return {
    plugin: {
      name: 'lockstep:printed-code',
      applyToEnvironment: ({ name }) => name === 'prerender',
      generateBundle: {
        order: 'post',
        handler(_options, bundle) {
          const moduleOf = (id: string): Part | undefined => toPart(this.getModuleInfo(id));
          const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
          const chunkOf = (name: string): Part | undefined =>
            chunks.filter(({ fileName }) => fileName === name).map(chunkToPart)[0];
          const page = chunks.find(({ moduleIds }) => moduleIds.includes(ROUTE_FILE));
          const isAnswered = moduleOf(FETCH_HANDLER)?.code.includes(DEFAULT_FETCH_HANDLER) === false;
          code = undefined;
          if (page === undefined || isAnswered || moduleOf(MIDDLEWARE) !== undefined) return;
          const printing = reached(page.fileName, chunkOf);
          const modules = chunks
            .filter(({ fileName }) => printing.has(fileName))
            .flatMap(({ moduleIds }) => moduleIds);
          const texts = [...printing.values()];
          if (texts.some((text) => text.includes(WRITES_PICTURES))) return;
          if (modules.some((id) => hasServerIslands(this.getModuleInfo(id)?.meta))) return;
          code = sha256(JSON.stringify([texts, [...reached(RENDERERS, moduleOf).values()]]));
        },
      },
    },
    digest(printer) {
      const surroundings = code === undefined ? undefined : surroundingsOf(printer);
      return surroundings === undefined ? undefined : sha256(`${code} ${surroundings}`);
    },
  };
}

function toPart(info: ModuleInfo | null): Part | undefined {
  if (info === null) return undefined;
  return { code: info.code ?? '', imports: [...info.importedIds, ...info.dynamicallyImportedIds] };
}

function chunkToPart({ code, imports, dynamicImports }: Chunk): Part {
  return { code, imports: [...imports, ...dynamicImports] };
}

/** Whether a component leaves parts to a server: their addresses are encrypted with a key of the build. */
function hasServerIslands(meta: object | undefined): boolean {
  const astro: unknown = meta === undefined ? undefined : Reflect.get(meta, 'astro');
  return (
    typeof astro === 'object' &&
    astro !== null &&
    'serverComponents' in astro &&
    Array.isArray(astro.serverComponents) &&
    astro.serverComponents.length > 0
  );
}

/** All that is reached from a part, by name, sorted; of what is outside, the name alone. */
function reached(start: string, partOf: (name: string) => Part | undefined): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const open = [start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (texts.has(name)) continue;
    const part = partOf(name);
    texts.set(name, `${name}\n${part?.code ?? ''}`);
    open.push(...(part?.imports ?? []));
  }
  return new Map([...texts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What Astro tells its pages of the build, in its manifest, and does not show in them: its key, who started it, lists of files and pages, and folders of this machine. */
const UNSEEN = /^(?:key|adapterName|logLevel|assets|routes|pageMap|entryModules|\w+Dir)$/;
/** Of what the manifest calls entries: modules of other pages, and the one that all pages are reached from. The others are scripts of browsers. */
const OTHER_ENTRIES = /^(?:\0virtual:astro:page:|astro\/entrypoints\/prerender$)/;

/** What our pages are given besides their own code, as JSON; `undefined` where it cannot be told, or differs with each build. */
function surroundingsOf(printer: AstroPrerenderer): string | undefined {
  const app: unknown = Reflect.get(printer, 'app');
  if (!hasManifest(app)) return undefined;
  const { manifest } = app;
  const { routes, entryModules, csp } = manifest;
  const own = routes.find(({ routeData }) => routeData.route === PAGE_ROUTE);
  // The policy names what is in pages of the project.
  if (own === undefined || csp !== undefined) return undefined;
  const { scripts, styles, links } = own;
  const rest = Object.entries(manifest).filter(([name]) => !UNSEEN.test(name));
  const entries = Object.entries(entryModules).filter(([name]) => !OTHER_ENTRIES.test(name));
  return JSON.stringify([scripts, styles, links, entries.sort(), rest.sort()], (_key, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...value] : value,
  );
}

interface Manifest {
  readonly routes: readonly {
    readonly routeData: { readonly route: string };
    readonly scripts: unknown;
    readonly styles: unknown;
    readonly links: unknown;
  }[];
  readonly entryModules: Readonly<Record<string, string>>;
  readonly csp?: unknown;
}

function hasManifest(app: unknown): app is { readonly manifest: Manifest } {
  return (
    typeof app === 'object' &&
    app !== null &&
    'manifest' in app &&
    typeof app.manifest === 'object' &&
    app.manifest !== null &&
    'routes' in app.manifest &&
    'entryModules' in app.manifest
  );
}
