/** Builds of unchanged sites end without rendering; all others render. */
import { mkdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createProblem, filePlace } from '../../src/diagnostics/index.ts';
import { systemClock } from '../../src/io/index.ts';
import { type BuildOptions, type BuildSummary, loadSite } from '../../src/site/index.ts';
import { openBuildRecord } from '../../src/site/unchanged/build-record.ts';
import { CONFIG, createTinySite, freshPath, page, writeTree } from './tiny-site.ts';

const HOUR = 60 * 60 * 1000;
const START = Date.now();
const COMING = new Date(START + 3 * HOUR).toISOString();
const PAGES = {
  'content/en/docs/_index.md': page('Docs', ''),
  'content/en/docs/a.md': page('A', 'The first text.'),
  'content/en/docs/coming.md': page('Coming', 'Later.', `publishDate: ${COMING}`),
  'static/note.txt': 'note',
};
const site = createTinySite(PAGES);
const cache = freshPath('cache');
const A = join(site.root, 'content/en/docs/a.md');

const PROBLEMS = [
  createProblem('missing-include', filePlace('content/en/docs/a.md'), { message: 'No.', hint: 'Look.' }),
];
const SUMMARY = { pages: [], rendered: 3, printed: 4, milliseconds: 5, presets: [] };

/** Simulates a build at a later time, because times of files that were written just now are not trusted. */
async function build(
  more: Partial<BuildOptions> = {},
  later = HOUR,
  seen: Pick<BuildSummary, 'diagrams'> = {},
): Promise<'nothing' | 'built'> {
  const summary = { ...SUMMARY, ...seen };
  const options: BuildOptions = {
    root: site.root,
    out: site.out,
    cache,
    locales: [],
    strict: false,
    emptyOut: false,
    clock: { ...systemClock, now: () => new Date(START + later).toISOString() },
    env: {},
    onProgress: () => {},
    ...more,
  };
  const record = await openBuildRecord(options);
  if (record?.found !== undefined) {
    expect(record.found(7)).toEqual({
      problems: PROBLEMS,
      out: site.out,
      summary: { ...summary, rendered: 0, printed: 0, milliseconds: 7 },
    });
    return 'nothing';
  }
  const result = await loadSite(options);
  if (result.kind === 'failed') throw new Error('It cannot be loaded.');
  writeTree(site.out, { 'docs/a/index.html': 'A', 'note.txt': 'note' });
  record?.keep(result.loaded, { problems: PROBLEMS, out: site.out, summary });
  return 'built';
}

beforeEach(async () => {
  rmSync(site.out, { recursive: true, force: true });
  site.write({ ...PAGES, 'lockstep.config.ts': CONFIG });
  await build();
});

interface Change {
  readonly what: string;
  change(): void;
  /** How the build differs from the previous one. */
  readonly more?: Partial<BuildOptions>;
}

describe('a build of what was built before', () => {
  it('does nothing, and says what the build before found', async () => {
    expect(await build()).toBe('nothing');
    expect(await build()).toBe('nothing');
  });

  it.each<Change>([
    {
      what: 'a page of the same size and time',
      change() {
        const { atime, mtime } = statSync(A);
        writeFileSync(A, PAGES['content/en/docs/a.md'].replace('first', 'other'));
        utimesSync(A, atime, mtime);
      },
    },
    { what: 'a new file', change: () => site.write({ 'static/more.txt': 'more' }) },
    { what: 'a file that is gone', change: () => site.remove('static/note.txt') },
    { what: 'an output that is gone', change: () => rmSync(join(site.out, 'docs/a/index.html')) },
    {
      what: 'an output that somebody edited',
      change: () => writeFileSync(join(site.out, 'note.txt'), 'mine'),
    },
    { what: 'an output that is gone as a whole', change: () => rmSync(site.out, { recursive: true }) },
    { what: 'a variable', change() {}, more: { env: { LOCKSTEP_COLOUR: 'red' } } },
    { what: 'an option', change() {}, more: { basePath: '/x/' } },
  ])('builds after a change: $what', async ({ change, more = {} }) => {
    change();
    expect(await build(more)).toBe('built');
    expect(await build(more)).toBe('nothing');
  });

  it('builds when a page is due, and on another day', async () => {
    expect(await build()).toBe('nothing');
    expect(await build({}, 4 * HOUR)).toBe('built');
    expect(await build({}, 28 * HOUR)).toBe('built');
    expect(await build({}, 28 * HOUR)).toBe('nothing');
  });

  it('counts on what draws diagrams to be as it was, whether it is there or not', async () => {
    const left = [{ reason: 'no Chromium or Chrome is installed', count: 1 }];
    const browser = freshPath('chromium');
    const env = { CHROMIUM_PATH: browser };
    const diagrams = { drawn: 0, cached: 0, invalid: 0, left };
    expect(await build({ env }, HOUR, { diagrams })).toBe('built');
    expect(await build({ env }, HOUR, { diagrams })).toBe('nothing');
    writeFileSync(browser, '');
    expect(await build({ env }, HOUR, { diagrams })).toBe('built');
    // One that failed may succeed the next time.
    writeFileSync(browser, 'updated');
    const failing = { diagrams: { ...diagrams, failed: 1 } };
    expect(await build({ env }, HOUR, failing)).toBe('built');
    expect(await build({ env }, HOUR, failing)).toBe('built');
  });

  it('trusts no file that was changed just before', async () => {
    site.write({ 'static/note.txt': 'new' });
    const atOnce = Date.now() - START;
    await build({}, atOnce);
    expect(await build({}, atOnce)).toBe('built');
  });

  it.each([
    ['a typeface', "fonts: { sans: '@fontsource/none' }"],
    ['pictures for previews', "previewImages: { fonts: ['@fontsource/none'] }"],
  ])('builds a site each time whose looks come from a package: %s', async (_, theme) => {
    site.write({ 'lockstep.config.ts': CONFIG.replace('locales:', `theme: { ${theme} }, locales:`) });
    expect(await build()).toBe('built');
    expect(await build()).toBe('built');
  });

  it('builds a site each time that may depend on more', async () => {
    const config = `import { defineConfig } from 'lockstep';
export default defineConfig({ title: String(process.env.TITLE), locales: { en: 'English', fr: 'Français' } });
`;
    site.write({ 'lockstep.config.ts': config });
    expect(await build()).toBe('built');
    expect(await build()).toBe('built');
    const elsewhere = freshPath('elsewhere');
    mkdirSync(elsewhere);
    site.write({ 'lockstep.config.ts': CONFIG });
    symlinkSync(elsewhere, join(site.root, 'static/linked'));
    expect(await build()).toBe('built');
    expect(await build()).toBe('built');
  });
});
