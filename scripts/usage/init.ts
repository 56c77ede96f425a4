import { defineUsage } from './usage.ts';

export const init = defineUsage({
  name: 'init',
  summary: 'creates a starter site, or a configuration for an existing site',
  form: '[DIR] [options]',
  text: 'Creates a small site in the languages of your choice. In an existing site of Hugo, VitePress, VuePress or Starlight, it reports what it finds, and writes a configuration and a check for CI instead. It asks for values that no option sets; without a terminal, the defaults are used. Existing files are never overwritten.',
  options: {
    name: {
      type: 'string',
      value: 'TITLE',
      text: 'the title of the site; by default derived from the folder name',
    },
    locale: {
      type: 'string',
      multiple: true,
      value: 'L',
      text: 'a language of the site, such as fr or pt-br; by default en and that of the environment',
    },
    example: {
      type: 'boolean',
      text: 'with pages that show a shortcode, an example manifest and translation (the default)',
    },
    'no-example': { type: 'boolean', text: 'without these pages' },
    ci: {
      type: 'string',
      value: 'HOST',
      choices: ['github', 'gitlab', 'jenkins', 'none'],
      text: 'the CI host; by default that of the repository, else github',
    },
    trust: {
      type: 'string',
      value: 'T',
      choices: ['full', 'markdown'],
      fallback: 'markdown',
      text: 'how far translations are trusted: with markdown, executable HTML is removed from them',
    },
    yes: { type: 'boolean', text: 'asks nothing and uses the defaults' },
  },
  exit: {
    2: 'for misuse, a crash, or an existing file that would be overwritten: it is reported, and nothing is written',
  },
});
