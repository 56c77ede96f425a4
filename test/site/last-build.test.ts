/** What a build takes over from the last one, if only texts of pages have changed since. */
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { keepThreads, systemClock } from '../../src/io/index.ts';
import { prepareBuild } from '../../src/site/build-steps.ts';
import { type BuildOptions, buildSite } from '../../src/site/index.ts';
import { pagesOf } from '../../src/site/outputs/create-outputs.ts';
import { pagesUsed, planPages } from '../../src/site/render/prepare.ts';
import { openBuildRecord } from '../../src/site/unchanged/build-record.ts';
import { createTinySite, freshCache, freshPath, page, readTree, type TinySite } from './tiny-site.ts';

/** Times of files that were written just now are not trusted: the builds take place later. */
const LATER = new Date(Date.now() + 60_000).toISOString();

const PAGES = {
  'content/en/docs/_index.md': page('Docs', ''),
  'content/en/docs/plain.md': page('Plain', 'Its first text.'),
  'content/en/docs/shown.md': page('Shown', 'A part.'),
  'content/en/docs/showing.md': page('Showing', '{{< include "shown.md" >}}'),
  'content/en/docs/headings.md': page('Headings', '## One'),
  'content/fr/docs/headings.md': page('Titres', '## Un'),
  'content/en/docs/release.md': page('Release', '{{< release >}} {{< param colour >}}'),
  'content/en/blog/_index.md': page('Blog', '', 'type: blog'),
  'content/en/blog/news.md': page('News', 'What is new.', 'date: 2026-01-01'),
  'content/en/docs/drawn.md': page('Drawn', '```mermaid\nflowchart LR\nA --> B\n```'),
  'static/note.txt': 'note',
  'shortcodes/release.ts': `import { defineShortcode } from 'lockstep';
export default defineShortcode({
  name: 'release', params: {}, inner: false, examples: [],
  render: (_call, context) => ({ kind: 'text', text: String(context.env('LOCKSTEP_RELEASE')) }),
});
`,
};

/** Loading the program takes a thread longer than rendering these pages. */
const threads = keepThreads();
afterAll(() => threads.close());

let site: TinySite;
let cache: string;

const optionsOf = (more: Partial<BuildOptions> = {}): BuildOptions => ({
  root: site.root,
  out: site.out,
  cache,
  printViews: true,
  strict: false,
  emptyOut: false,
  clock: { ...systemClock, now: () => LATER },
  env: {},
  onProgress: () => {},
  ...more,
});
const build = (more: Partial<BuildOptions> = {}) => buildSite(optionsOf(more));

/** What the next build looks up again, renders and whose keys it computes. */
async function planNext() {
  const options = optionsOf();
  const record = await openBuildRecord(options);
  const prepared = await prepareBuild(options);
  if (prepared.kind === 'failed') throw new Error('The site cannot be loaded.');
  const { loaded, cache: kept, table } = prepared;
  const lookUp = vi.spyOn(loaded.lookups, 'holds');
  const last = record?.lastBuild(loaded);
  if (last === undefined) throw new Error('Builds of the site are not recorded.');
  const plan = planPages(loaded, kept, pagesUsed(table), last.verification);
  const asked = [...new Set(lookUp.mock.calls.map(([{ lookup, args }]) => `${lookup} ${String(args[0])}`))];
  const computed: string[] = [];
  const taken: string[] = [];
  for (const output of pagesOf(table)) {
    const key = vi.spyOn(output, 'key').mockResolvedValue('computed');
    const list = (await last.keyOf(plan, output)) === 'computed' ? computed : taken;
    list.push(output.path.replace(/\/?index\.html$/, ''));
    key.mockRestore();
  }
  await prepared.drawer.close();
  return { asked, rendered: plan.missing.map(({ file }) => file).sort(), computed: computed.sort(), taken };
}

/** Compares the output of the next build with that of one without a cache. */
async function expectSameAsFresh(more: Partial<BuildOptions> = {}): Promise<void> {
  await build(more);
  const fresh = { ...more, out: freshPath('fresh'), cache: freshPath('fresh-cache') };
  await build(fresh);
  expect(readTree(site.out)).toEqual(readTree(fresh.out));
}

beforeEach(async () => {
  site = createTinySite(PAGES);
  cache = freshCache();
  await build();
});

it('looks nothing up and computes no key if nothing has changed, except for diagrams', async () => {
  const next = await planNext();
  expect(next).toMatchObject({
    asked: [],
    rendered: [],
    computed: ['docs/_print', 'docs/drawn', 'fr/docs/drawn'],
  });
  expect(next.taken).toEqual(expect.arrayContaining(['docs/plain', 'fr/docs/headings', 'blog', '404.html']));
});

it('looks up the texts of edited pages only', async () => {
  site.write({
    'content/en/docs/plain.md': page('Plain', 'Its other text.'),
    'content/en/docs/shown.md': page('Shown', 'Another part.'),
  });
  const { asked, rendered, computed } = await planNext();
  expect(asked).toEqual(['fragment content/en/docs/shown.md']);
  expect(rendered).toEqual(['plain', 'showing', 'shown'].map((name) => `content/en/docs/${name}.md`));
  // A page in a locale without a translation shows the text of the source.
  expect(computed).toEqual(
    ['_print', 'drawn', 'plain', 'showing', 'shown']
      .flatMap((name) => (name === '_print' ? [`docs/${name}`] : [`docs/${name}`, `fr/docs/${name}`]))
      .sort(),
  );
  await expectSameAsFresh();
});

it('computes the key of a translation whose source was edited: it has the anchors of the source', async () => {
  site.write({ 'content/en/docs/headings.md': page('Headings', '## Another') });
  const { computed, rendered } = await planNext();
  expect(rendered).toEqual(['content/en/docs/headings.md']);
  expect(computed).toContain('fr/docs/headings');
  await expectSameAsFresh();
  expect(site.read('fr/docs/headings/index.html')).toContain('id="another"');
});

it('computes the key of a list that shows the beginning of an edited post', async () => {
  site.write({ 'content/en/blog/news.md': page('News', 'What is newer.', 'date: 2026-01-01') });
  expect((await planNext()).computed).toEqual(expect.arrayContaining(['blog', 'blog/news']));
  await expectSameAsFresh();
});

it.each([
  ['front matter', { 'content/en/docs/plain.md': page('Renamed', 'Its first text.') }],
  ['a file that is no page', { 'static/note.txt': 'other' }],
  ['a new page', { 'content/en/docs/new.md': page('New', 'New.') }],
])('takes nothing over after a change of %s', async (_, change) => {
  site.write(change);
  const { asked, taken } = await planNext();
  expect(asked).toEqual(expect.arrayContaining(['ownShortcode release', 'env LOCKSTEP_RELEASE']));
  expect(taken).toEqual([]);
  await expectSameAsFresh();
});

it('relies on no entry that another command has made since', async () => {
  // Threads have the environment in which they were started.
  await threads.close();
  const release = process.env.LOCKSTEP_RELEASE;
  try {
    process.env.LOCKSTEP_RELEASE = '2.0';
    // The cache is shared, the record is not: it belongs to builds without the variable.
    await build({ env: { LOCKSTEP_RELEASE: '2.0' }, out: freshPath('other') });
    if (release === undefined) delete process.env.LOCKSTEP_RELEASE;
    const { asked, rendered } = await planNext();
    expect(asked).toContain('env LOCKSTEP_RELEASE');
    expect(rendered).toEqual(['content/en/docs/release.md']);
    await expectSameAsFresh();
    expect(site.read('docs/release/index.html')).toContain('undefined green');
  } finally {
    if (release === undefined) delete process.env.LOCKSTEP_RELEASE;
    else process.env.LOCKSTEP_RELEASE = release;
  }
});
