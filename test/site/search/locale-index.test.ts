import { describe, expect, it } from 'vitest';
import { type PlannedPage, renderIndexFiles } from '../../../src/site/search/locale-index.ts';

const page = (more: Partial<PlannedPage>): PlannedPage => ({
  url: '/a/',
  title: 'Alpha',
  description: '',
  parent: -1,
  ...more,
});

describe('the index of a locale', () => {
  it('has the titles of pages without a text, and is not made where a text is gone', () => {
    const files = renderIndexFiles({ locale: 'en', lang: 'en', pages: [page({})] }, () => undefined);
    expect(files.get('en.json')).toContain('"Alpha"');
    const pages = [page({ facts: { searchHash: 'abc' } })];
    expect(() => renderIndexFiles({ locale: 'en', lang: 'en', pages }, () => undefined)).toThrow(
      'rendered page of /a/',
    );
  });

  it('lies in a folder whose name changes with a text', () => {
    const pages = [page({ facts: { searchHash: 'abc' } })];
    const folderOf = (text: string) =>
      [
        ...renderIndexFiles({ locale: 'en', lang: 'en', pages }, () => ({
          sections: [{ id: '', title: '', text }],
          links: [],
        })).keys(),
      ][1];
    expect(folderOf('One')).toMatch(/^en\.[0-9a-f]{12}\//);
    expect(folderOf('One')).not.toBe(folderOf('Two'));
  });

  it('names the index of the originals of pages that are not translated, and their addresses', () => {
    const render = (pages: Record<string, string>) =>
      renderIndexFiles(
        {
          locale: 'ar',
          lang: 'ar',
          pages: [page({})],
          originals: { index: { directory: 'en.json', lang: 'en' }, pages },
        },
        () => undefined,
      );
    const files = render({ '/b/': '/ar/b/' });
    expect(JSON.parse(files.get('ar.json') ?? '')).toMatchObject({
      original: { directory: 'en.json', lang: 'en' },
    });
    const name = [...files.keys()].find((path) => path.endsWith('/untranslated.json')) ?? '';
    expect(JSON.parse(files.get(name) ?? '')).toEqual({ '/b/': '/ar/b/' });
    expect([...render({ '/c/': '/ar/c/' }).keys()]).not.toContain(name);
  });
});
