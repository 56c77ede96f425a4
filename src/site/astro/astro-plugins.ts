/**
 * Vite plugins that bring the theme into an Astro project whose root is not the program's folder: the site's own project, or a folder of the site's cache
 * (Astro writes types below its root, and the program's folder may be read-only).
 */
import { dirname, join } from 'node:path';
import type { AstroInlineConfig } from 'astro';
import { findPackage, PROGRAM } from '../../io/index.ts';
import type { UsedIntegration } from './astro-frameworks.ts';

/** The plugin type of the Vite that Astro uses. */
export type VitePlugin = WithHooks<NonNullable<NonNullable<AstroInlineConfig['vite']>['plugins']>[number]>;
type WithHooks<T> = T extends { readonly name: string } ? ('load' extends keyof T ? T : never) : never;

/**
 * Resolves imports of Astro's generated modules from the program's folder: they are not installed above Astro's root. What integrations bring is installed for them.
 *
 * @param folders absolute paths of the folders that integrations are installed for
 */
export function resolveFromProgram(program: string, folders: readonly string[]): VitePlugin {
  const importers = [program, ...folders].map((folder) => join(folder, 'src/index'));
  return {
    name: 'lockstep:resolve',
    async resolveId(id, from, options) {
      const isBare = /^(?:@[\w.-]+\/)?[a-z][\w.-]*(?:\/|$)/i.test(id);
      const isGenerated = from === undefined || from.startsWith('\0') || !from.includes('/');
      if (!isBare || !isGenerated) return null;
      for (const importer of importers) {
        const resolved = await this.resolve(id, importer, { ...options, skipSelf: true });
        if (resolved !== null) return resolved;
      }
      return null;
    },
  };
}

/**
 * Loads scripts of templates outside the root. Astro 7.3 mistakes the absolute path of a template for one below its root if the two have no folder in common,
 * and then cannot find the compiled template (`normalizeFilename` of its vite-plugin-utils). It leaves paths with Vite's prefix `/@fs` unchanged.
 */
function loadScriptsOutsideRoot(root: string): VitePlugin {
  let load: Extract<VitePlugin['load'], (...args: never[]) => unknown> | undefined;
  return {
    name: 'lockstep:scripts',
    enforce: 'pre',
    configResolved({ plugins }) {
      const astro = plugins.find(({ name }) => name === 'astro:build')?.load;
      load = typeof astro === 'object' ? astro.handler : astro;
    },
    load: {
      order: 'pre',
      filter: { id: /^\/.*\.astro\?(?:.*&)?astro(?:&|=|$)/ },
      async handler(id) {
        if (id.startsWith('/@fs/') || id.startsWith(`${root}/`)) return null;
        return load?.call(this, `/@fs${id}`) ?? null;
      },
    },
  };
}

/** Folders whose files a browser may request from a dev server: the program, its packages, and the root. */
export function servedFolders(program: string, root: string): string[] {
  const astro = findPackage('astro', program);
  return [program, root, ...(astro === undefined ? [] : [dirname(astro)])];
}

/** What Astro bundles for the pages of a site. */
export interface Looks {
  /** Integrations for components of other frameworks. */
  readonly integrations?: readonly UsedIntegration[];
  /** Absolute paths of style sheets that follow those of the theme. */
  readonly styles?: readonly string[];
  /** A style sheet between those of the theme and `styles`: the site's typefaces and colours. */
  readonly themeStyles?: string;
  readonly frame?: FrameParts;
  /** Absolute paths of further folders whose files a dev server may send. */
  readonly folders?: readonly string[];
}

/**
 * @param root absolute path of the Astro project's root
 * @param assets path of the folder for bundled files, below the base path
 */
export function themePlugins(
  { frame, themeStyles = '', styles = [] }: Looks,
  root: string,
  assets: string,
): VitePlugin[] {
  return [
    loadScriptsOutsideRoot(root),
    moreStyles(themeStyles, styles),
    frameParts(frame ?? { components: {}, slots: {}, shortcodes: {} }, PROGRAM, assets),
  ];
}

/** Imported by the layout: the site's colours and typefaces, then its own style sheets. */
const SITE_STYLES = 'virtual:lockstep/theme.css';
const MORE_STYLES = 'virtual:lockstep/more.css';

function moreStyles(theme: string, styles: readonly string[]): VitePlugin {
  const texts = new Map([
    [`\0${SITE_STYLES}`, theme],
    [`\0${MORE_STYLES}`, styles.map((path) => `@import ${JSON.stringify(path)};\n`).join('')],
  ]);
  return {
    name: 'lockstep:styles',
    resolveId: (id: string) => (texts.has(`\0${id}`) ? `\0${id}` : undefined),
    load: (id: string) => texts.get(id),
  };
}

/**
 * Absolute paths of what a site adds to the frame of its pages: components by the name of the component that each replaces, and components or HTML files by
 * slot.
 */
export interface FrameParts {
  readonly components: Readonly<Record<string, string>>;
  readonly slots: Readonly<Record<string, string>>;
  /** What pages load if they use a shortcode of the site, by its name. */
  readonly shortcodes: Readonly<Record<string, ShortcodeParts>>;
}

interface ShortcodeParts {
  readonly css?: string;
  readonly script?: { readonly path: string; readonly digest: string };
}

/** Imported by the layout. */
const FRAME = 'virtual:lockstep/frame';

/** Components that a site's own ones may wrap, with their path below `src/components`: `lockstep/components/Header.astro`. */
const OWN_COMPONENTS: Readonly<Record<string, string>> = {
  Article: 'article',
  TableOfContents: 'article',
  Icon: 'icons',
};

/** Output path of a shortcode's script, below the folder of bundled files. */
function scriptFile(name: string, digest: string): string {
  return `${name.replaceAll('/', '-')}.${digest}.js`;
}

function frameParts(
  { components, slots, shortcodes }: FrameParts,
  program: string,
  assets: string,
): VitePlugin {
  const imports: string[] = [];
  const listOf = (parts: Readonly<Record<string, string>>): string =>
    Object.entries(parts)
      .map(([name, path]) => {
        const local = `part${imports.length}`;
        imports.push(
          `import ${local} from ${JSON.stringify(path.endsWith('.html') ? `${path}?raw` : path)};`,
        );
        return `${JSON.stringify(name)}: ${local}`;
      })
      .join(', ');
  const lists = `export const components = { ${listOf(components)} };\nexport const slots = { ${listOf(slots)} };\n`;
  const sheets = Object.entries(shortcodes).map(([name, { css }]) => {
    if (css === undefined) return `${JSON.stringify(name)}: undefined`;
    imports.push(`import sheet${imports.length} from ${JSON.stringify(`${css}?url`)};`);
    return `${JSON.stringify(name)}: sheet${imports.length - 1}`;
  });
  let site = { base: '/', isBuild: true };
  const renderModule = (): string => {
    const scripts = Object.entries(shortcodes).flatMap(([name, { script }]) =>
      script === undefined
        ? []
        : `${JSON.stringify(name)}: ${JSON.stringify(site.base + (site.isBuild ? `${assets}/${scriptFile(name, script.digest)}` : `@fs${script.path}`))}`,
    );
    return `${imports.join('\n')}\n${lists}export const sheets = { ${sheets.join(', ')} };\nexport const scripts = { ${scripts.join(', ')} };\n`;
  };
  return {
    name: 'lockstep:frame',
    enforce: 'pre',
    configResolved({ base, command }) {
      site = { base, isBuild: command === 'build' };
    },
    buildStart() {
      if (!site.isBuild || this.environment.name !== 'client') return;
      for (const [name, { script }] of Object.entries(shortcodes))
        if (script !== undefined)
          this.emitFile({
            type: 'chunk',
            id: script.path,
            fileName: `${assets}/${scriptFile(name, script.digest)}`,
          });
    },
    async resolveId(id, from, options) {
      if (id === FRAME) return `\0${FRAME}`;
      // Compiled components must use the program's Astro.
      if (/^astro(?:\/|$)/.test(id) && from?.startsWith('/') === true && !from.startsWith(`${program}/`))
        return this.resolve(id, join(program, 'src/index'), { ...options, skipSelf: true });
      const [, name] = /^lockstep\/components\/(\w+)\.astro$/.exec(id) ?? [];
      if (name === undefined) return null;
      return join(program, 'src/components', OWN_COMPONENTS[name] ?? 'frame', `${name}.astro`);
    },
    load: (id) => (id === `\0${FRAME}` ? renderModule() : null),
  };
}
