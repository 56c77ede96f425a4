/**
 * The rooms of `src/` and their levels: a room imports only rooms of a lower level, types included, and only through their doors. The theme
 * (pages, layouts, components, styles) is one room of four folders, because Astro wants these names.
 */
export const LEVELS: Readonly<Record<string, number>> = {
  diagnostics: 0,
  io: 0,
  locales: 0,

  formats: 1,
  text: 1,

  config: 2,
  templates: 2,

  corpus: 3,
  shortcodes: 3,
  ui: 3,

  alignment: 4,
  dialects: 4,
  gate: 4,
  markdown: 4,
  presets: 4,

  rendering: 5,

  drift: 6,
  search: 6,

  reporters: 7,
  starter: 7,

  site: 8,

  // What looks at a site or adds to it; these never see each other.
  import: 9,
  links: 9,
  manifests: 9,
  theme: 9,

  check: 10,

  api: 11,
  editor: 11,
};

/** Folders that belong to a room of another name. */
export const FOLDERS: Readonly<Record<string, string>> = {
  components: 'theme',
  layouts: 'theme',
  styles: 'theme',
};

/** What other rooms may import of a room, where that is not its `index.ts` alone. */
export const ENTRY_POINTS: Readonly<Record<string, readonly string[]>> = {
  // Presets have shortcodes of their own, made of the same parts.
  shortcodes: ['index.ts', 'parts/index.ts'],
  // The theme is bundled by Astro: doors of its own keep Astro itself and the rest of the room out of that bundle.
  site: [
    'index.ts',
    'astro/handover.ts',
    'diagrams/diagram-theme.ts',
    'versions/marks.ts',
    'views/page-view.ts',
  ],
  // A browser loads what it searches with, and nothing of what makes an index.
  search: ['index.ts', 'client.ts'],
  // A browser decodes fragments as the program does, and loads nothing else of the room.
  text: ['index.ts', 'decode-url.ts'],
  theme: [],
};

/** What the command line may import. */
export const SCRIPT_MODULES: readonly string[] = [
  'check',
  'config',
  'diagnostics',
  'drift',
  'editor',
  'gate',
  'import',
  'io',
  'links',
  'manifests',
  'reporters',
  'site',
  'starter',
];

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
    file: 'site/astro/astro.ts',
    name: 'process',
    reason: 'Astro asks the network for news of itself unless the environment says otherwise.',
  },
  {
    file: 'site/astro/astro-dev.ts',
    name: 'node:http',
    reason: 'types of the requests that Astro’s server hands to a middleware.',
  },
];

/** Files that may import `astro` or `astro:*`. */
export const ASTRO_USERS = /^(?:layouts|components)\/|^site\/(?:astro\/astro[^/]*|project\/[^/]+)\.ts$/;
