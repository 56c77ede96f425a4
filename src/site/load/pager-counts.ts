/** Counts the pages into which layouts of a Hugo tree split lists. This must be known before rendering, since each list page is an output. */
import type { Site } from '../../config/index.ts';
import type { Corpus, Page } from '../../corpus/index.ts';
import type { Files } from '../../io/index.ts';
import { createRenderer, type RendererOptions, usesPagers } from '../../rendering/index.ts';
import type { LoadedDefinitions } from './definitions.ts';

interface Counted
  extends Pick<LoadedDefinitions, 'definitions' | 'siteTemplates'>,
    Pick<RendererOptions, 'lookups'> {
  readonly site: Site;
  readonly corpus: Pick<Corpus, 'pages'>;
  readonly files: Pick<Files, 'readText'>;
  readonly ownCode: { readonly plugins: RendererOptions['plugins'] };
}

/** For pages whose layout splits a list. */
export function countPagers(loaded: Counted): ReadonlyMap<Page, number> {
  const { site, corpus, files, lookups, ownCode, definitions, siteTemplates } = loaded;
  const counts = new Map<Page, number>();
  const cut = corpus.pages.filter(
    (page) => page.rendered && page.kind !== 'page' && !page.damaged && usesPagers(siteTemplates, page),
  );
  if (cut.length === 0) return counts;
  const renderer = createRenderer({
    site,
    lookups,
    definitions,
    templates: siteTemplates,
    plugins: ownCode.plugins,
    highlighter: NO_COLOURS,
  });
  for (const page of cut) {
    const read = page.file === '' ? { kind: 'text' as const, text: '' } : files.readText(page.file);
    const count = read.kind === 'text' ? renderer.countPagers(page, read.text) : 0;
    if (count > 0) counts.set(page, count);
  }
  return counts;
}

/** The rendered code is never shown, so it is not highlighted. */
const NO_COLOURS: RendererOptions['highlighter'] = {
  knows: () => false,
  prepare: async () => {},
  highlight: (code) => code,
};
