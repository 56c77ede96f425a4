/**
 * The rooms of `src/` and their levels: a room imports only rooms of a lower level, types included, and only through their doors. The site
 * (pages, layouts, components, styles) is one room of four folders, because Astro wants these names.
 */
export const LEVELS: Readonly<Record<string, number>> = {
  diagnostics: 0,
  io: 0,
  locales: 0,

  formats: 1,
  text: 1,

  config: 2,

  corpus: 3,
  shortcodes: 3,
  ui: 3,

  alignment: 4,
  dialects: 4,
  markdown: 4,
  presets: 4,

  rendering: 5,

  // Checks of what the rooms below know; they never see each other.
  drift: 6,
  links: 6,
  manifests: 6,
  search: 6,

  reporters: 7,
  pipeline: 8,
  site: 9,
};

/** Folders that belong to a room of another name. */
export const FOLDERS: Readonly<Record<string, string>> = {
  components: 'site',
  layouts: 'site',
  pages: 'site',
  styles: 'site',
};

/** What other rooms may import of a room, where that is not its `index.ts` alone. */
export const DOORS: Readonly<Record<string, readonly string[]>> = {
  // Presets have shortcodes of their own, made of the same parts.
  shortcodes: ['index.ts', 'parts/index.ts'],
  // The site is bundled by Astro: its own door keeps Astro itself and the rest of the pipeline out of that bundle.
  pipeline: ['index.ts', 'handover.ts', 'page-view.ts'],
  // A browser loads what it searches with, and nothing of what makes an index.
  search: ['index.ts', 'client.ts'],
  site: [],
};

/** What the command line may import. */
export const SCRIPT_ROOMS: readonly string[] = ['diagnostics', 'io', 'pipeline', 'reporters'];

/** Modules of Node that reach outside of the program: for `io` alone. */
export const OUTSIDE_MODULES: readonly string[] = [
  'node:child_process',
  'node:cluster',
  'node:crypto',
  'node:dgram',
  'node:dns',
  'node:fs',
  'node:fs/promises',
  'node:http',
  'node:http2',
  'node:https',
  'node:module',
  'node:net',
  'node:os',
  'node:process',
  'node:readline',
  'node:tty',
  'node:worker_threads',
];

/** Values of the running program, its surroundings and the clock: for `io` alone. */
export const OUTSIDE_GLOBALS: readonly string[] = [
  'Date.now',
  'Math.random',
  'console',
  'fetch',
  'new Date()',
  'performance',
  'process',
  'setInterval',
  'setTimeout',
];

interface Exception {
  readonly file: string;
  readonly name: string;
  readonly reason: string;
}

/** Uses of the above outside of `io`. Each must still be needed: a test looks. */
export const EXCEPTIONS: readonly Exception[] = [
  {
    file: 'pipeline/astro.ts',
    name: 'process',
    reason: 'Astro asks the network for news of itself unless the environment says otherwise.',
  },
  {
    file: 'pipeline/astro-dev.ts',
    name: 'node:http',
    reason: 'types of the requests that Astro’s server hands to a middleware.',
  },
];

/** Files that may import `astro` or `astro:*`. */
export const ASTRO_USERS = /^(?:pages|layouts|components)\/|^pipeline\/astro[^/]*\.ts$/;
