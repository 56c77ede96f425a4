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
      text: 'the output folder, by default dist in the site directory; it is replaced as a whole at the end',
    },
    base: { type: 'string', value: '/path/', text: 'the base path of the site' },
    search: {
      type: 'boolean',
      text: 'enables search, even if the configuration does not',
    },
    'empty-out': {
      type: 'boolean',
      text: 'deletes the contents of the output folder, even if Lockstep did not write them',
    },
    shard: {
      type: 'string',
      value: 'I/N',
      text: 'renders part I of N into the cache without writing a site: a build with the same cache then finds the pages there',
    },
    redis: {
      type: 'string',
      value: 'URL',
      text: 'shares pages with the workers at this Redis (lockstep worker), and builds alone if there are none',
    },
    memory: {
      type: 'string',
      value: 'SIZE',
      text: 'keeps the memory of the build below this size as far as the site allows, for example 2G: with fewer threads, and in more time',
    },
    strict: { type: 'boolean', text: 'keeps the previous output if the content has errors' },
    ...FORMAT,
  },
  exit: { 1: 'with errors in content', 2: MISUSE },
});
