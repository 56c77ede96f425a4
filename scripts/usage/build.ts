import { FORMAT, MISUSE, RENDERING } from './site-options.ts';
import { defineUsage } from './usage.ts';

export const build = defineUsage({
  name: 'build',
  summary: 'builds the static site',
  form: '[options]',
  text: 'Builds the static site in every language.',
  options: {
    ...RENDERING,
    out: {
      type: 'string',
      value: 'DIR',
      text: 'where the site goes, dist in the site directory when not given; replaced as a whole at the end',
    },
    base: { type: 'string', value: '/path/', text: 'the path that the site is served under' },
    search: {
      type: 'boolean',
      text: 'lets readers search the site, also where its configuration does not ask for it',
    },
    'empty-out': {
      type: 'boolean',
      text: 'deletes what is in the output folder, also where Lockstep did not write it',
    },
    shard: {
      type: 'string',
      value: 'I/N',
      text: 'renders and prints part I of N into the cache, and writes no site: a build with the same cache then finds the pages there',
    },
    redis: {
      type: 'string',
      value: 'URL',
      text: 'hands out pages to the workers at this Redis (lockstep worker), and builds by itself where there are none',
    },
    strict: { type: 'boolean', text: 'errors in content leave what was in the output folder' },
    ...FORMAT,
  },
  exit: { 1: 'with errors in content', 2: MISUSE },
});
