import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { load, writeSite } from './site-on-disk.ts';

const referenceOf = async (files: Readonly<Record<string, string>>, folder = '') => {
  const root = writeSite({
    [join(folder, 'content/_index.md')]: '',
    [join(folder, 'hugo.toml')]: '',
    ...files,
  });
  mkdirSync(join(root, '.git'));
  const { site } = await load(join(root, folder));
  return [site?.hugo?.version, site?.hugo?.from];
};

describe('the Hugo that a tree is written for', () => {
  it.each<[string, string, string, string]>([
    ['netlify.toml', '[build.environment]\nHUGO_VERSION = "0.151.0"\n', '0.151.0', 'netlify.toml'],
    ['netlify.toml', '[context.production.environment]\nHUGO_VERSION = "v0.151"\n', '0.151', 'netlify.toml'],
    ['package.json', '{"devDependencies": {"hugo-extended": "^0.149.1"}}', '0.149.1', 'package.json'],
    ['package.json', '{"hugo-bin": {"version": "0.120.4"}}', '0.120.4', 'package.json'],
    ['.hvm', 'v0.140.2/extended\n', '0.140.2', '.hvm'],
    ['.tool-versions', 'nodejs 24.1.0\nhugo extended_0.130.0\n', '0.130.0', '.tool-versions'],
    [
      '.github/workflows/site.yml',
      'jobs:\n  a:\n    steps:\n      - with:\n          hugo-version: "0.152.2" # as elsewhere\n',
      '0.152.2',
      '.github/workflows/site.yml',
    ],
    ['hugo.toml', '[module.hugoVersion]\nmin = "0.128.0"\n', '0.128.0', 'module.hugoVersion.min'],
    ['hugo.toml', '[caches.getjson]\nmaxAge = 1\n', '0.111.3', 'caches.getjson'],
    ['hugo.toml', 'title = "T"\n', '0.169.0', ''],
    ['netlify.toml', 'no toml = = 0.1\n', '0.169.0', ''],
    ['.github/workflows/site.yml', 'hugo-version: latest\n', '0.169.0', ''],
  ])('is named by %s: %j', async (file, text, version, from) => {
    expect(await referenceOf({ [file]: text })).toEqual([version, from]);
  });

  it('is named above the site too, up to the top of the work tree', async () => {
    const files = { 'netlify.toml': '[build.environment]\nHUGO_VERSION = "0.150.0"\n' };
    expect(await referenceOf(files, 'docs/site')).toEqual(['0.150.0', 'netlify.toml']);
  });

  it('is the version that builds the tree, if known, else the minimum that the tree requires', async () => {
    const files = {
      'hugo.toml': '[module.hugoVersion]\nmin = "0.110.0"\n',
      '.hvm': '0.163.0\n',
    };
    expect(await referenceOf(files)).toEqual(['0.163.0', '.hvm']);
  });

  it.each([
    ['0.143.1', 'source', true, false],
    ['0.147.0', 'plain', true, false],
    ['0.155.0', 'plain', false, true],
  ])('decides what Hugo does: %s', async (version, headingIdText, goldmarkComments, aliases) => {
    const root = writeSite({ 'content/_index.md': '', 'hugo.toml': '', '.hvm': version });
    const { site } = await load(root);
    expect(site?.markdown).toMatchObject({ headingIdText, goldmarkComments });
    expect(site?.aliasesOfLocale).toBe(aliases);
  });
});

it.each([
  ['0.157.0', 'English', 'en'],
  ['0.158.0', 'British', 'en-GB'],
])('decides which keys of a language count: %s', async (version, label, lang) => {
  const root = writeSite({
    'content/_index.md': '',
    'hugo.yaml': 'languages: { en: { label: British, locale: en-GB } }\n',
    '.hvm': version,
  });
  const { site } = await load(root);
  expect(site?.locales.map((locale) => [locale.label, locale.lang])).toEqual([[label, lang]]);
});
