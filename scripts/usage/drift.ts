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
        force: { type: 'boolean', text: 'pins also while changed sections are untouched' },
      },
    },
    start: {
      form: 'LOCALE PAGE',
      text: 'begins a translation: the source in comments, the pin set',
      options: {
        site: KEEPING.site,
        cache: KEEPING.cache,
        draft: { type: 'boolean', text: 'lets the program of the setting drift.draft translate the page' },
      },
    },
    compare: {
      form: 'SOURCE TRANSLATION',
      text: 'two files without any history',
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
        to: { type: 'string', value: 'FILE', text: 'where to write it; else it is printed' },
      },
    },
    import: {
      form: 'FILE',
      text: 'writes translations that come back to their pages, and pins pages that are done',
      options: {
        site: KEEPING.site,
        locale: {
          type: 'string',
          value: 'L',
          text: 'the locale of the translations, where the file does not name it',
        },
        cache: KEEPING.cache,
        'dry-run': { type: 'boolean', text: 'only tells which pages it would write' },
      },
    },
  },
  options: {
    ...KEEPING,
    ...VERSION,
    all: { type: 'boolean', text: 'lists missing pages too' },
    ...BASE,
    ...SEVERITY,
    check: { type: 'boolean', text: 'exit code 1 when anything is drifted, orphaned or unknown' },
    ...KNOWING,
    baseline: {
      ...KNOWING.baseline,
      text: 'leaves out the findings that this file knows; when not given, lockstep-drift-baseline.json of the site, if it is there',
    },
    'update-baseline': UPDATING['update-baseline'],
    format: { ...FORMAT.format, choices: [...FORMAT.format.choices, 'html'] },
  },
  note: 'With the format “github”, a summary is appended to the file that GITHUB_STEP_SUMMARY names.',
  exit: { 1: 'with --check, or where a page was not pinned', 2: MISUSE },
});
