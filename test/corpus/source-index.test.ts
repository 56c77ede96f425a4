/** The cache of what earlier runs have read of content files: it is used for unchanged files, and only for them. */
import { rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSourceIndex, readCorpus, type SourceIndex } from '../../src/corpus/index.ts';
import { createDiskFiles } from '../../src/io/index.ts';
import { page, readSite, TODAY, writeFiles } from './site-on-disk.ts';

/** A time after which no file was changed. */
const LATER = Date.now() + 24 * 60 * 60 * 1000;

function keptIn(store: { text?: string }, now = LATER): SourceIndex {
  return createSourceIndex({
    now: () => now,
    read: () => store.text,
    write: (text) => {
      store.text = text;
    },
  });
}

/** The corpus of a site, and the files that were opened for it. */
async function read(root: string, sources?: SourceIndex) {
  const { site } = await readSite(root);
  const disk = createDiskFiles(root);
  const opened: string[] = [];
  const files = {
    ...disk,
    readText(path: string) {
      opened.push(path);
      return disk.readText(path);
    },
  };
  const corpus = readCorpus(files, site, TODAY, { sources });
  sources?.save();
  return { corpus, opened: opened.sort() };
}

const SITE = {
  'content/en/_index.md': page('title: Home'),
  'content/en/a.md': `${page('title: A', 'weight: 3', 'tags: [x, y]')}{{< note >}}{{% tab %}}`,
  'content/en/b.md': '---\ntitle: B\n',
  'content/fr/a.md': page('title: A', 'bad: "\\u0007"'),
};

describe('the index of content files', () => {
  it('gives what was read, findings and shortcodes included, without opening a file', async () => {
    const root = writeFiles(SITE);
    const store = {};
    const first = await read(root, keptIn(store));
    expect(first.opened).toHaveLength(5); // the bad character is looked up for its place
    const second = await read(root, keptIn(store));
    expect(second.opened).toEqual([]);
    expect(second.corpus).toEqual(first.corpus);
    expect(second.corpus).toEqual((await read(root)).corpus);
    expect(second.corpus.sources.get('content/en/a.md')?.calls).toEqual(['note', 'tab']);
    expect(second.corpus.problems.map(({ code }) => code)).toEqual([
      'invalid-front-matter',
      'invalid-front-matter',
    ]);
  });

  it('opens what was changed, also to the same size and with its old time', async () => {
    const root = writeFiles(SITE);
    const store = {};
    await read(root, keptIn(store));
    const file = join(root, 'content/en/a.md');
    const { atime, mtime } = statSync(file);
    writeFileSync(file, SITE['content/en/a.md'].replace('title: A', 'title: Z'));
    utimesSync(file, atime, mtime);
    const { corpus, opened } = await read(root, keptIn(store));
    expect(opened).toEqual(['content/en/a.md']);
    expect(corpus).toEqual((await read(root)).corpus);
  });

  it('does not trust what was written while it was read', async () => {
    const root = writeFiles(SITE);
    const store = {};
    await read(root, keptIn(store, Date.now()));
    expect((await read(root, keptIn(store))).opened).not.toEqual([]);
  });

  it('forgets files that are gone', async () => {
    const root = writeFiles(SITE);
    const store: { text?: string } = {};
    await read(root, keptIn(store));
    rmSync(join(root, 'content/fr/a.md'));
    const { corpus } = await read(root, keptIn(store));
    expect(corpus.problems.map(({ code }) => code)).toEqual(['invalid-front-matter']);
    expect(store.text).not.toContain('content/fr/a.md');
  });

  it('begins anew where what is kept is of another form', async () => {
    const root = writeFiles(SITE);
    const { corpus } = await read(root, keptIn({ text: '{"format":0,"entries":{}}' }));
    expect(corpus).toEqual((await read(root)).corpus);
  });

  it('says of any front matter what reading it says', async () => {
    const root = writeFiles({ 'content/en/a.md': '' });
    const { site } = await readSite(root);
    const files = createDiskFiles(root);
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom('.inf', '-0.0', '.nan', '1e999'));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value), (front) => {
        const lines = Object.entries(front).map(([key, inner]) => {
          const bare = typeof inner === 'string' && /^[.\d-]/.test(inner);
          return `${JSON.stringify(key)}: ${bare ? inner : JSON.stringify(inner)}\n`;
        });
        writeFileSync(join(root, 'content/en/a.md'), `---\n${lines.join('')}---\n`);
        const store = {};
        const plain = readCorpus(files, site, TODAY);
        for (let run = 0; run < 2; run += 1) {
          const sources = keptIn(store);
          expect(readCorpus(files, site, TODAY, { sources })).toEqual(plain);
          sources.save();
        }
      }),
      { numRuns: 100 },
    );
  });
});
