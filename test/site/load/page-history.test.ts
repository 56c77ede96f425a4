import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/io/index.ts';
import { type LoadedSite, loadSite } from '../../../src/site/load/load-site.ts';
import { type PageHistory, readPageHistory } from '../../../src/site/load/page-history.ts';
import { createServedHistory } from '../../../src/site/serve/served-history.ts';
import { GIT_ENVIRONMENT } from '../../git-environment.ts';
import { makeFolder } from '../temporary-folder.ts';

const top = makeFolder();
const site = join(top, 'site');

function write(path: string, text: string): void {
  mkdirSync(dirname(join(site, path)), { recursive: true });
  writeFileSync(join(site, path), text);
}

function commit(name: string, date: string, message = 'Change', email = `${name}@example.org`): void {
  const env = {
    ...process.env,
    ...GIT_ENVIRONMENT,
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: `${date}T10:00:00Z`,
    GIT_COMMITTER_DATE: `${date}T10:00:00Z`,
  };
  execFileSync('git', ['add', '--all'], { cwd: top, env });
  execFileSync('git', ['commit', '-q', '-m', message], { cwd: top, env });
}

const CONFIG = (theme: string) =>
  `export default { title: "T", locales: { en: "English", fr: "Français" }, theme: ${theme} };`;

async function load(theme: string): Promise<LoadedSite> {
  write('lockstep.config.ts', CONFIG(theme));
  const read = await loadSite({ root: site, clock: systemClock });
  if (read.kind === 'failed') throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return withHistory(read.loaded);
}

async function withHistory(loaded: LoadedSite): Promise<LoadedSite> {
  const history = await readPageHistory(loaded.site);
  return { ...loaded, ...(history === undefined ? {} : { history }) };
}

const seenOf = ({ index, history }: LoadedSite, locale: string, id: string) => {
  const page = index.byId(locale, id);
  if (page === undefined || history === undefined) throw new Error(`no history of ${id}`);
  return { changed: history.lastChangeOf(page), people: history.contributorsTo(page) };
};

beforeAll(() => {
  execFileSync('git', ['init', '-q', top]);
  const old = '---\ntitle: A\n---\nText that is long enough to be known again.\n';
  write('content/en/old.md', old);
  commit('Ada', '2026-01-01');
  write('content/fr/a.md', '---\ntitle: Un\n---\nTexte\n');
  commit('Brontë', '2026-01-02');
  renameSync(join(site, 'content/en/old.md'), join(site, 'content/en/a.md'));
  commit('Mover', '2026-01-03');
  write('content/en/a.md', `${old}More.\n`);
  write('content/en/dated.md', '---\ntitle: Dated\nlastmod: 2025-05-05\n---\nText\n');
  commit(
    'Ada Lovelace',
    '2026-01-04',
    'More\n\nCo-authored-by: Grace <grace@example.org>\nCo-Authored-By: helper[bot] <bot@example.org>',
    'Ada@example.org',
  );
  write('content/en/a.md', `${old}Even more.\n`);
  commit('helper[bot]', '2026-01-05');
});

describe('the history of pages', () => {
  it('names who wrote a page in its language, by their newest names, and who helped', async () => {
    const loaded = await load('{ contributors: true }');
    expect(seenOf(loaded, 'en', 'a')).toEqual({
      changed: undefined,
      people: ['Ada Lovelace', 'Grace', 'Mover'],
    });
    expect(seenOf(loaded, 'fr', 'a').people).toEqual(['Brontë']);
  });

  it('leaves out whom the site names', async () => {
    const loaded = await load('{ contributors: { bots: ["mov*", "grace"] } }');
    expect(seenOf(loaded, 'en', 'a').people).toEqual(['Ada Lovelace', 'helper[bot]']);
  });

  it('determines when a page was last changed, unless its front matter says so', async () => {
    const loaded = await load('{ lastUpdated: true }');
    expect(seenOf(loaded, 'en', 'a')).toEqual({ changed: '2026-01-05T10:00:00.000Z', people: [] });
    expect(seenOf(loaded, 'en', 'dated').changed).toBeUndefined();
  });

  it('ignores commits whose parents were not fetched', async () => {
    const clone = join(makeFolder(), 'clone');
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${top}`, clone]);
    writeFileSync(
      join(clone, 'site/lockstep.config.ts'),
      CONFIG('{ contributors: true, lastUpdated: true }'),
    );
    const read = await loadSite({ root: join(clone, 'site'), clock: systemClock });
    if (read.kind === 'failed') throw new Error('no site');
    expect(seenOf(await withHistory(read.loaded), 'en', 'a')).toEqual({ changed: undefined, people: [] });
  });

  it('is read by the dev server while pages are shown, and again after a commit', async () => {
    const loaded = await load('{ contributors: true }');
    let notify = (): void => {};
    const served = createServedHistory({
      root: site,
      onFound: () => notify(),
      onError: (error) => {
        throw error;
      },
    });
    const found = () =>
      new Promise<void>((done) => {
        notify = done;
        served.refresh(loaded.site);
      });
    const people = () =>
      seenOf({ ...loaded, history: served.of(loaded.site) as PageHistory }, 'fr', 'a').people;
    expect(people()).toEqual([]);
    await found();
    expect(people()).toEqual(['Brontë']);
    write('content/fr/a.md', '---\ntitle: Un\n---\nAutre texte\n');
    commit('Colette', '2026-01-06');
    await found();
    expect(people().toSorted()).toEqual(['Brontë', 'Colette']);
    expect(served.of((await load('{}')).site)).toBeUndefined();
  });

  it('costs nothing where the site shows none of it', async () => {
    expect((await load('{}')).history).toBeUndefined();
  });
});
