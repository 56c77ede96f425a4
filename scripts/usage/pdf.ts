import { MISUSE, RENDERING } from './site-options.ts';
import { defineUsage } from './usage.ts';

export const pdf = defineUsage({
  name: 'pdf',
  summary: 'prints a section as one PDF',
  form: 'SECTION --out FILE [options]',
  text: 'Prints a section with all that is below it as one PDF, by a Chromium or Chrome that is installed; CHROMIUM_PATH names another one.',
  options: {
    ...RENDERING,
    locale: { type: 'string', value: 'L', text: 'the locale to print; the default locale when not given' },
    out: { type: 'string', value: 'FILE', text: 'the PDF' },
  },
  exit: { 2: MISUSE },
});
