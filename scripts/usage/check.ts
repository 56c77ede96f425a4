import { FORMAT, KNOWING, MISUSE, RENDERING, UPDATING, VERSION } from './site-options.ts';
import { defineUsage } from './usage.ts';

export const check = defineUsage({
  name: 'check',
  summary: 'reports problems in the content, without writing the site',
  form: '[PAGE…|FOLDER…] [options]',
  text: 'Reports all problems in the content of a site; meant for CI.',
  options: {
    ...RENDERING,
    ...VERSION,
    ...KNOWING,
    ...UPDATING,
    watch: {
      type: 'boolean',
      text: 'continues after the report: checks again after each change, and prints new and resolved problems',
    },
    ...FORMAT,
  },
  exit: { 1: 'with errors in content', 2: MISUSE },
});
