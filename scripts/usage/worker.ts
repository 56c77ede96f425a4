import { MISUSE, RENDERING } from './site-options.ts';
import { defineUsage } from './usage.ts';

export const worker = defineUsage({
  name: 'worker',
  summary: 'renders pages for builds on other machines',
  form: '--redis URL [options]',
  text: 'Waits for builds of the site that were started with the same --redis, and renders pages for them. Workers can run on any number of machines with the same commit, Node and Lockstep; others are refused.',
  options: {
    site: RENDERING.site,
    cache: RENDERING.cache,
    'time-limit': RENDERING['time-limit'],
    redis: {
      type: 'string',
      value: 'URL',
      text: 'the Redis that workers and builds share: redis://host:6379/0; it also stores the results, unless LOCKSTEP_REMOTE_CACHE sets another store',
    },
  },
  exit: { 2: MISUSE },
});
