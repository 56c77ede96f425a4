/** Options that commands on a site share. */

/** Options for the site and its locales. */
export const SITE = {
  site: {
    type: 'string',
    value: 'DIR',
    text: 'the site directory; by default the one that contains the working directory',
  },
  locale: { type: 'string', multiple: true, value: 'L', text: 'only this locale' },
} as const;

/** Options of commands that keep results between runs. */
export const KEEPING = {
  ...SITE,
  cache: {
    type: 'string',
    value: 'DIR',
    text: 'the cache folder; by default LOCKSTEP_CACHE, else node_modules/.cache/lockstep of the site or the user’s cache folder',
  },
} as const;

/** Options of commands that render all pages. */
export const RENDERING = {
  ...KEEPING,
  'time-limit': {
    type: 'string',
    value: 'N',
    fallback: '60',
    text: 'time limit in seconds for rendering a page, and for loading a module of the site',
  },
} as const;

/** Options that omit findings. */
export const KNOWING = {
  'changed-since': {
    type: 'string',
    value: 'REVISION',
    text: 'only problems that a branch has added since this revision',
  },
  baseline: {
    type: 'string',
    value: 'FILE',
    text: 'omits the problems recorded in this file; by default lockstep-baseline.json of the site, if it exists',
  },
} as const;

export const UPDATING = {
  'update-baseline': { type: 'boolean', text: 'records all problems in the baseline, and exits with 0' },
} as const;

/** Options that select a version of the site. */
export const VERSION = {
  version: {
    type: 'string',
    value: 'NAME',
    text: 'the version of the site with this name, instead of the current one',
  },
} as const;

/** Options for the format of findings. */
export const FORMAT = {
  format: {
    type: 'string',
    multiple: true,
    value: 'F[=FILE]',
    choices: ['table', 'json', 'github', 'sarif', 'junit', 'gitlab', 'rdjson', 'markdown'],
    fallback: 'table',
    text: 'the format of problems; with a file, they are written to it in addition to the terminal output',
  },
} as const;

export const MISUSE = 'for misuse or a crash';
