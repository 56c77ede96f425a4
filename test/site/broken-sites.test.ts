/** Sites that have no pages, or a configuration that cannot be used: each says why, in words that help. */
import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  BASE,
  createTinySite,
  type JsonReport,
  page,
  type Run,
  showProblem,
  type Tree,
} from './tiny-site.ts';

interface BrokenSite {
  readonly name: string;
  readonly files: Tree;
  readonly problems: readonly string[];
  /** Words of the first finding's message. */
  readonly says: string;
}

const CONTENT: Tree = {
  'content/en/_index.md': page('Home', 'Welcome.'),
  'content/fr/_index.md': page('Accueil', 'Bienvenue.'),
};

const BROKEN: readonly BrokenSite[] = [
  {
    name: 'an empty folder',
    files: {},
    problems: ['- error invalid-config'],
    says: 'expected content/<locale>/, lockstep.config.ts or a configuration of Hugo.',
  },
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
  },
];

describe('a site that cannot be used', () => {
  const results = new Map<string, Run & { readonly report: JsonReport }>();
  beforeAll(async () => {
    const runs = BROKEN.map(async ({ name, files }) => {
      results.set(name, await createTinySite(files, { bare: true }).check());
    });
    await Promise.all(runs);
  });

  it.each(BROKEN)('$name', ({ name, problems, says }) => {
    const result = results.get(name);
    expect(result?.code).toBe(1);
    expect(result?.stderr).toBe('');
    expect(result?.report.problems.map(showProblem)).toEqual(problems);
    expect(result?.report.problems[0]?.message).toContain(says);
    for (const { message, hint } of result?.report.problems ?? []) {
      expect(message).toMatch(/^(?:Unexpected|Expected) .*\.$/s);
      expect(hint).toMatch(/\.$/);
    }
  });

  it('leaves what was in the output folder', async () => {
    const site = createTinySite({}, { bare: true });
    const { code, report } = await site.build();
    expect(code).toBe(1);
    expect(report).toMatchObject({ checked: 0, summary: null });
    expect(existsSync(site.out)).toBe(false);
  });
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
