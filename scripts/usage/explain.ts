import { MISUSE } from './site-options.ts';
import { defineUsage } from './usage.ts';

export const explain = defineUsage({
  name: 'explain',
  summary: 'prints the manual’s section about a problem code',
  form: 'CODE [options]',
  text: 'Prints the section of the manual about a problem code: what it means, why it matters, and what to do.',
  options: {
    lang: {
      type: 'string',
      value: 'L',
      choices: ['en', 'fr', 'zh', 'uk'],
      text: 'the language of the text; by default that of the environment, else English',
    },
  },
  exit: { 2: MISUSE },
});
