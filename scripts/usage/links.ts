import { FORMAT, KNOWING, MISUSE, RENDERING, VERSION } from './site-options.ts';
import { defineUsage } from './usage.ts';

export const links = defineUsage({
  name: 'links',
  summary: 'finds broken links',
  form: '[PAGE…|FOLDER…] [options]',
  text: 'Finds broken links, links to another language, and links whose text contradicts their target.',
  options: {
    ...RENDERING,
    ...VERSION,
    base: { type: 'string', value: '/path/', text: 'the base path of the site' },
    fix: { type: 'boolean', text: 'corrects links whose right target is certain, and lists the rest' },
    ...KNOWING,
    external: { type: 'boolean', text: 'also checks links to other sites' },
    'external-cache': {
      type: 'string',
      value: 'FILE',
      fallback: 'external-links.txt',
      text: 'file of the site for the addresses that have answered, with the date',
    },
    'external-age': {
      type: 'string',
      value: 'N',
      fallback: '30',
      text: 'number of days for which an answer is valid',
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
