import { FORMAT, KNOWING, MISUSE, RENDERING, UPDATING, VERSION } from './site-options.ts';
import { defineUsage } from './usage.ts';

export const check = defineUsage({
  name: 'check',
  summary: 'reports what is wrong with the content, without writing the site',
  form: '[PAGE…|FOLDER…] [options]',
  text: 'Reports what is wrong with the content of a site: what CI runs.',
  options: {
    ...RENDERING,
    ...VERSION,
    ...KNOWING,
    ...UPDATING,
    watch: {
      type: 'boolean',
      text: 'goes on after the report: checks again what changes, and prints what is new and what is gone',
    },
    ...FORMAT,
  },
  exit: { 1: 'with errors in content', 2: MISUSE },
});
