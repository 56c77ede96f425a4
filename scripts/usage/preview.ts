import { MISUSE } from './site-options.ts';
import { defineUsage } from './usage.ts';

export const preview = defineUsage({
  name: 'preview',
  summary: 'serves a built site on loopback',
  form: '[options]',
  text: 'Serves a built site on loopback, as a static host would.',
  options: {
    out: { type: 'string', value: 'DIR', fallback: 'dist', text: 'the folder of the built site' },
    base: { type: 'string', value: '/path/', fallback: '/', text: 'the path it was built for' },
    port: { type: 'string', value: 'N', fallback: '4321', text: 'the port; 0 takes a free one' },
  },
  exit: { 2: MISUSE },
});
