import { KEEPING, MISUSE } from './site-options.ts';
import { defineUsage } from './usage.ts';

const PLACE = {
  site: KEEPING.site,
  cache: KEEPING.cache,
  remote: {
    type: 'boolean',
    text: 'the shared cache in LOCKSTEP_REMOTE_CACHE, instead of the one on disk',
  },
  format: {
    type: 'string',
    value: 'F',
    choices: ['table', 'json'],
    fallback: 'table',
    text: 'the output format',
  },
} as const;

export const cache = defineUsage({
  name: 'cache',
  summary: 'shows, prunes, clears and verifies the cache of a site, or the shared remote cache',
  form: 'stats|prune|clear|verify [options]',
  text: 'Manages what builds and checks cache between runs.',
  subcommands: {
    stats: {
      form: '',
      text: 'number of entries, their size, and when they were last used',
      options: PLACE,
    },
    prune: {
      form: '[--max-size SIZE]',
      text: 'removes the least recently used entries until the cache fits a size',
      options: {
        ...PLACE,
        'max-size': {
          type: 'string',
          value: 'SIZE',
          fallback: '2G',
          text: 'the maximum size, such as 500M or 2G',
        },
      },
    },
    clear: {
      form: '',
      text: 'removes everything from the cache: the next build starts from scratch',
      options: PLACE,
    },
    verify: { form: '', text: 'reads every entry, and removes those that are damaged', options: PLACE },
  },
  options: PLACE,
  exit: { 2: MISUSE },
});
