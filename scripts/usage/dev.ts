import { KEEPING, MISUSE } from './site-options.ts';
import { defineUsage } from './usage.ts';

export const dev = defineUsage({
  name: 'dev',
  summary: 'serves the site on loopback while it is edited',
  form: '[options]',
  text: 'Serves the site on loopback. Edits appear without a restart.',
  options: {
    ...KEEPING,
    locale: {
      ...KEEPING.locale,
      text: 'all pages are served; only what is wrong in this locale is reported, and the address is that of its home page',
    },
    base: { type: 'string', value: '/path/', text: 'the base path of the site' },
    port: { type: 'string', value: 'N', fallback: '4321', text: 'the first port to try' },
  },
  exit: { 2: MISUSE },
});
