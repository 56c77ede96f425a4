import { FORMAT, KEEPING, KNOWING, MISUSE, UPDATING, VERSION } from './site-options.ts';
import { defineUsage } from './usage.ts';

const TABLE_OR_JSON = {
  format: {
    type: 'string',
    value: 'F',
    choices: ['table', 'json'],
    fallback: 'table',
    text: 'how findings are printed',
  },
} as const;

const SEVERITY = {
  severity: {
    type: 'string',
    value: 'S',
    choices: ['minor', 'major'],
    fallback: 'minor',
    text: 'which changes count: all, or without those of spelling, grammar and punctuation (major)',
  },
} as const;

const BASE = {
  base: {
    type: 'string',
    value: 'B',
    choices: ['pin', 'history'],
    fallback: 'pin',
    text: 'what a translation is held against: the pin of a page, else its history; or the history alone',
  },
} as const;

export const drift = defineUsage({
  name: 'drift',
  summary: 'tells which translations are behind their source, and where',
  form: '[options]',
  text: 'Tells which translations are behind their source, section by section. What differs only in how it is written is no drift.',
  subcommands: {
    show: {
      form: 'PAGE',
      text: 'what changed in the source, next to the lines of the translation that say it',
      options: { ...KEEPING, ...BASE, ...TABLE_OR_JSON },
    },
    watch: {
      form: 'PAGE',
      text: 'a page in the browser, source and translation side by side while it is edited, with a button that pins it',
      options: {
        ...KEEPING,
        port: {
          type: 'string',
          value: 'N',
          text: 'the port of the page; any free one when not given',
        },
      },
    },
    next: {
      form: '--locale L [FOLDER]',
      text: 'what to do next in a locale, in all of it or in a folder',
      options: {
        ...KEEPING,
        count: { type: 'string', value: 'N', text: 'how many pages are named; 10 when not given' },
        owner: {
          type: 'string',
          value: 'NAME',
          text: 'only pages of a person or team, as CODEOWNERS or OWNERS name them',
        },
        ...TABLE_OR_JSON,
      },
    },
    pin: {
      form: 'PAGE… | --all | --staged [FILE…]',
      text: 'says that pages are up to date; refuses while changed sections are untouched',
      options: {
        ...KEEPING,
        all: { type: 'boolean', text: 'pins all translations, or those of the locales that are named' },
        staged: {
          type: 'boolean',
          text: 'for a hook before the commit: pins the translations among the files, else among those that are staged; exit code 1 when a pin was written, so that it is staged too',
        },
        force: { type: 'boolean', text: 'pins even if changed sections were not edited' },
      },
    },
    start: {
      form: 'LOCALE PAGE',
      text: 'creates a translation: the source in comments, with its pin',
      options: {
        site: KEEPING.site,
        cache: KEEPING.cache,
        draft: { type: 'boolean', text: 'translates the page with the program in the setting drift.draft' },
      },
    },
    compare: {
      form: 'SOURCE TRANSLATION',
      text: 'compares two files without a history',
      options: TABLE_OR_JSON,
    },
    export: {
      form: '--locale L [PAGE…]',
      text: 'translations as a file for translation tools, fuzzy where the source changed',
      options: {
        ...KEEPING,
        format: {
          type: 'string',
          value: 'F',
          choices: ['po', 'xliff'],
          fallback: 'po',
          text: 'the kind of file',
        },
        to: { type: 'string', value: 'FILE', text: 'the file to write; by default it is printed' },
      },
    },
    import: {
      form: 'FILE',
      text: 'writes imported translations to their pages, and pins completed pages',
      options: {
        site: KEEPING.site,
        locale: {
          type: 'string',
          value: 'L',
          text: 'the locale of the translations, if the file does not name it',
        },
        cache: KEEPING.cache,
        'dry-run': { type: 'boolean', text: 'only lists the pages that would be written' },
      },
    },
  },
  options: {
    ...KEEPING,
    ...VERSION,
    all: { type: 'boolean', text: 'lists missing pages too' },
    ...BASE,
    ...SEVERITY,
    check: { type: 'boolean', text: 'exit code 1 if any page is drifted, orphaned or unknown' },
    ...KNOWING,
    baseline: {
      ...KNOWING.baseline,
      text: 'omits the problems recorded in this file; by default lockstep-drift-baseline.json of the site, if it exists',
    },
    'update-baseline': UPDATING['update-baseline'],
    format: { ...FORMAT.format, choices: [...FORMAT.format.choices, 'html'] },
  },
  note: 'With the format “github”, a summary is appended to the file that GITHUB_STEP_SUMMARY names.',
  exit: { 1: 'with --check, or where a page was not pinned', 2: MISUSE },
});
