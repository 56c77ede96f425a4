import { describe, expect, it } from 'vitest';
import { describeSettings } from '../../src/config/index.ts';

const settings = describeSettings();
const find = (path: string) => settings.find((setting) => setting.path === path);

describe('the list of settings', () => {
  it('lists type, default and meaning of each', () => {
    expect(find('toc.startLevel')).toEqual({
      path: 'toc.startLevel',
      type: '1–6',
      default: 2,
      required: false,
      description: 'Highest level of headings.',
    });
    expect(find('title')).toMatchObject({ type: 'string | { <name>: string }', default: 'Documentation' });
    expect(find('locales')).toMatchObject({ type: '{ <name>: string | { … } }', default: undefined });
    expect(find('locales.<name>.direction')).toMatchObject({ type: '"ltr" | "rtl"', default: undefined });
    expect(find('markdown.passthrough.block')).toMatchObject({ type: '[string, string][]', default: [] });
    expect(find('menus.<name>[].weight')).toMatchObject({ type: 'number', required: false });
    expect(find('menus.<name>[].name')).toMatchObject({ required: true });
    expect(find('params')).toMatchObject({ type: '{ <name>: unknown }', default: {} });
  });

  it('says in a sentence what each does', () => {
    for (const { path, description } of settings) expect(description, path).toMatch(/^[A-Z`].*\.$/s);
  });

  it('has each once, a table that stands in two places at the shallower one', () => {
    const paths = settings.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths).toContain('locales.<name>.menus');
    expect(paths.filter((path) => path.startsWith('locales.<name>.menus'))).toHaveLength(1);
  });

  it('keeps what is in a table behind it', () => {
    const firsts = settings.map(({ path }) => path.split(/[.[]/)[0]);
    const runs = firsts.filter((first, index) => first !== firsts[index - 1]);
    expect(new Set(runs).size).toBe(runs.length);
  });
});
