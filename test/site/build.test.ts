/** `build`: exit codes, output streams, and the output folder. */
import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fill, GOOD, leftovers } from './good-site.ts';
import { createTinySite, freshCache, freshPath, page, readTree, run, type TinySite } from './tiny-site.ts';

describe('a build without errors', () => {
  const site = createTinySite(GOOD);
  const before = { umask: process.umask() };
  let built: Awaited<ReturnType<TinySite['build']>>;
  beforeAll(async () => {
    fill(site.out);
    built = await site.build();
  });

  it('ends with 0 and one JSON document, with nothing else on stdout', () => {
    expect(built).toMatchObject({ code: 0, stderr: '' });
    expect(built.stdout).toMatch(/^\{\n[\s\S]*\n\}\n$/);
    expect(built.report).toMatchObject({
      checked: 7,
      problems: [],
      summary: {
        pages: [
          { locale: 'en', count: 4 },
          { locale: 'fr', count: 3 },
        ],
      },
    });
  });

  it('replaces the output folder as a whole, readable for a web server, and leaves nothing next to it', () => {
    expect(site.has('docs/a/index.html')).toBe(true);
    expect(site.has('deep/er.txt')).toBe(false);
    expect(statSync(site.out).mode & 0o777).toBe(0o777 & ~before.umask);
    expect(leftovers(site.out)).toEqual([]);
  });

  it('has the same output with little memory', async () => {
    const limited = freshPath('limited');
    const { code } = await site.build(['--out', limited, '--cache', freshCache(), '--memory', '800M']);
    expect(code).toBe(0);
    expect(readTree(limited)).toEqual(readTree(site.out));
  });

  it('prints progress to stderr, and the result to stdout', async () => {
    // Another folder, since unchanged files of an earlier build would not be written again.
    const out = freshPath('progress');
    const { code, stdout, stderr } = await run(['build', '--site', site.root, '--out', out]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^Reading the site\nRendering pages: \d+\/\d+\n(?:.*\n)*Writing files\n$/);
    expect(stdout).toMatch(
      / en +4 pages\n +fr +3 pages\nBuilt 7 pages in [\d.]+ s \(0 rendered, 0 printed, /,
    );
  });

  it('follows a link that stands in the place of the output folder', async () => {
    const link = freshPath('link');
    mkdirSync(`${link}-target`);
    symlinkSync(`${link}-target`, link);
    await run(['build', '--site', site.root, '--out', link]);
    expect(existsSync(join(`${link}-target`, 'index.html'))).toBe(true);
  });
});

describe('a build with an error in a page', () => {
  const site = createTinySite({ ...GOOD, 'content/en/docs/bad.md': page('Bad', '{{< nope >}}') });
  it('ends with 1 and the site in place', async () => {
    fill(site.out);
    const { code, report } = await site.build();
    expect(code).toBe(1);
    expect(report.problems).toMatchObject([
      {
        code: 'unknown-shortcode',
        severity: 'error',
        locale: 'en',
        file: 'content/en/docs/bad.md',
        line: 5,
        column: 1,
        target: 'nope',
        suggestion: 'note',
      },
    ]);
    expect(site.has('docs/bad/index.html')).toBe(true);
    expect(site.has('deep/er.txt')).toBe(false);
  });

  it('leaves what was there with --strict', async () => {
    const out = freshPath('strict');
    const there = fill(out);
    const { code, stdout } = await run([
      'build',
      '--site',
      site.root,
      '--out',
      out,
      '--strict',
      '--format',
      'json',
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ problems: [{ code: 'unknown-shortcode' }], summary: null });
    expect(readTree(out)).toEqual(there);
    expect(leftovers(out)).toEqual([]);
  });

  it('shows people the place', async () => {
    const { stdout } = await run(['check', '--site', site.root]);
    expect(stdout).toContain('content/en/docs/bad.md:5:1');
    expect(stdout).toContain('{{< nope >}}');
    expect(stdout).toContain('Did you mean “note”?');
  });
});

describe('misuse', () => {
  const site = createTinySite(GOOD);
  it.each([
    ['no command', [], 'Usage: lockstep COMMAND'],
    ['an unknown command', ['built'], 'lockstep: Unexpected command “built”, expected one of build, '],
    ['an unknown option', ['build', '--sight'], "lockstep: Unknown option '--sight'"],
    [
      'a locale that the site lacks',
      ['build', '--site', site.root, '--locale', 'de'],
      'lockstep: Unexpected locale de',
    ],
    [
      'the site as output',
      ['build', '--site', site.root, '--out', site.root],
      'lockstep: Unexpected output folder',
    ],
  ])('%s ends with 2 and a reason, and changes nothing', async (_name, args, says) => {
    const before = readTree(site.root);
    const { code, stdout, stderr } = await run(args);
    expect(code).toBe(2);
    expect(stdout + stderr).toContain(says);
    expect(stderr).not.toMatch(/\n {4}at /);
    if (args.length > 0) expect(stdout).toBe('');
    expect(readTree(site.root)).toEqual(before);
  });

  it('--help is none', async () => {
    expect(await run(['build', '--help'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Usage: /),
    });
  });
});

describe('--locale', () => {
  const site = createTinySite({
    ...GOOD,
    'content/en/bad.md': page('Bad', '{{< nope >}}'),
    'content/en/includes/shared.md': 'Shared by all.\n',
    'content/fr/uses.md': page(
      'Emploie',
      '{{< include "shared.md" >}}\n\n[A]({{< ref path="/docs/a" lang="en" >}})',
    ),
  });
  it('builds its pages alone, which may still refer to the others', async () => {
    const { code, report } = await site.build(['--locale', 'fr']);
    expect(report.problems).toEqual([]);
    expect(code).toBe(0);
    expect(report.summary?.pages).toEqual([{ locale: 'fr', count: 4 }]);
    expect(site.read('fr/uses/index.html')).toContain('Shared by all.');
    expect(site.read('fr/uses/index.html')).toContain('href="/docs/a/"');
    expect(site.outputs().filter((path) => path.endsWith('.html') && !path.startsWith('fr/'))).toEqual([]);
    // A page that exists only in English, in the frame of the locale.
    expect(site.read('fr/docs/b/index.html')).toContain('lang="fr"');
  });

  it('may be given more than once', async () => {
    const { code, report } = await site.build(['--locale', 'fr', '--locale', 'en']);
    expect(code).toBe(1);
    expect(report.summary?.pages.map(({ locale }) => locale)).toEqual(['en', 'fr']);
  });
});

describe('--base', () => {
  const site = createTinySite(GOOD);
  it('is a prefix of every URL of the site', async () => {
    await site.build(['--base', 'x']);
    const pages = site.outputs().filter((path) => path.endsWith('.html'));
    expect(pages).toContain('docs/a/index.html');
    for (const path of pages) {
      const html = site.read(path);
      const addresses = [...html.matchAll(/\s(?:href|src|content|action)="([^"]*)"/g)].flatMap(
        ([, address = '']) => /^(?:\d+; url=)?(\/[^/].*|\/)$/.exec(address)?.[1] ?? [],
      );
      expect(addresses.length, path).toBeGreaterThan(0);
      for (const address of addresses) expect(address, path).toMatch(/^\/x\//);
    }
    expect(site.read('old/a/index.html')).toContain('content="0; url=/x/docs/a/"');
    expect(site.read('docs/b/index.html')).toContain('src="/x/logo.svg"');
    expect(site.read('docs/a/index.html')).toContain('href="https://tiny.example/x/docs/a/"');
    expect(site.read('_lockstep/tree.en.json')).toContain('"/x/docs/a/"');
  });
});

describe('the cache', () => {
  const site = createTinySite(GOOD);
  it('is where --cache says, else where LOCKSTEP_CACHE says', async () => {
    const [flag, variable] = [freshPath('flag'), freshPath('variable')];
    const both = { env: { LOCKSTEP_CACHE: variable } };
    expect((await site.check(['--cache', flag], both)).code).toBe(0);
    expect([existsSync(flag), existsSync(variable)]).toEqual([true, false]);
    expect((await site.check([], both)).code).toBe(0);
    expect(existsSync(variable)).toBe(true);
    expect(existsSync(join(site.root, 'node_modules'))).toBe(false);
  });

  it('may be no folder that can be written to: the site is built without', async () => {
    const file = freshPath('file');
    writeFileSync(file, '');
    const { code, report } = await site.build(['--cache', file]);
    expect(code).toBe(0);
    expect(report.problems).toMatchObject([{ code: 'unusable-cache', severity: 'warning' }]);
    expect(report.problems[0]?.message).toContain(file);
    expect(site.has('docs/a/index.html')).toBe(true);
  });

  it.each(['check', 'links', 'drift'])('may be none for %s either, which says so', async (command) => {
    const file = freshPath('file');
    writeFileSync(file, '');
    const { code, stdout, stderr } = await run([command, '--site', site.root, '--cache', file]);
    expect(code).toBe(0);
    expect(stdout + stderr).toContain('unusable-cache');
    expect(stdout + stderr).toContain(file);
    expect(readFileSync(file, 'utf8')).toBe('');
  });

  it('may lose pages to another program while a build counts on them: they are rendered again', async () => {
    const cache = freshCache();
    const own = createTinySite({
      ...GOOD,
      'content/en/docs/thief.md': page('Thief', '{{< thief >}}'),
      // As if another program had pruned a shared cache.
      'shortcodes/thief.ts': `import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { defineShortcode } from 'lockstep';
const order = ${JSON.stringify(cache)} + '.steal';
export default defineShortcode({
  name: 'thief', params: {}, inner: false, examples: [],
  render() {
    if (existsSync(order)) {
      rmSync(order);
      for (const entry of readdirSync(${JSON.stringify(cache)}, { recursive: true, withFileTypes: true }))
        if (entry.isFile()) rmSync(join(entry.parentPath, entry.name));
    }
    return { kind: 'text', text: 'Nothing happened.' };
  },
});
`,
    });
    await own.build(['--cache', cache]);
    const whole = readTree(own.out);
    writeFileSync(`${cache}.steal`, '');
    own.write({ 'content/en/docs/thief.md': page('Thief', '{{<  thief  >}}') });
    const { code, report } = await own.build(['--cache', cache]);
    expect(code).toBe(0);
    expect(existsSync(`${cache}.steal`)).toBe(false);
    expect(report.problems).toEqual([]);
    expect(readTree(own.out)).toEqual(whole);
  });

  it('serves two builds at once, of sites that share most of their pages', async () => {
    const include = '{{< include "shared.md" >}}';
    const sites = ['first', 'second'].map((word) =>
      createTinySite({
        ...GOOD,
        ...Object.fromEntries(
          Array.from({ length: 30 }, (_, index) => [
            `content/en/many/${index}.md`,
            page(`${index}`, include),
          ]),
        ),
        'content/en/includes/shared.md': `The ${word} text.\n`,
      }),
    );
    const cache = freshCache();
    const runs = await Promise.all(sites.map((each) => each.build(['--cache', cache])));
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    for (const [index, word] of ['first', 'second'].entries())
      for (let number = 0; number < 30; number += 1)
        expect(sites[index]?.read(`many/${number}/index.html`)).toContain(`The ${word} text.`);
  });
});
