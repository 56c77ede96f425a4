/** The commands as functions, with sites on disk. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { build, check, drift, examples, links } from '../../src/api/index.ts';
import { freshPath, writeTree } from '../site/tiny-site.ts';

// Hugo trees, since vitest would transform a configuration that is a module.
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
    expect(await examples(options)).toEqual({ checked: 0, problems: [], gate: {} });
    expect((await drift(options)).report?.locales).toBeDefined();
    expect(stdout).not.toHaveBeenCalled();
  });
});

describe('what is looked at, and what is known', () => {
  const site = freshPath('api-known');
  const options = { site, cache: freshPath('api-known-cache') };
  writeTree(site, {
    'config.toml': 'title = "Known"\n',
    'content/one.md': '---\ntitle: One\n---\n[gone](/gone/)\n',
    'content/two.md': '---\ntitle: Two\n---\n[lost](/lost/)\n',
    'content/examples/pod.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: {name: Wrong_Name}\nspec: {containers: []}\n',
  });
  const filesOf = ({ problems }: Awaited<ReturnType<typeof check>>) => problems.map(({ file }) => file);

  it('is a page or an example, for each function', async () => {
    const paths = ['content/two.md'];
    expect(filesOf(await check({ ...options, paths }))).toEqual(paths);
    expect(filesOf(await links({ ...options, paths }))).toEqual(paths);
    const example = ['content/examples/pod.yaml'];
    expect(new Set(filesOf(await examples({ ...options, paths: example })))).toEqual(new Set(example));
    await expect(links({ ...options, paths: ['content/three.md'] })).rejects.toThrow(
      'Unexpected path content/three.md',
    );
    await expect(check({ ...options, paths: ['../'] })).rejects.toThrow('expected one inside');
  });

  it('is written to the baseline as a whole, and left out from then on', async () => {
    const before = await check(options);
    expect(before.problems.length).toBeGreaterThan(2);
    await expect(check({ ...options, updateBaseline: true, paths: ['content/two.md'] })).rejects.toThrow(
      'Unexpected updateBaseline for a part of the site',
    );
    const update = await check({ ...options, updateBaseline: true });
    expect(update).toMatchObject({ problems: [], gate: { baseline: { added: before.problems.length } } });
    const known = { baseline: { file: 'lockstep-baseline.json', known: 2, gone: [] } };
    expect(await links(options)).toMatchObject({ problems: [], gate: known });
  });

  it('is judged by the releases of Kubernetes that are named', async () => {
    await expect(examples({ ...options, kubernetesVersions: ['1.2'] })).rejects.toThrow(
      'Unexpected release of Kubernetes 1.2, expected one of',
    );
    const cron =
      'apiVersion: batch/v1beta1\nkind: CronJob\nmetadata: {name: tick}\nspec: {schedule: "* * * * *", jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: a}]}}}}}\n';
    writeTree(site, { 'content/examples/cron.yaml': cron });
    const codes = async (version: string) => {
      const run = await examples({
        ...options,
        kubernetesVersions: [version],
        paths: ['content/examples/cron.yaml'],
      });
      return run.problems.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []));
    };
    expect(await codes('1.24')).toEqual([]);
    expect(await codes('1.36')).not.toEqual([]);
  });
});
