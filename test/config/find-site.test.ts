import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSite, isSite } from '../../src/config/index.ts';
import { writeSite } from './site-on-disk.ts';

describe('a site', () => {
  it.each([
    ['our configuration', { 'lockstep.config.ts': '' }, true],
    ['our configuration in JavaScript', { 'lockstep.config.mjs': '' }, true],
    ['a configuration of Hugo', { 'hugo.toml': '' }, true],
    ['a folder of configurations of Hugo', { 'config/_default/hugo.yaml': '' }, true],
    ['pages alone', { 'content/en/a.md': '' }, true],
    ['a file that is called content', { content: '' }, false],
    ['other files', { 'README.md': '', 'docs/a.md': '' }, false],
  ])('is a folder with %s: %o', (_name, files, expected) => {
    expect(isSite(writeSite(files))).toBe(expected);
  });
});

describe('the site of a working directory', () => {
  const siteOf = (files: Readonly<Record<string, string>>, folder: string) => {
    const root = realpathSync(writeSite(files));
    mkdirSync(join(root, folder), { recursive: true });
    return findSite(join(root, folder))?.replace(root, 'ROOT');
  };

  it.each([
    ['the folder itself', { 'content/en/a.md': '' }, '', 'ROOT'],
    ['a folder above with our configuration', { 'lockstep.config.js': '' }, 'content/en/docs', 'ROOT'],
    [
      'the nearest of two',
      { 'lockstep.config.ts': '', 'sub/lockstep.config.ts': '' },
      'sub/content/en',
      'ROOT/sub',
    ],
    ['a Hugo tree above that has pages', { 'config.toml': '', 'content/a.md': '' }, 'static/img', 'ROOT'],
    ['no folder above whose config.toml is of another program', { 'config.toml': '' }, 'src', undefined],
    ['no folder above that has only pages', { 'content/en/a.md': '' }, 'src', undefined],
    ['nothing where there is nothing', {}, 'src', undefined],
  ])('is %s', (_name, files, folder, expected) => {
    expect(siteOf(files, folder)).toBe(expected);
  });
});
