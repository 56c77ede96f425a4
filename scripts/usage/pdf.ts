import { MISUSE, RENDERING } from './site-options.ts';
import { defineUsage } from './usage.ts';

export const pdf = defineUsage({
  name: 'pdf',
  summary: 'prints a section as one PDF',
  form: 'SECTION --out FILE [options]',
  text: 'Prints a section with everything below it as one PDF, with an installed Chromium or Chrome; CHROMIUM_PATH sets another browser.',
  options: {
    ...RENDERING,
    locale: { type: 'string', value: 'L', text: 'the locale to print; by default the default locale' },
    out: { type: 'string', value: 'FILE', text: 'the PDF' },
  },
  exit: { 2: MISUSE },
});
