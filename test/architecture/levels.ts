/**
 * The modules of `src/` and their levels: a module imports only modules of a lower level, types included, and only through their entry points. The theme
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

  // Modules that check a site or add to it; they do not import each other.
  import: 9,
  links: 9,
  manifests: 9,
  theme: 9,

  check: 10,

  api: 11,
  editor: 11,
};

/** Folders that belong to a module of another name. */
export const FOLDERS: Readonly<Record<string, string>> = {
  components: 'theme',
  layouts: 'theme',
  styles: 'theme',
};

/** Entry points of modules that have others than `index.ts`. */
export const ENTRY_POINTS: Readonly<Record<string, readonly string[]>> = {
  // The shortcodes of presets use the same parts as built-in ones.
  shortcodes: ['index.ts', 'parts/index.ts'],
  // Astro bundles the theme: separate entry points keep Astro itself and the rest of the module out of that bundle.
  site: [
    'index.ts',
    'astro/handover.ts',
    'diagrams/diagram-theme.ts',
    'versions/marks.ts',
    'views/page-view.ts',
  ],
  // A browser loads the code that searches, but not the code that generates an index.
  search: ['index.ts', 'client.ts'],
  // A browser decodes fragments like the program does, and loads nothing else of the module.
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

/** Node's modules for the disk, processes and the network, which only `io` may import. */
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

/** Globals for the process, its environment and the clock, which only `io` may use. */
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

/** Exceptions outside of `io`. A test checks that each is still needed. */
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
