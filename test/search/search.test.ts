/** Queries on real indexes, through their files. */
import { describe, expect, it } from 'vitest';
import { parseHtml, searchTextOf } from '../../src/rendering/index.ts';
import { createDescriber, createSearch } from '../../src/search/client.ts';
import { buildIndex } from '../../src/search/index.ts';

interface Source {
  readonly title: string;
  readonly html: string;
  readonly parent?: number;
}

/** An index as on a host, which records the files that are loaded. */
function createIndex(pages: readonly Source[], lang = 'en') {
  const { directory, files } = buildIndex(
    pages.map(({ title, html, parent = -1 }, number) => ({
      url: `/${number}/`,
      title,
      parent,
      ...searchTextOf(parseHtml(html).children),
    })),
    lang,
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

  it('rank first if they contain every word, then by the number of words', async () => {
    expect((await index.titles('pods container')).slice(0, 2)).toEqual(['Pods', 'Agents']);
    expect((await index.titles('kubelet conf image')).slice(0, 2).toSorted()).toEqual(['Agents', 'Files']);
  });

  it('are not a single one where a rare word of the query is in it alone', async () => {
    const many = createIndex([
      { title: 'Commands', html: '<p>One command to migrate a tree.</p>' },
      { title: 'Moving from Hugo', html: '<p>Hugo trees.</p>' },
      ...Array.from({ length: 30 }, (_, number) => ({
        title: `Page ${number}`,
        html: '<p>Not in Hugo.</p>',
      })),
    ]);
    expect((await many.titles('migrate from hugo')).slice(0, 2)).toEqual(['Commands', 'Moving from Hugo']);
    expect(await many.titles('migrate from hugo')).toHaveLength(5);
  });

  it('need no word that is nowhere', async () => {
    expect((await index.titles('qqqq pods'))[0]).toBe('Pods');
    expect(await index.titles('qqqq')).toEqual([]);
  });

  it('come first where a name is written as it was asked', async () => {
    expect(await index.titles('kubelet.conf')).toEqual(['Files', 'Agents']);
    expect((await index.titles('kubelet.co')).slice(0, 2)).toEqual(['Files', 'Agents']);
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
    ['Pod的', ['节点']],
    ['器', ['容器', '节点', '其他']],
    ['行', ['容器', '节点', '其他']],
    ['器容', []],
  ])('finds %s', async (query, titles) => {
    expect((await index.titles(query)).toSorted()).toEqual(titles.toSorted());
  });

  it('finds all of a run first, then most of it', async () => {
    expect((await index.titles('运行时'))[0]).toBe('容器');
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

  it('list the sections with the words, each with an excerpt', async () => {
    const [page] = await index.details('needle thread');
    expect(page?.excerpt).toEqual([]);
    expect(page?.sections.map(({ id }) => id)).toEqual(['b']);
    const [section] = page?.sections ?? [];
    const excerpt = marked(section?.excerpt ?? []);
    expect(excerpt).toMatch(/^… .*The \[needle\] and the \[thread\]\. .* …$/);
    expect(excerpt.length).toBeLessThan(190);
  });

  it('find sections by their titles', async () => {
    const [page] = await index.details('need');
    expect(page?.sections.map(({ id, title }) => [id, marked(title)])).toEqual([
      ['b', 'Second'],
      ['c', 'A [needle]'],
    ]);
  });

  it('lead to the start of a page with a matching title', async () => {
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
    const { directory, files } = buildIndex(
      [{ url: '/', title: 'A', parent: -1, sections: [], links: [] }],
      'en',
    );
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

  it('in an empty index find nothing', async () => {
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

describe('questions', () => {
  it.each([
    ['en', 'how do I restart a pod', 'Restart a pod'],
    ['en', 'what is a quokka', 'What is a quokka?'],
    ['fr', 'comment redémarrer un pod', 'Redémarrer un pod'],
    ['uk', 'як перезапустити под', 'Перезапуск пода'],
    ['zh-Hans', '怎么重启容器', '重启容器'],
    ['zh-Hans', '容器重启', '重启容器'],
  ])('in %s: %s', async (lang, query, title) => {
    const index = createIndex(
      [
        { title: 'How I do it', html: '<p>How do I do what I do: a quokka is.</p>' },
        { title: 'Quokkas', html: '<p>Quokka quokka quokka.</p>' },
        { title: 'What is a quokka?', html: '<p>An animal.</p>' },
        { title: 'Restart a pod', html: '<p>Deletes it.</p>' },
        { title: 'Comment un', html: '<p>Comment un un comment.</p>' },
        { title: 'Redémarrer un pod', html: '<p>Le supprimer.</p>' },
        { title: 'Як і що', html: '<p>Як, що і чому.</p>' },
        { title: 'Перезапуск пода', html: '<p>Видалити його.</p>' },
        { title: '怎么用', html: '<p>怎么做，怎么用。</p>' },
        { title: '重启容器', html: '<p>删除它。</p>' },
      ],
      lang,
    );
    expect((await index.titles(query))[0]).toBe(title);
  });

  it('of stop words alone are answered', async () => {
    const index = createIndex([
      { title: 'Names', html: '<p>The Who.</p>' },
      { title: 'Others', html: '<p>Nobody.</p>' },
    ]);
    expect(await index.titles('who')).toEqual(['Names']);
    expect(await index.titles('the who')).toEqual(['Names']);
    expect(await index.titles('qqqq who')).toEqual(['Names']);
  });
});

describe('typing mistakes', () => {
  const index = createIndex([
    ...Array.from({ length: 12 }, (_, number) => ({
      title: `Page ${number}`,
      html: '<p>kubectl applies configuration, and Kubernetes reconciles. Переклад сторінки.</p>',
    })),
    { title: 'Cheat sheet', html: '<p>Commands of kubectl.</p>' },
    { title: 'Notes', html: '<p>Somebody wrote kubeclt here, and quinfiguration.</p>' },
  ]);

  it.each([
    ['two letters swapped', 'ukbectl', 'kubectl'],
    ['in the middle', 'configuartion', 'configuration'],
    ['one letter too few', 'recnciles', 'reconciles'],
    ['one too many', 'kkubectl', 'kubectl'],
    ['another one', 'jubernetes', 'kubernetes'],
    ['two of them in a long word', 'cnofigurtaion', 'configuration'],
    ['in other letters', 'переклдад', 'переклад'],
    ['a name in other letters', 'кубернетес', 'kubernetes'],
  ])('%s: %s', async (_name, query, meant) => {
    const found = await index.find(query);
    expect(found.meant).toBe(meant);
    expect(found.matches.length).toBeGreaterThan(11);
  });

  it('are corrected in their place of the query', async () => {
    const found = await index.find('Ukbectl: cheat sheet');
    expect(found.meant).toBe('kubectl: cheat sheet');
    expect(found.matches[0]?.title).toBe('Cheat sheet');
  });

  it('that a page has too are found there first, and then as they are meant', async () => {
    const found = await index.find('kubeclt');
    expect(found.meant).toBe('kubectl');
    expect(found.matches[0]?.title).toBe('Notes');
    expect(found.matches.length).toBeGreaterThan(12);
    expect((await index.titles('kubeclt cheat sheet'))[0]).toBe('Cheat sheet');
  });

  it('are marked as they are meant', async () => {
    const [first] = await index.details('cheat sheet ukbectl');
    expect(marked(first?.excerpt ?? [])).toBe('Commands of [kubectl].');
  });

  it('are not seen in words that are right, short or names with signs', async () => {
    for (const query of ['kubectl', 'configurations', 'pag', 'kubectl-1x'])
      expect((await index.find(query)).meant).toBeUndefined();
  });

  it('load no spellings where a word is there', async () => {
    const fresh = createIndex([{ title: 'A', html: '<p>kubectl</p>' }]);
    await fresh.find('kubectl kubec');
    expect(fresh.loaded.filter((name) => name.startsWith('words.'))).toEqual([]);
  });
});

describe('links', () => {
  it('of other pages say which of two is likelier to be wanted', async () => {
    const linking = Array.from({ length: 5 }, (_, number) => ({
      title: `Page ${number}`,
      html: '<p><a class="x" href="/1/#part">That</a> and <a href="/6/">this</a>.</p>',
    }));
    const index = createIndex([
      { title: 'Quokka one', html: '<p>It links to itself: <a href="/0/">here</a>.</p>' },
      { title: 'Quokka two', html: '<p>It links to itself: <a href="/1/">here</a>.</p>' },
      ...linking,
    ]);
    expect(await index.titles('quokka')).toEqual(['Quokka two', 'Quokka one']);
  });
});

describe('letters that readers take for the same', () => {
  it.each([
    ['емкость', 'Ёмкость'],
    ['ёмкость', 'Ёмкость'],
    ['гудзик', 'Ґудзик'],
    ['їжа', 'Їжа'],
    ['ｻｰﾊﾞｰ', 'サーバー'],
    ['サーバー', 'サーバー'],
    ['مستخدم', 'المستخدم'],
    ['المستخدم', 'المستخدم'],
  ])('%s', async (query, title) => {
    const titles = ['Ёмкость', 'Ґудзик', 'Їжа', 'サーバー', 'المستخدم'];
    const index = createIndex(titles.map((each) => ({ title: each, html: `<p>${each}</p>` })));
    expect(await index.titles(query)).toEqual([title]);
  });
});
