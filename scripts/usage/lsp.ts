import { MISUSE, RENDERING } from './site-options.ts';
import { defineUsage } from './usage.ts';

export const lsp = defineUsage({
  name: 'lsp',
  summary: 'serves editors: completion, hover, definitions, findings, rename',
  form: '[options]',
  text: 'The language server: an editor starts it, and talks to it over the Language Server Protocol on standard input and output.',
  options: {
    site: {
      type: 'string',
      value: 'DIR',
      text: 'the site directory; when not given, that of each document that is open',
    },
    cache: RENDERING.cache,
    'time-limit': RENDERING['time-limit'],
    stdio: {
      type: 'boolean',
      text: 'standard input and output, which many editors name: there is no other way to talk to it',
    },
  },
  exit: { 1: 'when the editor went without a word', 2: MISUSE },
});
