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
      text: 'the folder of the built site; dist in the site directory when not given',
    },
    base: { type: 'string', value: '/path/', fallback: '/', text: 'the path it was built for' },
    port: { type: 'string', value: 'N', fallback: '4321', text: 'the port; 0 takes a free one' },
  },
  exit: { 2: MISUSE },
});
