import { KEEPING, MISUSE } from './site-options.ts';
import { defineUsage } from './usage.ts';

const PLACE = {
  site: KEEPING.site,
  cache: KEEPING.cache,
  remote: {
    type: 'boolean',
    text: 'the cache that LOCKSTEP_REMOTE_CACHE names, which machines share, instead of that on disk',
  },
  format: {
    type: 'string',
    value: 'F',
    choices: ['table', 'json'],
    fallback: 'table',
    text: 'how figures are printed',
  },
} as const;

export const cache = defineUsage({
  name: 'cache',
  summary: 'shows, bounds, empties and verifies the cache of a site, or the one that machines share',
  form: 'stats|prune|clear|verify [options]',
  text: 'Looks after what builds and checks keep between runs.',
  subcommands: {
    stats: {
      form: '',
      text: 'how many entries there are, how large they are, and when they were last used',
      options: PLACE,
    },
    prune: {
      form: '[--max-size SIZE]',
      text: 'removes the entries that nobody has used for longest, until the cache fits a size',
      options: {
        ...PLACE,
        'max-size': {
          type: 'string',
          value: 'SIZE',
          fallback: '2G',
          text: 'how large the cache may be, such as 500M or 2G',
        },
      },
    },
    clear: {
      form: '',
      text: 'removes everything from the cache: the next build starts from nothing',
      options: PLACE,
    },
    verify: { form: '', text: 'reads every entry, and removes those that are damaged', options: PLACE },
  },
  options: PLACE,
  exit: { 2: MISUSE },
});
