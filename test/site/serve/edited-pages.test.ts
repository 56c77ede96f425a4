/** Edits that the development server applies without reading the whole site again. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/io/index.ts';
import { type LoadedSite, loadSite } from '../../../src/site/index.ts';
import { type EditedPages, findEdits } from '../../../src/site/serve/edited-pages.ts';
import { writeSite } from '../../config/site-on-disk.ts';

const LONG = 'A lamp gives light to a room as long as its switch is on, and needs no fuel. '.repeat(4);
const FILES = {
  'lockstep.config.ts':
    "export default { title: 'Lamps', locales: { en: 'English', fr: 'Français' }, fallbackPages: true };\n",
  'content/en/_index.md': '---\ntitle: Home\n---\nText.\n',
  'content/en/docs/lamp.md': `---\ntitle: Lamp\nweight: 3\n---\n\n${LONG}\n\n{{< note >}}\nHot.\n{{< /note >}}\n`,
  'content/en/includes/part.md': 'A part.\n',
  'content/fr/_index.md': '---\ntitle: Accueil\n---\nTexte.\n',
  'content/fr/docs/lamp.md': '---\ntitle: Lampe\n---\n\nUne lampe donne de la lumière.\n',
};
const LAMP = 'content/en/docs/lamp.md';

async function load(): Promise<LoadedSite> {
  const result = await loadSite({ root: writeSite(FILES), clock: systemClock });
  if (result.kind === 'failed') throw new Error('It cannot be loaded.');
  return result.loaded;
}

/** The files that count as edited after some were written; `undefined` if the whole site has to be read. */
async function edited(
  texts: Readonly<Record<string, string>>,
  known: EditedPages = new Map(),
): Promise<string[] | undefined> {
  const loaded = await load();
  for (const [path, text] of Object.entries(texts)) writeFileSync(join(loaded.site.root, path), text);
  const found = findEdits(loaded, Object.keys(texts), known);
  return found === undefined ? undefined : [...found.keys()];
}

describe('an edit of a page', () => {
  it('is taken over where its text alone is another', async () => {
    expect(await edited({ [LAMP]: FILES[LAMP].replace('Hot.', 'It gets hot.') })).toEqual([LAMP]);
    const include = 'content/en/includes/part.md';
    expect(await edited({ [include]: 'Another part.\n', [LAMP]: FILES[LAMP] })).toEqual([include]);
  });

  it('counts from the edit before', async () => {
    const loaded = await load();
    const write = (text: string) => writeFileSync(join(loaded.site.root, LAMP), text);
    write(`${FILES[LAMP]}More.\n`);
    const first = findEdits(loaded, [LAMP], new Map());
    expect([...(first?.keys() ?? [])]).toEqual([LAMP]);
    expect(findEdits(loaded, [LAMP], first ?? new Map())?.size).toBe(0);
    write(FILES[LAMP]);
    expect(findEdits(loaded, [LAMP], first ?? new Map())?.get(LAMP)?.hash).toBe(
      loaded.corpus.sources.get(LAMP)?.hash,
    );
  });

  it.each([
    ['its title', { [LAMP]: FILES[LAMP].replace('Lamp', 'Light') }],
    ['its weight', { [LAMP]: FILES[LAMP].replace('3', '4') }],
    ['a shortcode that it did not have', { [LAMP]: `${FILES[LAMP]}{{< param colour >}}\n` }],
    ['front matter that cannot be read', { [LAMP]: FILES[LAMP].replace('Lamp', '[') }],
    ['bytes that are no text', { [LAMP]: `${FILES[LAMP]}\0` }],
    ['a new page', { 'content/en/docs/new.md': '---\ntitle: New\n---\n' }],
    ['the configuration', { 'lockstep.config.ts': FILES['lockstep.config.ts'] }],
    ['a translation that is the source’s text from now on', { 'content/fr/docs/lamp.md': FILES[LAMP] }],
  ])('has the site read anew for %s', async (_what, texts) => {
    expect(await edited(texts)).toBeUndefined();
  });

  it('has the site read anew where a page is gone', async () => {
    const loaded = await load();
    rmSync(join(loaded.site.root, LAMP));
    expect(findEdits(loaded, [LAMP], new Map())).toBeUndefined();
  });
});
