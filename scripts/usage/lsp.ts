import { MISUSE, RENDERING } from './site-options.ts';
import { defineUsage } from './usage.ts';

export const lsp = defineUsage({
  name: 'lsp',
  summary: 'serves editors: completion, hover, definitions, findings, rename',
  form: '[options]',
  text: 'The language server: an editor starts it, and communicates with it through the Language Server Protocol on standard input and output.',
  options: {
    site: {
      type: 'string',
      value: 'DIR',
      text: 'the site directory; by default that of each open document',
    },
    cache: RENDERING.cache,
    'time-limit': RENDERING['time-limit'],
    stdio: {
      type: 'boolean',
      text: 'communication through standard input and output, which many editors request; it is the only one',
    },
  },
  exit: { 1: 'if the editor ended without closing the session', 2: MISUSE },
});
