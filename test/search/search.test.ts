/** Queries on indexes that are really made, through their files. */
import { describe, expect, it } from 'vitest';
import { createDescriber, createSearch } from '../../src/search/client.ts';
import { buildIndex, readSections } from '../../src/search/index.ts';

interface Source {
  readonly title: string;
  readonly html: string;
  readonly parent?: number;
}

/** An index as it lies on a host; what is loaded of it is written down. */
function createIndex(pages: readonly Source[]) {
  const { directory, files } = buildIndex(
    pages.map(({ title, html, parent = -1 }, number) => ({
      url: `/${number}/`,
      title,
      parent,
      sections: readSections(html),
    })),
  );
  const loaded: string[] = [];
  const load = async (name: string): Promise<unknown> => {
    loaded.push(name);
    return JSON.parse(files.get(name) ?? 'null');
  };
  const search = createSearch(JSON.parse(JSON.stringify({ folder: 'x', ...directory })), load);
  const describeMatch = createDescriber(search.directory, load);
  return {
    files,
    loaded,
    async titles(query: string) {
      return (await search.find(query)).matches.map(({ title }) => title);
    },
    async details(query: string) {
      const { matches, words } = await search.find(query);
      return Promise.all(matches.map((match) => describeMatch(match, words)));
    },
    find: search.find,
  };
}

const marked = (pieces: readonly { readonly text: string; readonly isMark: boolean }[]) =>
  pieces.map(({ text, isMark }) => (isMark ? `[${text}]` : text)).join('');

describe('pages', () => {
  const index = createIndex([
    { title: 'Running', html: '<p>Pods and their terminationGracePeriodSeconds.</p>' },
    { title: 'Pods', html: '<p>What they are.</p><h2 id="a">Life of a container</h2><p>It ends.</p>' },
    { title: 'Files', html: '<p>See kubelet.conf for pods.</p>' },
    { title: 'Agents', html: '<p>The kubelet has a conf and runs pods in a container.</p>' },
    { title: 'Événements', html: '<p>L’image d’un objet.</p>', parent: 0 },
  ]);

  it('are found by a word, those that are called so first', async () => {
    expect((await index.titles('pods'))[0]).toBe('Pods');
    expect((await index.titles('PODS')).toSorted()).toEqual(['Agents', 'Files', 'Pods', 'Running']);
  });

  it('are found while a word is typed', async () => {
    expect(await index.titles('terminationGr')).toEqual(['Running']);
    expect(await index.titles('evenem')).toEqual(['Événements']);
  });

  it('are found by a part of a name', async () => {
    expect(await index.titles('grace period')).toEqual(['Running']);
  });

  it('have every word', async () => {
    expect(await index.titles('pods container')).toEqual(['Pods', 'Agents']);
    expect(await index.titles('pods nothing')).toEqual([]);
  });

  it('come first where a name is written as it was asked', async () => {
    expect(await index.titles('kubelet.conf')).toEqual(['Files', 'Agents']);
    expect(await index.titles('kubelet.co')).toEqual(['Files', 'Agents']);
  });

  it('are found by a word with another ending', async () => {
    expect(await index.titles('containing')).toEqual(['Pods', 'Agents']);
  });

  it('say where they stand', async () => {
    expect((await index.find('image')).matches).toMatchObject([{ url: '/4/', trail: ['Running'] }]);
  });

  it('are none for nothing', async () => {
    expect((await index.find(' … ')).matches).toEqual([]);
  });
});

describe('Chinese', () => {
  const index = createIndex([
    { title: '容器', html: '<p>容器运行时接口。</p>' },
    { title: '节点', html: '<p>每个Pod的容器都在节点上运行</p>' },
    { title: '其他', html: '<p>容量、机器与运行</p>' },
  ]);

  it.each([
    ['容器', ['容器', '节点']],
    ['运行时', ['容器']],
    ['Pod的', ['节点']],
    ['器', ['容器', '节点', '其他']],
    ['行', ['容器', '节点', '其他']],
    ['器容', []],
  ])('finds %s', async (query, titles) => {
    expect((await index.titles(query)).toSorted()).toEqual(titles.toSorted());
  });

  it('marks what was asked, and no more', async () => {
    const [first] = await index.details('运行时');
    expect(marked(first?.excerpt ?? [])).toBe('容器[运行时]接口。');
    const [single] = await index.details('接');
    expect(marked(single?.excerpt ?? [])).toBe('容器运行时[接]口。');
  });
});

describe('details', () => {
  const filler = 'Other words stand here. '.repeat(30);
  const index = createIndex([
    {
      title: 'A page',
      html: `<p>Beginning.</p><h2 id="b">Second</h2><p>${filler}The needle and the thread. ${filler}</p><h2 id="c">A needle</h2><p>Blunt.</p><h2 id="d">Thread</h2><p>Long.</p>`,
    },
  ]);

  it('tell the sections with the words, each with a piece of its text', async () => {
    const [page] = await index.details('needle thread');
    expect(page?.excerpt).toEqual([]);
    expect(page?.sections.map(({ id }) => id)).toEqual(['b']);
    const [section] = page?.sections ?? [];
    const excerpt = marked(section?.excerpt ?? []);
    expect(excerpt).toMatch(/^… .*The \[needle\] and the \[thread\]\. .* …$/);
    expect(excerpt.length).toBeLessThan(190);
  });

  it('tell sections by their titles', async () => {
    const [page] = await index.details('need');
    expect(page?.sections.map(({ id, title }) => [id, marked(title)])).toEqual([
      ['b', 'Second'],
      ['c', 'A [needle]'],
    ]);
  });

  it('tell the beginning of a page that is called so', async () => {
    const [page] = await index.details('page');
    expect(marked(page?.title ?? [])).toBe('A [page]');
    expect(marked(page?.excerpt ?? [])).toBe('Beginning.');
    expect(page?.sections).toEqual([]);
  });
});

describe('files', () => {
  const words = Array.from({ length: 30_000 }, (_, number) => `w${number.toString(36)}x`);
  const part = (from: number) => words.slice(from, from + 3000).join(' ');
  const index = createIndex([
    {
      title: 'Long',
      html: Array.from(
        { length: 10 },
        (_, number) => `<h2 id="s${number}">S</h2><p>${part(3000 * number)}</p>`,
      ).join(''),
    },
    { title: 'Short', html: '<p>Few words.</p>' },
  ]);

  it('are loaded as they are needed, once', async () => {
    const { matches } = await index.find(words[17_000] ?? '');
    expect(matches.map(({ title }) => title)).toEqual(['Long']);
    const [page] = await index.details(words[17_000] ?? '');
    expect(page?.sections.map(({ id }) => id)).toEqual(['s5']);
    expect(new Set(index.loaded).size).toBe(index.loaded.length);
    expect(index.loaded.filter((name) => name.startsWith('texts.'))).toHaveLength(1);
    expect(index.loaded.filter((name) => name.startsWith('terms.')).length).toBeLessThanOrEqual(2);
    expect(index.files.size).toBeGreaterThan(12);
  });

  it('of a page that is cut hold all of its words together', async () => {
    expect(await index.titles(`${words[1]} ${words[29_000]}`)).toEqual(['Long']);
  });

  it('that cannot be had are asked for again', async () => {
    const { directory, files } = buildIndex([{ url: '/', title: 'A', parent: -1, sections: [] }]);
    let isThere = false;
    const search = createSearch({ folder: 'x', ...directory }, async (name) => {
      if (!isThere) throw new Error('offline');
      return JSON.parse(files.get(name) ?? '');
    });
    await expect(search.find('a')).rejects.toThrow('offline');
    isThere = true;
    expect((await search.find('a')).matches).toHaveLength(1);
  });

  it('of others are refused', () => {
    expect(() => createSearch('<!doctype html>', async () => [])).toThrow(
      'Unexpected content of the directory, expected a file of the search index.',
    );
  });

  it('of nothing find nothing', async () => {
    expect(await createIndex([]).titles('a')).toEqual([]);
  });
});

describe('a title', () => {
  it('that is the query weighs more than one that holds it among others, whatever the texts', async () => {
    const index = createIndex([
      { title: 'Quokka, wombat, numbat and bilby at night', html: `<p>${'The quokka. '.repeat(60)}</p>` },
      { title: 'Quokka', html: '<p>An animal of an island, with a page of some more words than one.</p>' },
    ]);
    expect((await index.titles('quokka'))[0]).toBe('Quokka');
  });
});
