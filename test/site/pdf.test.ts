/** A section as one PDF, printed by a real browser. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../src/io/index.ts';
import { createTinySite, freshPath, page, run } from './tiny-site.ts';

const site = createTinySite({
  'content/en/docs/_index.md': page('Docs', 'All of it.'),
  'content/en/docs/a.md': page(
    'A',
    '[More of B](/docs/b/#more), [own](#own), [home](/).\n\n## Own {#own}\n\nText.',
  ),
  'content/en/docs/b.md': page('B & C', 'Second.\n\n## More {#more}\n\nText.'),
  'content/fr/docs/_index.md': page('Documents', 'Tout.'),
});
const print = (...args: readonly string[]) => run(['pdf', '--site', site.root, ...args]);

/** The uncompressed parts of a PDF: its sheets, the titles of its outline, the targets of its links. */
function readPdf(file: string) {
  const text = readFileSync(file, 'latin1');
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);
  return {
    begins: text.slice(0, 5),
    sheets: all(/\/Type\s*\/Page\b(?!s)()/g).length,
    titles: all(/\/Title\s*\(([^)]*)\)/g).slice(1),
    links: all(/\/Dest\s*\/([\w-]+)/g),
  };
}

describe.runIf(findBrowser(process.env) !== undefined)('pdf', () => {
  it('prints a section with all that is below it: contents, a part for each page, links from one to another', async () => {
    const file = freshPath('docs.pdf');
    const { code, stdout } = await print('docs', '--out', file);
    expect([code, stdout]).toEqual([0, `Printed 3 pages of the site to ${file}\n`]);
    const pdf = readPdf(file);
    expect(pdf.begins).toBe('%PDF-');
    // One sheet for the contents, and one for each page.
    expect(pdf.sheets).toBe(4);
    expect(pdf.titles).toEqual(['Contents', 'Docs', 'Own', 'A', 'More', 'B & C']);
    expect(pdf.links).toEqual(expect.arrayContaining(['p1', 'p2', 'p3', 'p3-more', 'p2-own']));
  });

  it('prints a locale', async () => {
    const file = freshPath('documents.pdf');
    expect((await print('/docs/', '--locale', 'fr', '--out', file)).code).toBe(0);
    expect(readPdf(file).titles).toContain('Sommaire');
  });

  it('says which sections there are', async () => {
    const file = freshPath('none.pdf');
    const { code, stderr } = await print('dogs', '--out', file);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('Unexpected section “dogs”, expected one of docs.'),
    ]);
    expect(existsSync(file)).toBe(false);
  });
});

it('pdf says what is missing where no browser is installed', async () => {
  const env = {
    PATH: '/nowhere',
    HOME: '/nowhere',
    CHROMIUM_PATH: undefined,
    PLAYWRIGHT_BROWSERS_PATH: undefined,
  };
  const { code, stderr } = await run(['pdf', 'docs', '--site', site.root, '--out', freshPath('x.pdf')], {
    env,
  });
  expect([code, stderr]).toEqual([
    2,
    expect.stringContaining('Install one, or set CHROMIUM_PATH to its path.'),
  ]);
});
