/** Renders the cases with Lockstep's site loader and renderer, without highlighting and without the frame of a page. */
import { systemClock } from '../../src/io/index.ts';
import { PRESETS } from '../../src/presets/index.ts';
import { createRenderer } from '../../src/rendering/index.ts';
import { definitions as core } from '../../src/shortcodes/index.ts';
import { loadSite } from '../../src/site/index.ts';
import { escapeText } from '../../src/text/index.ts';
import type { Case } from './cases.ts';
import { KIT_DEFINITIONS } from './definitions.ts';
import { CASES_FOLDER, withScratchSites } from './scratch-sites.ts';

/** The built-in definitions and those of all presets. */
const definitions = [...core, ...PRESETS.flatMap(({ shortcodes }) => shortcodes)];

/** @param version of Hugo whose behaviour is followed */
export async function renderWithLockstep(
  cases: readonly Case[],
  version: string,
): Promise<Map<string, string>> {
  const byName = new Map(
    [...definitions, ...KIT_DEFINITIONS].flatMap((definition) =>
      [definition.name, ...(definition.aliases ?? [])].map((name) => [name, definition] as const),
    ),
  );
  const html = new Map<string, string>();
  await withScratchSites(cases, version, async (root, kind, own) => {
    const result = await loadSite({ root, clock: systemClock });
    if (result.kind === 'failed') throw new Error(`The site “${kind}” could not be read.`);
    const { site, lookups, corpus, files } = result.loaded;
    const renderer = createRenderer({
      site,
      lookups,
      definitions: byName,
      highlighter: { knows: () => false, prepare: async () => {}, highlight: (code) => escapeText(code) },
    });
    for (const { id } of own) {
      const file = `${CASES_FOLDER}/${id}.md`;
      const page = corpus.pages.find((each) => each.file === file);
      const read = files.readText(file);
      if (page === undefined || read.kind !== 'text') throw new Error(`${file} is not a page of the site.`);
      html.set(id, (await renderer.render(page, read.text)).html);
    }
  });
  return html;
}
