/** Sites without pages, or with an invalid configuration: the message must explain the reason. */
import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  BASE,
  createTinySite,
  type JsonReport,
  page,
  type Run,
  run,
  showProblem,
  type Tree,
} from './tiny-site.ts';

interface BrokenSite {
  readonly name: string;
  readonly files: Tree;
  readonly problems: readonly string[];
  /** A part of the first problem's message. */
  readonly says: string;
  /** Whether the site can be read nevertheless. */
  readonly usable?: true;
}

/** In seconds, most of which are spent waiting for a module that never ends. */
const TIME_LIMIT = '10';

const CONTENT: Tree = {
  'content/en/_index.md': page('Home', 'Welcome.'),
  'content/fr/_index.md': page('Accueil', 'Bienvenue.'),
};

const BROKEN: readonly BrokenSite[] = [
  {
    name: 'a configuration without content',
    files: { 'lockstep.config.ts': "export default { title: 'Empty' };\n" },
    problems: ['- error invalid-config'],
    says: 'Unexpected site without pages',
  },
  {
    name: 'content folders without pages',
    files: { 'content/readme.txt': 'Nothing.' },
    problems: ['- error invalid-config'],
    says: 'without pages',
  },
  {
    name: 'a configuration that does not parse',
    files: { ...CONTENT, 'lockstep.config.ts': "export default {\n  title: 'x',\n" },
    problems: ['lockstep.config.ts:2:1 error invalid-config'],
    says: 'Unexpected failure of lockstep.config.ts, expected a module that runs',
  },
  {
    name: 'a configuration that throws',
    files: { ...CONTENT, 'lockstep.config.ts': "\n  throw new Error('Not now.');\n" },
    problems: ['lockstep.config.ts:2:9 error invalid-config'],
    says: 'Not now.',
  },
  {
    name: 'a configuration that imports what is not there',
    files: { ...CONTENT, 'lockstep.config.ts': "import './nowhere.ts';\nexport default {};\n" },
    problems: ['lockstep.config.ts:1:1 error invalid-config'],
    says: 'nowhere.ts',
  },
  {
    name: 'a configuration that is no table',
    files: { ...CONTENT, 'lockstep.config.ts': 'export default 5;\n' },
    problems: ['lockstep.config.ts:1:1 error invalid-config'],
    says: 'expected a table of settings',
  },
  {
    name: 'settings of wrong kinds, and unknown ones',
    files: {
      ...CONTENT,
      'lockstep.config.ts':
        "export default {\n  title: 5,\n  markdown: { headingIds: 'none of these' },\n  color: 'red',\n};\n",
    },
    problems: [
      'lockstep.config.ts:2:3 error invalid-config',
      'lockstep.config.ts:3:15 error invalid-config',
      'lockstep.config.ts:4:3 error invalid-config',
    ],
    says: 'Unexpected number 5 for “title”, expected text',
    usable: true,
  },
  {
    name: 'a configuration that holds itself',
    files: {
      ...CONTENT,
      'lockstep.config.ts':
        "const brands = { name: 'x' };\nbrands.brands = [brands];\nexport default { title: 'T', params: { brands } };\n",
    },
    problems: ['lockstep.config.ts:3:30 error invalid-config'],
    says: 'nested lists and tables, without cycles',
  },
  {
    name: 'a configuration that never ends',
    files: { ...CONTENT, 'lockstep.config.ts': 'for (;;);\n' },
    problems: ['lockstep.config.ts:1:1 error invalid-config'],
    says: `it still runs after ${TIME_LIMIT} seconds`,
  },
  {
    name: 'a configuration of Hugo that does not parse',
    files: { ...CONTENT, 'hugo.toml': 'title = "x"\n[languages\n' },
    problems: ['hugo.toml:2:11 error invalid-config'],
    says: 'expected valid TOML',
  },
  {
    name: 'two files of UI strings, one of them broken',
    files: { ...BASE, 'i18n/en.yaml': 'a: [1\n', 'i18n/fr.yaml': 'a: b\n' },
    problems: ['i18n/en.yaml:2:1 error invalid-ui-strings'],
    says: 'Unexpected',
    usable: true,
  },
];

describe('a site that cannot be used', () => {
  const results = new Map<string, Run & { readonly report: JsonReport }>();
  beforeAll(async () => {
    const runs = BROKEN.map(async ({ name, files }) => {
      results.set(name, await createTinySite(files, { bare: true }).check(['--time-limit', TIME_LIMIT]));
    });
    await Promise.all(runs);
  });

  it.each(BROKEN)('$name', ({ name, problems, says, usable = false }) => {
    const result = results.get(name);
    expect(result?.code).toBe(usable ? 1 : 2);
    expect(result?.stderr).toBe('');
    expect(result?.report.problems.map(showProblem)).toEqual(problems);
    expect(result?.report.problems[0]?.message).toContain(says);
    for (const { message, hint } of result?.report.problems ?? []) {
      expect(message).toMatch(/^(?:Unexpected|Expected) .*\.$/s);
      expect(hint).toMatch(/\.$/);
    }
  });

  it('leaves what was in the output folder', async () => {
    const site = createTinySite({ 'content/readme.txt': 'Nothing.' }, { bare: true });
    const { code, report } = await site.build();
    expect(code).toBe(2);
    expect(report).toMatchObject({ checked: 0, summary: null });
    expect(existsSync(site.out)).toBe(false);
  });
});

it('no command treats an unusable site as one without problems', async () => {
  const files = { ...CONTENT, 'page.md': page('A', 'Text.'), 'lockstep.config.ts': 'export default {' };
  const { root } = createTinySite(files, { bare: true });
  const commands = [
    ['links'],
    ['examples'],
    ['examples', 'dedupe'],
    ['drift'],
    ['import', `${root}/page.md`],
  ];
  const codes = commands.map(async (args) => (await run([...args, '--site', root])).code);
  expect(await Promise.all(codes)).toEqual(commands.map(() => 2));
});

describe('a site with less than it says', () => {
  it('is built without the locales that have no content', async () => {
    const site = createTinySite(
      {
        'lockstep.config.ts': "export default { locales: { en: 'English', de: 'Deutsch' } };\n",
        'content/en/_index.md': page('Home', 'Welcome.'),
        'content/fr/_index.md': page('Accueil', 'Bienvenue.'),
      },
      { bare: true },
    );
    const { code, report } = await site.build();
    expect(code).toBe(0);
    expect(report.problems.map(showProblem)).toEqual([
      'lockstep.config.ts:1:18 warning unlisted-content-folder',
      'lockstep.config.ts:1:44 warning missing-content-folder',
    ]);
    expect(site.has('index.html')).toBe(true);
    expect(site.has('fr/index.html')).toBe(false);
  });
});
