/** `check` with rules in the configuration, comments that switch them off, and a site's own checks. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkSite } from '../../src/check/index.ts';
import type { Problem } from '../../src/diagnostics/index.ts';
import { parseDisableComments } from '../../src/gate/index.ts';
import { systemClock } from '../../src/io/index.ts';
import { writeTree } from '../site/tiny-site.ts';

const SCRATCH = mkdtempSync(join(tmpdir(), 'lockstep-rules-'));
afterAll(() => rmSync(SCRATCH, { recursive: true, force: true }));

let made = 0;

async function check(files: Readonly<Record<string, string>>, timeLimitSeconds?: number): Promise<string[]> {
  made += 1;
  const root = join(SCRATCH, `site-${made}`);
  writeTree(root, files);
  const { problems } = await checkSite({
    root,
    cache: join(SCRATCH, 'cache'),
    env: {},
    clock: systemClock,
    onProgress: () => {},
    timeLimitSeconds,
  });
  return problems.map(line);
}

function line({ code, severity, place, target = '', suggestion }: Problem): string {
  const at = place.kind === 'file' ? `${place.file}:${place.start.line}` : '-';
  return `${at} ${severity} ${code} ${target}${suggestion === undefined ? '' : ` → ${suggestion}`}`.trimEnd();
}

const page = (title: string, ...lines: readonly string[]) =>
  `---\ntitle: ${title}\n---\n${lines.join('\n')}\n`;
const config = (settings: string) =>
  `import { defineConfig } from 'lockstep';\nexport default defineConfig({ locales: { en: 'English', fr: 'Français' }, ${settings} });\n`;

describe('rules of the configuration', () => {
  it('change severities, by file and by locale, and switch codes off', async () => {
    const found = await check({
      'lockstep.config.ts': config(`
        rules: { 'missing-page': 'warning', 'double-slash': 'off', 'mising-anchor': 'off' },
        overrides: [
          { files: 'content/en/new/**', rules: { 'missing-page': 'error' } },
          { locales: ['fr'], rules: { 'missing-page': 'off' } },
        ],`),
      'content/en/_index.md': page('Home'),
      'content/en/old.md': page('Old', '[a](/gone/) [b](/old//)'),
      'content/en/new/a.md': page('New', '[a](/gone/)'),
      'content/fr/_index.md': page('Accueil', '[a](/fr/gone/)'),
    });
    expect(found).toEqual([
      'content/en/new/a.md:4 error missing-page /gone/',
      'content/en/old.md:4 warning missing-page /gone/',
      'lockstep.config.ts:3 error invalid-config mising-anchor → missing-anchor',
    ]);
  });

  it('are read from the parameters of a Hugo tree', async () => {
    const found = await check({
      'hugo.toml':
        'baseURL = "https://docs.example/"\n[params.lockstep.rules]\n"missing-page" = "info"\n"missing-pge" = "off"\n',
      'content/_index.md': page('Home', '[a](/gone/)'),
    });
    expect(found).toContain('content/_index.md:4 info missing-page /gone/');
    expect(found.filter((one) => one.includes('missing-pge'))).toHaveLength(1);
  });
});

describe('comments in a page', () => {
  it('switch a code off for a line or a block; those without use, reason or known code are findings', async () => {
    const found = await check({
      'content/en/_index.md': page(
        'Home',
        '<!-- lockstep-disable-next-line missing-page: it comes with the next release -->',
        '[a](/soon/)',
        '',
        '[b](/gone/)',
        '',
        'Text [c](/later/). <!-- lockstep-disable-line missing-page: later -->',
        '',
        '<!-- lockstep-disable missing-page, missing-asset: a list of old pages -->',
        '',
        '[d](/old/1/)',
        '',
        '<!-- lockstep-enable -->',
        '',
        '[e](/old/2/)',
        '',
        '<!-- lockstep-disable-next-line missing-pages: a slip -->',
        '<!-- lockstep-disable-next-line missing-anchor -->',
        '',
        '```html',
        '<!-- lockstep-disable-next-line missing-page: an example -->',
        '```',
        '',
        '`<!-- lockstep-disable-next-line missing-page -->`',
      ),
    });
    expect(found).toEqual([
      'content/en/_index.md:7 error missing-page /gone/',
      'content/en/_index.md:11 warning unused-disable missing-asset',
      'content/en/_index.md:17 error missing-page /old/2/',
      'content/en/_index.md:19 warning invalid-disable missing-pages → missing-page',
      'content/en/_index.md:20 warning invalid-disable',
      'content/en/_index.md:20 warning unused-disable missing-anchor',
    ]);
  });

  it('stand in YAML and front matter behind a number sign', () => {
    expect(
      parseDisableComments(
        'a.yaml',
        'kind: Pod # lockstep-disable-line invalid-manifest: shown as a mistake\ntext: "# lockstep-disable x"\n',
      ).map(({ kind, codes, start }) => [kind, codes, start.line, start.column]),
    ).toEqual([['disable-line', ['invalid-manifest'], 1, 11]]);
    expect(
      parseDisableComments(
        'a.md',
        '---\n# lockstep-disable-next-line duplicate-url: moved\nurl: /a/\n---\n',
      ).map(({ reason }) => reason),
    ).toEqual(['moved']);
  });
});

describe('checks of the site', () => {
  it('report codes of their own, which rules and comments name', async () => {
    const found = await check({
      'lockstep.config.ts': config(
        "overrides: [{ files: ['content/en/b.md'], rules: { 'site/no-todo': 'error' } }],",
      ),
      'checks/no-todo.ts': `import { defineCheck } from 'lockstep';
export default defineCheck({
  name: 'no-todo',
  page: ({ text }) => [...text.matchAll(/TODO/g)].map(({ index }) => ({ message: 'Unexpected TODO.', offset: index, length: 4, target: 'TODO' })),
});
`,
      'checks/broken.ts': "export default { name: 'other', page: () => [] };\n",
      'checks/throws.ts':
        "export default { name: 'throws', page: () => { throw new Error('out of ideas'); } };\n",
      'content/en/_index.md': page('Home', '<!-- lockstep-disable-next-line site/no-todo: known -->', 'TODO'),
      'content/en/a.md': page('A', 'TODO'),
      'content/en/b.md': page('B', 'TODO'),
      'content/fr/_index.md': page('Accueil'),
    });
    expect(found).toEqual([
      'checks/broken.ts:1 error invalid-check checks/broken.ts',
      'checks/throws.ts:1 error invalid-check checks/throws.ts',
      'content/en/a.md:4 warning site/no-todo TODO',
      'content/en/b.md:4 error site/no-todo TODO',
    ]);
  });

  it('that loop, wait for ever or end the program are stopped and reported by name, and the others check all pages', async () => {
    const own = (name: string, body: string) => `export default { name: '${name}', page: ${body} };\n`;
    const found = await check(
      {
        'lockstep.config.ts': config(''),
        'checks/ends.ts': own('ends', '() => { process.exit(0); }'),
        'checks/loops.ts': own(
          'loops',
          "({ id }) => { if (id === 'b') for (;;) { try { null.x; } catch {} } return []; }",
        ),
        'checks/waits.ts': own('waits', '() => new Promise(() => {})'),
        'checks/counts.ts':
          "let pages = 0;\nexport default { name: 'counts', page: () => [{ message: 'M', target: String((pages += 1)) }] };\n",
        'content/en/_index.md': page('Home'),
        'content/en/a.md': page('A'),
        'content/en/b.md': page('B'),
        'content/fr/_index.md': page('Accueil'),
      },
      3,
    );
    expect(found).toEqual([
      'checks/ends.ts:1 error invalid-check checks/ends.ts',
      'checks/loops.ts:1 error invalid-check checks/loops.ts',
      'checks/waits.ts:1 error invalid-check checks/waits.ts',
      'content/en/_index.md:1 warning site/counts 1',
      'content/en/a.md:1 warning site/counts 2',
      'content/en/b.md:1 warning site/counts 3',
      'content/fr/_index.md:1 warning site/counts 4',
    ]);
  });
});
