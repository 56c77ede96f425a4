import { MISUSE, SITE } from './site-options.ts';
import { defineUsage } from './usage.ts';

export const importUsage = defineUsage({
  name: 'import',
  summary: 'turns pages of other dialects into pages of this one',
  form: 'FILE…|FOLDER… [options]',
  text: 'Turns pages of Hugo’s capture era, of VuePress and VitePress, and copies from a code host’s file view into pages of this site. The pages go to stdout, and what was changed, lost and is still needed to stderr.',
  options: {
    site: SITE.site,
    write: { type: 'boolean', text: 'writes the pages to content/LOCALE/ of the site instead' },
    force: { type: 'boolean', text: 'replaces pages that exist' },
    locale: {
      type: 'string',
      value: 'L',
      text: 'the locale of the pages; found by their front matter, path and text when not given',
    },
    to: {
      type: 'string',
      value: 'PATH',
      text: 'where the page goes below content/LOCALE/; with a slash at its end, the folder that pages go to',
    },
    root: {
      type: 'string',
      value: 'DIR',
      text: 'top of the tree that the pages are from: what “@” and links from the root mean',
    },
    dialect: {
      type: 'string',
      value: 'D',
      choices: ['hugo', 'hugo-capture', 'vuepress', 'markdown'],
      text: 'what the pages are written in; found by the text when not given',
    },
    format: {
      type: 'string',
      value: 'F',
      choices: ['text', 'json'],
      fallback: 'text',
      text: 'what is printed: the pages, or one JSON document',
    },
  },
  exit: { 1: 'when a file could not be imported', 2: MISUSE },
});
