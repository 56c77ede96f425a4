/** The commands as functions, with sites on disk. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { build, check, drift, examples, links } from '../../src/api/index.ts';
import { freshPath, writeTree } from '../site/tiny-site.ts';

// Hugo trees: their configuration is no module, which vitest would load in its own way.
function makeSite(title: string): string {
  const site = freshPath('api');
  writeTree(site, {
    'config.toml': `disableKinds = ["taxonomy", "term"]\ntitle = "${title}"\nbaseURL = "https://${title}.example/"\n`,
    'content/_index.md': `---\ntitle: Home of ${title}\n---\n[gone](/docs/gone/)\n`,
  });
  return site;
}

describe('several sites in one process', () => {
  const sites = ['one', 'two'].map((title) => ({ title, site: makeSite(title) }));
  const cache = freshPath('api-cache');
  const stdout = vi.spyOn(process.stdout, 'write');
  let built: Awaited<ReturnType<typeof build>>[];
  beforeAll(async () => {
    built = await Promise.all(sites.map(({ site, title }) => build({ site, cache: join(cache, title) })));
  });
  afterEach(() => stdout.mockClear());

  it('are built at once, each into its own dist', () => {
    for (const [index, { site, title }] of sites.entries()) {
      expect(built[index]).toMatchObject({ checked: 1, summary: { pages: [{ locale: 'en', count: 1 }] } });
      expect(readFileSync(join(site, 'dist/index.html'), 'utf8')).toContain(`Home of ${title}`);
    }
  });

  it('are built one after the other', async () => {
    const [{ site, title } = { site: '', title: '' }] = sites;
    const again = await build({ site, cache: join(cache, title), out: `${site}-again` });
    expect(again.summary).toMatchObject({ rendered: 0, printed: 0 });
    expect(existsSync(`${site}-again/index.html`)).toBe(true);
  });

  it('have problems in the shape of the JSON reports, and nothing is printed', async () => {
    const [{ site, title } = { site: '', title: '' }] = sites;
    const options = { site, cache: join(cache, title) };
    const found = { code: 'missing-page', severity: 'error', file: 'content/_index.md', line: 4 };
    expect((await check(options)).problems).toMatchObject([found]);
    expect(await links(options)).toMatchObject({ checked: 1, problems: [found], fixed: [] });
    expect(await examples(options)).toEqual({ checked: 0, problems: [] });
    expect((await drift(options)).report?.locales).toBeDefined();
    expect(stdout).not.toHaveBeenCalled();
  });
});
