/** Options that commands on a site share. */

/** The site and its locales. */
export const SITE = {
  site: {
    type: 'string',
    value: 'DIR',
    text: 'the site directory; when not given, the one that holds the working directory',
  },
  locale: { type: 'string', multiple: true, value: 'L', text: 'only this locale' },
} as const;

/** Of commands that keep results between runs. */
export const KEEPING = {
  ...SITE,
  cache: {
    type: 'string',
    value: 'DIR',
    text: 'where results are kept between runs; when not given, what LOCKSTEP_CACHE names, else node_modules/.cache/lockstep of the site or the cache folder of the user',
  },
} as const;

/** Of commands that render all pages. */
export const RENDERING = {
  ...KEEPING,
  'time-limit': {
    type: 'string',
    value: 'N',
    fallback: '60',
    text: 'seconds after which a page that is still being rendered, or a module of the site that still runs, is given up',
  },
} as const;

/** Which findings are left out. */
export const KNOWING = {
  'changed-since': {
    type: 'string',
    value: 'REVISION',
    text: 'only what a branch brought since it left this revision',
  },
  baseline: {
    type: 'string',
    value: 'FILE',
    text: 'leaves out the findings that this file knows; when not given, lockstep-baseline.json of the site, if it is there',
  },
} as const;

export const UPDATING = {
  'update-baseline': { type: 'boolean', text: 'writes what is found to the baseline, and ends with 0' },
} as const;

/** Which version of the site is looked at. */
export const VERSION = {
  version: {
    type: 'string',
    value: 'NAME',
    text: 'the version of the site with this name, in place of the current one',
  },
} as const;

/** How findings are printed. */
export const FORMAT = {
  format: {
    type: 'string',
    multiple: true,
    value: 'F[=FILE]',
    choices: ['table', 'json', 'github', 'sarif', 'junit', 'gitlab', 'rdjson', 'markdown'],
    fallback: 'table',
    text: 'how findings are printed; with a file, they are written to it, next to what is printed',
  },
} as const;

export const MISUSE = 'for misuse or a crash';
