import { MISUSE, SITE } from './site-options.ts';
import { defineUsage } from './usage.ts';

export const preview = defineUsage({
  name: 'preview',
  summary: 'serves a built site on loopback',
  form: '[options]',
  text: 'Serves a built site on loopback, as a static host would.',
  options: {
    site: SITE.site,
    out: {
      type: 'string',
      value: 'DIR',
      text: 'the folder of the built site; by default dist in the site directory',
    },
    base: { type: 'string', value: '/path/', fallback: '/', text: 'the base path for which it was built' },
    port: { type: 'string', value: 'N', fallback: '4321', text: 'the port; 0 uses a free one' },
  },
  exit: { 2: MISUSE },
});
