import { MISUSE, SITE } from './site-options.ts';
import { defineUsage } from './usage.ts';

const BUILT = { type: 'string', value: 'DIR', text: 'a site that is built already' } as const;

const INSTALLED = {
  type: 'string',
  value: 'FILE',
  text: 'the program of an installed package, its bin/lockstep.cjs, instead of the source',
} as const;

const CACHE = { type: 'string', value: 'DIR', text: 'a cache to use and to fill' } as const;

export const bench = defineUsage({
  name: 'bench',
  summary: 'measures builds of a site: cold, unchanged, after one edit',
  form: '[options]',
  text: 'Measures three builds of a copy of a site: cold, unchanged, and after the edit of one page. Times differ from machine to machine, ratios hardly do.',
  subcommands: {
    compare: {
      form: '(--site DIR | --generate N) [--program FILE] [--hugo PATH] [--peers DIR] [--rounds N] [--json FILE] [--record NAME] [--budget FILE]',
      text: 'builds of a Hugo tree by Lockstep and by Hugo in turn, cold and after each kind of change: time, processor time, memory and bytes, as medians and ratios',
      options: {
        site: SITE.site,
        generate: { type: 'string', value: 'N', text: 'a generated tree of so many pages instead' },
        seed: { type: 'string', value: 'N', fallback: '1', text: 'another tree for another number' },
        program: INSTALLED,
        hugo: { type: 'string', value: 'PATH', fallback: 'hugo', text: 'the Hugo to build with' },
        'without-hugo': { type: 'boolean', text: 'measures Lockstep alone' },
        peers: {
          type: 'string',
          value: 'DIR',
          text: 'builds the pages as plain Markdown, too, with Lockstep and with those of Starlight, VitePress and Docusaurus that are installed in this folder',
        },
        rounds: { type: 'string', value: 'N', fallback: '3', text: 'how many pairs of each kind' },
        json: { type: 'string', value: 'FILE', text: 'a file for the figures' },
        record: {
          type: 'string',
          value: 'NAME',
          text: 'the table becomes this section of bench/README.md, with the machine and the commit',
        },
        budget: {
          type: 'string',
          value: 'FILE',
          text: 'recorded ratios: one that is 15 % above them fails; the file is made where it is not there',
        },
      },
    },
    dev: {
      form: '[--site DIR] [--program FILE] [--edits N]',
      text: 'the server for authors: its first page, the time until an edit shows, its memory after many edits, many files saved at once',
      options: {
        site: SITE.site,
        program: INSTALLED,
        edits: { type: 'string', value: 'N', fallback: '100', text: 'how many edits' },
      },
    },
    editor: {
      form: '[--site DIR] [--edits N]',
      text: 'the language server: the time until its first completion, completions after edits, its memory',
      options: {
        site: SITE.site,
        edits: { type: 'string', value: 'N', fallback: '50', text: 'how many edits' },
      },
    },
    drift: {
      form: '--site DIR [options]',
      text: 'drift reports, cold and kept, compared with scripts/lsync.sh of the site on one locale',
      options: {
        site: SITE.site,
        locale: {
          type: 'string',
          value: 'L',
          fallback: 'fr',
          text: 'the locale that scripts/lsync.sh is run on: it takes a fifth of a second for each page',
        },
        'lsync-path': {
          type: 'string',
          value: 'PATH',
          text: 'a folder of that locale to run scripts/lsync.sh on instead of all of it',
        },
      },
    },
    'drift-histories': {
      form: '[--seed N]',
      text: 'generated pages and translations with the mistakes that translators make: whether changed sections are named, and at the right place',
      options: {
        seed: { type: 'string', value: 'N', fallback: '1', text: 'other inputs for other numbers' },
      },
    },
    exchange: {
      form: '--site DIR [--locale L] [--cache DIR]',
      text: 'all translations as files of translation tools and back: pages that change, and what gettext and translate-toolkit find',
      options: { ...SITE, cache: CACHE },
    },
    'drift-severity': {
      form: '--site DIR',
      text: 'whether changes of kubernetes/website are called minor that a person called so: precision and recall on a hundred of them',
      options: { site: SITE.site },
    },
    edits: {
      form: '[--count N] [--seed N]',
      text: 'random edits of a small site, built with what was kept and from nothing: whether both are the same, byte for byte',
      options: {
        count: { type: 'string', value: 'N', fallback: '100', text: 'how many sequences' },
        seed: { type: 'string', value: 'N', fallback: '1', text: 'other edits for other numbers' },
      },
    },
    fuzz: {
      form: '[--seconds N] [--seed N] [--site DIR]',
      text: 'damaged pages and texts made of grammars against every parser: none may throw, or take more than two seconds or half a gigabyte',
      options: {
        seconds: { type: 'string', value: 'N', fallback: '60', text: 'how long' },
        seed: { type: 'string', value: 'N', fallback: '1', text: 'other inputs for other numbers' },
        site: SITE.site,
      },
    },
    'hugo-sites': {
      form: '--trees DIR [--hugo PATH] [--module PATH=DIR]… [--only NAME]… [--json FILE]',
      text: 'Hugo trees, each built by Hugo and by Lockstep: addresses, words, ids, dead links, findings that Hugo’s pages do not bear out',
      options: {
        trees: { type: 'string', value: 'DIR', text: 'a folder of trees as they were fetched' },
        hugo: { type: 'string', value: 'PATH', fallback: 'hugo', text: 'the Hugo to build with' },
        module: {
          type: 'string',
          multiple: true,
          value: 'PATH=DIR',
          text: 'where a module or theme that the trees ask for is on disk; others stand empty',
        },
        only: { type: 'string', multiple: true, value: 'NAME', text: 'only trees in folders of these names' },
        json: { type: 'string', value: 'FILE', text: 'a file for the figures with all that they count' },
      },
    },
    lighthouse: {
      form: '[--built DIR]',
      text: 'what Lighthouse says of the kinds of pages of this site, as on a phone with a slow line',
      options: { built: BUILT },
    },
    links: {
      form: '[--site DIR] [--built DIR]',
      text: 'the link check, cold and warm, compared with linkinator and linkchecker on the built site',
      options: {
        site: SITE.site,
        built: BUILT,
        limit: {
          type: 'string',
          value: 'N',
          fallback: '1200',
          text: 'seconds after which each of the others is ended',
        },
      },
    },
    'link-pass': {
      form: '[--site DIR] [--built DIR]',
      text: 'the link check held against the built HTML, by a pass that knows nothing of the sources',
      options: { site: SITE.site, built: BUILT, cache: CACHE },
    },
    'link-places': {
      form: '[--site DIR]',
      text: 'whether the place of each link is that of its target in the file',
      options: { site: SITE.site, cache: CACHE },
    },
    'link-faults': {
      form: '[--site DIR] [options]',
      text: 'faults put into random links of a copy of the site: which of them the link check finds',
      options: {
        site: SITE.site,
        cache: CACHE,
        count: { type: 'string', value: 'N', fallback: '150', text: 'how many faults' },
        seed: { type: 'string', value: 'N', fallback: '1', text: 'other faults for other numbers' },
      },
    },
    kills: {
      form: '[options]',
      text: 'commands that write, killed while they do: whether any page or output is lost or cut',
      options: {
        count: { type: 'string', value: 'N', fallback: '200', text: 'how many kills' },
        seed: { type: 'string', value: 'N', fallback: '1', text: 'other moments for other numbers' },
      },
    },
    machines: {
      form: '[--site DIR | --generate N] [options]',
      text: 'builds with 1, 2 and 4 workers, each with a part of a core; then builds whose workers and Redis are killed and whose shared cache is damaged: whether the output is that of one machine',
      options: {
        site: SITE.site,
        generate: { type: 'string', value: 'N', fallback: '400', text: 'a generated tree of so many pages' },
        quota: {
          type: 'string',
          value: 'PERCENT',
          fallback: '30',
          text: 'how much of a core each machine has',
        },
        store: {
          type: 'string',
          value: 'URL',
          text: 'where results are kept, as LOCKSTEP_REMOTE_CACHE names it; in the Redis of the queue when not given',
        },
        only: {
          type: 'string',
          value: 'PART',
          choices: ['scale', 'faults'],
          text: 'only what more machines bring, or only what must not show in the output',
        },
        kills: { type: 'string', value: 'N', fallback: '50', text: 'how many workers are killed' },
        damaged: { type: 'string', value: 'N', fallback: '200', text: 'how many entries are damaged' },
      },
    },
    search: {
      form: '[--site DIR | --built DIR] [--questions FILE] [--pagefind PROGRAM]',
      text: 'whether the search finds what is in the pages and answers questions, how much a reader loads for it, and what its index costs',
      options: {
        site: SITE.site,
        built: BUILT,
        questions: {
          type: 'string',
          value: 'FILE',
          text: 'questions with the pages that answer them, such as bench/search/questions.tsv for kubernetes/website',
        },
        pagefind: {
          type: 'string',
          value: 'PROGRAM',
          text: 'the command of Pagefind, to ask it the same words and questions on the same pages',
        },
      },
    },
    templates: {
      form: '[options]',
      text: 'random Go templates, run by Hugo and by us: which outputs differ',
      options: {
        hugo: { type: 'string', value: 'PATH', fallback: 'hugo', text: 'the Hugo to compare with' },
        count: { type: 'string', value: 'N', fallback: '2000', text: 'how many templates' },
        seed: { type: 'string', value: 'N', fallback: '1', text: 'other templates for other numbers' },
      },
    },
    weight: {
      form: '[--site DIR | --built DIR]',
      text: 'what pages weigh: their HTML, the navigation in it, their style sheets and scripts',
      options: { site: SITE.site, built: BUILT },
    },
  },
  options: { site: SITE.site },
  exit: { 1: 'when a figure is beyond its bound', 2: MISUSE },
});
