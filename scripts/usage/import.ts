import { MISUSE, SITE } from './site-options.ts';
import { defineUsage } from './usage.ts';

export const importUsage = defineUsage({
  name: 'import',
  summary: 'converts pages of other dialects',
  form: 'FILE…|FOLDER… [options]',
  text: 'Converts pages of old Kubernetes sites (Hugo’s capture blocks), of VuePress and VitePress, and copies from a code host’s file view. The pages are printed on stdout; changes, losses and what is still needed on stderr.',
  options: {
    site: SITE.site,
    write: { type: 'boolean', text: 'writes the pages to content/LOCALE/ of the site instead' },
    force: { type: 'boolean', text: 'replaces pages that exist' },
    locale: {
      type: 'string',
      value: 'L',
      text: 'the locale of the pages; by default detected from their front matter, path and text',
    },
    to: {
      type: 'string',
      value: 'PATH',
      text: 'the path of the page below content/LOCALE/; with a trailing slash, the folder for pages',
    },
    root: {
      type: 'string',
      value: 'DIR',
      text: 'root folder of the original site, for “@” and root-relative links',
    },
    dialect: {
      type: 'string',
      value: 'D',
      choices: ['hugo', 'hugo-capture', 'vuepress', 'markdown'],
      text: 'the dialect of the pages; by default detected from the text',
    },
    format: {
      type: 'string',
      value: 'F',
      choices: ['text', 'json'],
      fallback: 'text',
      text: 'the output: the pages, or one JSON document',
    },
  },
  exit: { 1: 'if a file could not be imported', 2: MISUSE },
});
