/**
 * Digest of the code that prints our pages in an Astro project: the same code and the same view give the same page. Astro bundles the whole project for each
 * build, but the part that our route reaches changes only if that part is edited, not with every page of the project.
 */
import type { AstroPrerenderer } from 'astro';
import { sha256 } from '../../io/index.ts';
import type { VitePlugin } from './astro-plugins.ts';
import { PAGE_ROUTE, ROUTE_FILE } from './astro-route.ts';

export interface PrintedCode {
  readonly plugin: VitePlugin;
  /**
   * Call it after Astro's printer is set up.
   *
   * @returns `undefined` if pages may depend on more than the code that prints them: code that answers requests or runs while a page is printed, or files that
   * Astro writes later
   */
  digest(printer: AstroPrerenderer): string | undefined;
}

/** Code that registers pictures for Astro to write after all pages: such pages are complete only with the rest of that build. */
export const WRITES_PICTURES = 'addStaticImage';

/** Astro's name for a project's middleware. */
const MIDDLEWARE = '\0virtual:astro:middleware';
const FETCH_HANDLER = '\0virtual:astro:fetchable';
/** The name in Astro's fetch-handler module if the project has no handler of its own. */
const DEFAULT_FETCH_HANDLER = 'DefaultFetchHandler';
/** These render components of other frameworks. */
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

/** The relevant parts of a module or chunk. */
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

/** Whether a component uses server islands: their URLs are encrypted with a key of the build. */
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

/** Everything reachable from a part, sorted by name; for external modules only the name. */
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

/** Values in Astro's manifest that do not appear in pages: the key, who started the build, lists of files and pages, folders of this machine. */
const UNSEEN = /^(?:key|adapterName|logLevel|assets|routes|pageMap|entryModules|\w+Dir)$/;
/**
 * Entries of the manifest that do not affect our pages: modules of other pages, and the module that loads all pages. The remaining ones are browser scripts.
 */
const OTHER_ENTRIES = /^(?:\0virtual:astro:page:|astro\/entrypoints\/prerender$)/;

/** Inputs of our pages other than their code, as JSON; `undefined` if unknown or different in each build. */
function surroundingsOf(printer: AstroPrerenderer): string | undefined {
  const app: unknown = Reflect.get(printer, 'app');
  if (!hasManifest(app)) return undefined;
  const { manifest } = app;
  const { routes, entryModules, csp } = manifest;
  const own = routes.find(({ routeData }) => routeData.route === PAGE_ROUTE);
  // The policy contains hashes of other pages of the project.
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
