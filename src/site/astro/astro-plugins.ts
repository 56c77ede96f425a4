/**
 * Vite plugins for a root of Astro that the program does not stand in. Astro writes types below its root, and the program may stand where nobody may write, so that
 * the root is a folder of the site's cache.
 */
import { dirname, join } from 'node:path';
import type { AstroInlineConfig } from 'astro';
import { findPackage } from '../../io/index.ts';

/** Vite's own type, of the Vite that Astro has. */
type VitePlugin = WithHooks<NonNullable<NonNullable<AstroInlineConfig['vite']>['plugins']>[number]>;
type WithHooks<T> = T extends { readonly name: string } ? ('load' extends keyof T ? T : never) : never;

/** What Astro's generated modules import is installed where the program is, not above the folder that is Astro's root. */
export function resolveFromProgram(program: string): VitePlugin {
  const importer = join(program, 'src/index');
  return {
    name: 'lockstep:resolve',
    async resolveId(id, from, options) {
      const isBare = /^(?:@[\w.-]+\/)?[a-z][\w.-]*(?:\/|$)/i.test(id);
      const isGenerated = from === undefined || from.startsWith('\0') || !from.includes('/');
      return isBare && isGenerated ? this.resolve(id, importer, { ...options, skipSelf: true }) : null;
    },
  };
}

/**
 * Scripts of templates outside of the root. Astro 7.3 takes the absolute path of a template for one below its root where the two have no folder in common, and
 * then does not find what it made of the template (`normalizeFilename` of its vite-plugin-utils); a path with Vite's prefix `/@fs` it leaves as it is.
 */
export function loadScriptsOutsideRoot(root: string): VitePlugin {
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

/** Folders that a browser may ask a dev server for: the program, the packages that it runs with, and the root. */
export function servedFolders(program: string, root: string): string[] {
  const astro = findPackage('astro', program);
  return [program, root, ...(astro === undefined ? [] : [dirname(astro)])];
}
