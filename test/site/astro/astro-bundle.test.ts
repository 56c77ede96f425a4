/** Later builds reuse Astro's bundle of an earlier one, and have the same output. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { createCacheFolder, PROGRAM } from '../../../src/io/index.ts';
import { type KeptPrinter, printWith } from '../../../src/site/astro/astro-bundle.ts';
import { PAGE_ROUTE } from '../../../src/site/astro/astro-route.ts';
import { bundleApart } from '../../../src/site/astro/bundle-apart.ts';
import type { SiteHandle } from '../../../src/site/astro/handover.ts';
import { CONFIG, createTinySite, freshPath, page, readTree, start, type Tree } from '../tiny-site.ts';

const withHeader = (header: string): Tree => ({
  'lockstep.config.ts': CONFIG.replace(
    'locales:',
    "theme: { components: { Header: './src/Header.astro' } }, locales:",
  ),
  'src/Header.astro': header,
  'content/en/a.md': page('A', 'Text.'),
  'content/en/c#.md': page('C#', 'Text.'),
  'content/uk/Їжак.md': page('Їжак', 'Text.'),
});

const printersIn = (cache: string) => globSync('printed/??/*.printer', { cwd: cache });

it('prints what Astro would print, also the addresses that a component of the site asks Astro for', async () => {
  const site = createTinySite(withHeader('<header>{Astro.url.pathname} {Astro.generator}</header>\n'));
  const cache = freshPath('cache');
  await site.build(['--cache', cache, '--base', '/under/']);
  expect(printersIn(cache)).toHaveLength(1);

  site.write({
    'content/en/a.md': page('A, changed', 'Other text.'),
    'content/en/c#.md': page('C#, changed', 'x'),
  });
  const { report } = await site.build(['--cache', cache, '--base', '/under/']);
  expect(report.summary?.rendered).toBe(2);
  expect(site.read('a/index.html')).toContain('<header>/under/a/ Astro v');

  const kept = readTree(site.out);
  await site.build(['--cache', freshPath('cache'), '--base', '/under/']);
  expect(readTree(site.out)).toEqual(kept);
});

it('prints the same as Astro in the process of the build', async () => {
  const site = createTinySite(
    withHeader('<header>{Astro.url.pathname}</header>\n<style>header { color: navy }</style>\n'),
  );
  const cache = freshPath('cache');
  await site.build(['--cache', cache]);
  const apart = readTree(site.out);
  const [printer = ''] = printersIn(cache);

  const other = freshPath('cache');
  // An entry that says that only Astro itself can print the pages.
  createCacheFolder(join(other, 'printed')).write(printer.replace(/^printed|\//g, ''), 'null');
  await site.build(['--cache', other]);
  expect(readTree(site.out)).toEqual(apart);
});

it('gets the bundle of a process that is asked before Astro is loaded there', async () => {
  const cacheDir = freshPath('astro');
  const made = await bundleApart({ program: PROGRAM, base: '/', cacheDir, logLevel: 'silent' });
  expect(Object.keys(made?.printer?.files ?? {})).not.toEqual([]);
  expect(Object.keys(made?.assets ?? {}).some((name) => name.endsWith('.css'))).toBe(true);
});

it('reports what is wrong in a component, with its place', async () => {
  const site = createTinySite(withHeader('<header>{</header>\n'));
  const { code, stderr } = await site
    .build(['--cache', freshPath('cache')])
    .catch((error: Error) => ({ code: 2, stderr: error.message }));
  expect(code).toBe(2);
  expect(stderr).toContain('Header.astro');
});

it.runIf(process.platform === 'linux')(
  'bundles no longer when the build is killed, and leaves no files',
  async () => {
    const site = createTinySite(withHeader('<header>x</header>\n'));
    const cache = freshPath('cache');
    const build = start(['build', '--site', site.root, '--out', site.out, '--cache', cache]);
    const bundler = await vi.waitFor(
      () => {
        expect(foldersOfBundles(cache)).toHaveLength(1);
        return childrenOf(build.pid ?? 0).find((pid) => commandOf(pid).includes('bundle-process')) ?? 0;
      },
      { timeout: 60_000, interval: 20 },
    );
    expect(bundler).toBeGreaterThan(0);
    build.kill('SIGKILL');
    await vi.waitFor(() => expect(commandOf(bundler)).toBe(''), { timeout: 60_000 });
    expect(foldersOfBundles(cache)).toEqual([]);
  },
);

const foldersOfBundles = (cache: string) => globSync('astro/bundle-*', { cwd: cache });

function childrenOf(pid: number): number[] {
  return globSync(`/proc/${pid}/task/*/children`)
    .flatMap((file) => readFileSync(file, 'utf8').split(' '))
    .filter((child) => child !== '')
    .map(Number);
}

/** Empty if there is no such process, or only what its parent has not collected yet. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

it('starts Astro for every build of a site whose components have pictures for Astro to write', async () => {
  const site = createTinySite({
    ...withHeader(
      "---\nimport { Image } from 'astro:assets';\nimport dot from './dot.png';\n---\n<header><Image src={dot} alt=\"\" /></header>\n",
    ),
    'src/dot.png': DOT,
  });
  const cache = freshPath('cache');
  await site.build(['--cache', cache]);
  const [printer = ''] = printersIn(cache);
  expect(readFileSync(join(cache, printer), 'utf8')).toMatch(/null$/);
  site.write({ 'content/en/a.md': page('A', 'Other text.') });
  await site.build(['--cache', cache]);
  const [, picture = ''] = /<img src="\/([^"]+)"/.exec(site.read('a/index.html')) ?? [];
  expect(site.has(picture)).toBe(true);
});

it('waits for the pages under way when one throws, and prints no further ones', async () => {
  const written: string[] = [];
  const requested: string[] = [];
  const printed = printWith(PRINTER, SITE, {
    outputs: (function* () {
      for (const output of [
        'bad/index.html',
        'slow/index.html',
        ...Array.from({ length: 9 }, (_, at) => `${at}/index.html`),
      ]) {
        requested.push(output);
        yield output;
      }
    })(),
    base: '/',
    folder: freshPath('bundle'),
    write: (output) => written.push(output),
  });
  await expect(printed).rejects.toThrow('sunk');
  expect(requested).toHaveLength(4);
  expect(written).toContain('slow/index.html');
});

const SITE: SiteHandle = {
  view: () => Promise.reject(new Error('Not asked for.')),
  strings: () => Object.assign(() => '', { lang: () => undefined }),
  assetUrl: (path) => path,
};

/** A bundle whose page “bad” throws immediately, while the others take some time. */
const PRINTER: KeptPrinter = {
  files: {
    'entry.mjs': Buffer.from(`import { setTimeout } from 'node:timers/promises';
export const app = {
  manifest: { routes: [{ routeData: { route: '${PAGE_ROUTE}' } }] },
  getOptions: () => ({}), setInternals() {}, setOptions() {},
  async render({ url }) {
    if (url.includes('bad')) throw new Error('sunk');
    await setTimeout(20);
    return new Response(url);
  },
};
`).toString('base64'),
  },
  entry: 'entry.mjs',
  page: { key: 'page', styles: [] },
  origin: 'https://harbour.example',
};

/** A picture of one pixel. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
