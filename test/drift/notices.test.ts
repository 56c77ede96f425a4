import { expect, test } from 'vitest';
import {
  countLinks,
  createPriority,
  type DriftPage,
  reportToNotices,
  type SectionChange,
} from '../../src/drift/index.ts';
import {
  createDriftLinks,
  renderDriftGithub,
  renderDriftHtml,
  renderDriftMarkdown,
  renderDriftTable,
} from '../../src/reporters/index.ts';
import { marksByHeading } from '../../src/site/views/drift-marks.ts';

const section = (more: Partial<SectionChange>): SectionChange => ({
  id: 'one',
  title: 'One <b>',
  change: 'changed',
  sourceLines: [3, 4],
  lines: [5, 6],
  words: 1,
  severity: 'major',
  blocks: [],
  ...more,
});

const page = (more: Partial<DriftPage>): DriftPage => ({
  locale: 'fr',
  file: 'content/fr/a.md',
  sourceFile: 'content/en/a.md',
  status: 'drifted',
  added: 2,
  deleted: 1,
  commits: [{ commit: 'ab'.repeat(20), date: '2026-01-02T00:00:00.000Z', subject: 'More' }],
  sections: [section({ translationId: 'un' })],
  ...more,
});

const report = (...pages: DriftPage[]) => ({ source: 'en', head: 'cd'.repeat(20), pages, locales: [] });

test('a drifted page has a notice, with marks at the headings that it has', () => {
  const notices = reportToNotices(
    report(page({ sections: [section({ translationId: 'un' }), section({ id: 'new', change: 'added' })] })),
  );
  expect(notices.get('content/fr/a.md')).toMatchObject({
    changed: '2026-01-02T00:00:00.000Z',
    marks: [{ id: 'un', sourceId: 'one' }],
  });
});

test('readers of current pages, and of those that have every change, see no notice', () => {
  expect(
    reportToNotices(report(page({ status: 'current', sections: [] }), page({ answered: true }))).size,
  ).toBe(0);
});

test('a page that shows something that changed is reported', () => {
  const causes = [{ kind: 'include', file: 'content/en/includes/x.md' }] as const;
  const notices = reportToNotices(report(page({ status: 'current', sections: [], causes })));
  expect(notices.get('content/fr/a.md')?.causes).toEqual(['content/en/includes/x.md']);
});

test('marks are links to sections of the source, by heading', () => {
  expect([...marksByHeading([{ id: 'deux', url: '/a/#"two' }], 'Changed')]).toEqual([
    [
      'deux',
      '<a class="drift-mark" data-pagefind-ignore href="/a/#&quot;two" title="Changed" aria-label="Changed"></a>',
    ],
  ]);
});

test('an annotation stands at the lines to work on', () => {
  expect(renderDriftGithub(report(page({})), 'docs/')).toBe(
    '::warning file=docs/content/fr/a.md,line=5,endLine=6,title=drifted::The source changed “One <b>” (content/en/a.md:3–4).\n',
  );
});

test('the signs of lines stay before their numbers in a report from right to left', () => {
  expect(renderDriftHtml(report(page({})), () => undefined)).toContain(
    '<bdi dir="ltr">+2 −1</bdi>, 1 commit',
  );
});

test('the summary is Markdown that shows text as text', () => {
  expect(renderDriftMarkdown(report(page({})))).toContain(
    '- [ ] `content/fr/a.md`: +2 −1, 1 commit, 1 section\n  - changed “One \\<b\\>”, lines 5–6',
  );
});

test('the table puts the worst first', () => {
  const table = renderDriftTable(
    report(
      page({ file: 'content/fr/b.md', added: 1 }),
      page({}),
      page({ file: 'content/fr/c.md', status: 'orphaned', sections: [] }),
    ),
    { color: false, maxPages: 2 },
  );
  expect(table.match(/content\/fr\/\w\.md/g)).toEqual(['content/fr/c.md', 'content/fr/a.md']);
  expect(table).toContain('… and 1 more pages');
});

test('the HTML file escapes what pages say', () => {
  const html = renderDriftHtml(report(page({})), () => ({
    before: 'a\nb\n<i>',
    after: 'a\nb\n<u>',
    translation: '1\n2\n3\n4\n</pre><script>\n6',
  }));
  expect(html).toContain('&lt;u&gt;');
  expect(html).toContain('&lt;/pre&gt;&lt;script&gt;');
  expect(html).toContain('Changed “One &lt;b&gt;”');
});

test('the HTML file marks words that are others, shows what stands around, and leads to where work is done', () => {
  const [section] = page({}).sections;
  if (section === undefined) throw new Error('Expected a section.');
  const block = {
    kind: 'paragraph',
    change: 'changed',
    baseLines: [2, 2],
    sourceLines: [2, 2],
    lines: [2, 2],
  } as const;
  const drifted = page({
    commits: [{ commit: 'abcdef0123456789', date: '2026-01-01T00:00:00Z', subject: 'More' }],
    sections: [{ ...section, sourceLines: [1, 3], lines: [1, 3], blocks: [block] }],
  });
  const html = renderDriftHtml(
    report(drifted),
    () => ({
      before: 'Top\nWait ten minutes here.\nEnd',
      after: 'Top\nWait two minutes here.\nEnd',
      translation: 'a\nb\nc',
    }),
    {
      links: createDriftLinks({
        editUrl: 'https://example.org/edit/',
        repository: 'https://example.org/docs',
      }),
      priority: { now: '2026-01-11T00:00:00Z' },
    },
  );
  expect(html).toContain('<del><span class="no">2</span>Wait <mark>ten</mark> minutes here.</del>');
  expect(html).toContain('<ins><span class="no">2</span>Wait <mark>two</mark> minutes here.</ins>');
  expect(html).toContain('<span><span class="no">1</span>Top</span>');
  expect(html).toContain('<a href="https://example.org/edit/content/fr/a.md">Edit this page</a>');
  expect(html).toContain(
    '<a href="https://example.org/docs/commit/abcdef0123456789"><code>abcdef0123</code></a>',
  );
  expect(html).toContain('10 days');
});

test('pages of which readers miss most come first, orphaned pages last', () => {
  const [section] = page({}).sections;
  if (section === undefined) throw new Error('Expected a section.');
  const changed = (file: string, words: number, severity: 'minor' | 'major', date: string) =>
    page({
      file,
      sourceFile: file.replace('/fr/', '/en/'),
      sections: [{ ...section, words, severity }],
      commits: [{ commit: 'a', date, subject: 'x' }],
    });
  const pages = [
    page({ file: 'content/fr/gone.md', status: 'orphaned', sections: [] }),
    changed('content/fr/minor.md', 20, 'minor', '2026-01-01T00:00:00Z'),
    changed('content/fr/new.md', 20, 'major', '2026-01-20T00:00:00Z'),
    changed('content/fr/old.md', 20, 'major', '2026-01-01T00:00:00Z'),
    changed('content/fr/linked.md', 20, 'major', '2026-01-01T00:00:00Z'),
  ];
  const { compare } = createPriority(pages, {
    now: '2026-01-21T00:00:00Z',
    demandFor: ({ file }) => (file.endsWith('linked.md') ? 4 : 1),
  });
  expect(pages.toSorted(compare).map(({ file }) => file.slice(11, -3))).toEqual([
    'linked',
    'old',
    'minor',
    'new',
    'gone',
  ]);
  const texts = new Map([
    ['content/en/docs/a.md', '[b](/docs/b/#x) [b](/docs/b) [out](https://example.org/docs/c/)'],
    ['content/en/docs/b.md', '[b](/docs/b/)'],
    ['content/en/docs/c/_index.md', '[b](/docs/b/) ![c](/docs/c)'],
  ]);
  const source = new Map([...texts.keys()].map((file) => [file.slice(11), file]));
  expect([...countLinks(source, (file) => texts.get(file) ?? '')]).toEqual([['content/en/docs/b.md', 2]]);
});
