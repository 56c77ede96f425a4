import { FORMAT, KNOWING, MISUSE, RENDERING, VERSION } from './site-options.ts';
import { defineUsage } from './usage.ts';

export const links = defineUsage({
  name: 'links',
  summary: 'finds broken links, at their line',
  form: '[PAGE…|FOLDER…] [options]',
  text: 'Finds broken links, links that lead out of their language, or elsewhere than their text says.',
  options: {
    ...RENDERING,
    ...VERSION,
    base: { type: 'string', value: '/path/', text: 'the path that the site is served under' },
    fix: { type: 'boolean', text: 'corrects the links whose right target is certain, and shows the rest' },
    ...KNOWING,
    external: { type: 'boolean', text: 'asks the servers of other sites too' },
    'external-cache': {
      type: 'string',
      value: 'FILE',
      fallback: 'external-links.txt',
      text: 'file of the site directory for addresses that answered, with the day',
    },
    'external-age': {
      type: 'string',
      value: 'N',
      fallback: '30',
      text: 'days for which an answer holds',
    },
    'external-timeout': {
      type: 'string',
      value: 'N',
      fallback: '20',
      text: 'seconds to wait for an answer',
    },
    ...FORMAT,
  },
  exit: { 1: 'with errors', 2: MISUSE },
});
