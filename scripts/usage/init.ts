import { defineUsage } from './usage.ts';

export const init = defineUsage({
  name: 'init',
  summary: 'makes a site to start from, or a configuration for the tree that is there',
  form: '[DIR] [options]',
  text: 'Makes a small site in the languages of your choice. In a tree of Hugo, VitePress, VuePress or Starlight it says what it finds, and writes a configuration and a check for CI instead. It asks for what no option says; where nobody can be asked, the defaults are taken. Files that are there are never overwritten.',
  options: {
    name: {
      type: 'string',
      value: 'TITLE',
      text: 'the title of the site; made of the name of the folder when not given',
    },
    locale: {
      type: 'string',
      multiple: true,
      value: 'L',
      text: 'a language of the site, such as fr or pt-br; en and that of the environment when not given',
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
      text: 'the host that checks changes; that of the repository, else github, when not given',
    },
    trust: {
      type: 'string',
      value: 'T',
      choices: ['full', 'markdown'],
      fallback: 'markdown',
      text: 'what text of translations may do: with markdown, HTML that would run something is left out of it',
    },
    yes: { type: 'boolean', text: 'asks nothing and takes the defaults' },
  },
  exit: { 2: 'for misuse, a crash, or where a file is in the way: it is named, and nothing is written' },
});
