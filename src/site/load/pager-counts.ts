/**
 * Counts the pages into which layouts of a Hugo tree split lists. This must be known before rendering, since each list page is an output. The layouts are run
 * for that; the counts are stored with their dependencies, so that the next build does not run them again.
 */
import type { Site } from '../../config/index.ts';
import type { Corpus, Page } from '../../corpus/index.ts';
import { type Files, sha256 } from '../../io/index.ts';
import {
  createRenderer,
  type Dependency,
  type HashedLookups,
  type Renderer,
  type RendererOptions,
  renderSettingsOf,
  usesPagers,
} from '../../rendering/index.ts';
import type { LoadedDefinitions } from './definitions.ts';

interface Counted extends Pick<LoadedDefinitions, 'definitions' | 'siteTemplates'> {
  readonly site: Site;
  readonly corpus: Pick<Corpus, 'pages'>;
  readonly files: Pick<Files, 'readText'>;
  readonly lookups: HashedLookups;
  readonly ownCode: { readonly plugins: RendererOptions['plugins'] };
}

/** Counts of earlier runs. */
export interface PagerStore {
  /** The text last passed to {@link PagerStore.write}; `undefined` if there is none. */
  read(): string | undefined;
  write(text: string): void;
}

interface KeptCount {
  readonly count: number;
  readonly used: readonly Dependency[];
}

type KeptCounts = Readonly<Record<string, KeptCount>>;

/** For pages whose layout splits a list; counted on the first call. */
export function createPagerCounts(
  loaded: Counted,
  store: PagerStore | undefined,
): () => ReadonlyMap<Page, number> {
  let counts: ReadonlyMap<Page, number> | undefined;
  return () => {
    counts ??= countPagers(loaded, store);
    return counts;
  };
}

function countPagers(loaded: Counted, store: PagerStore | undefined): ReadonlyMap<Page, number> {
  const { site, corpus, lookups, siteTemplates } = loaded;
  const counts = new Map<Page, number>();
  const cut = corpus.pages.filter(
    (page) => page.rendered && page.kind !== 'page' && !page.damaged && usesPagers(siteTemplates, page),
  );
  if (cut.length === 0) return counts;
  const before = parseCounts(store?.read());
  const settings = JSON.stringify([renderSettingsOf(site), siteTemplates.digest]);
  const count = createCounter(loaded);
  const now: Record<string, KeptCount> = {};
  for (const page of cut) {
    const key = sha256(settings + JSON.stringify(page));
    const known = before[key];
    const found = known?.used.every(lookups.holds) === true ? known : count(page);
    now[key] = found;
    if (found.count > 0) counts.set(page, found.count);
  }
  const isAsBefore =
    Object.keys(before).length === cut.length &&
    Object.entries(now).every(([key, each]) => before[key] === each);
  if (!isAsBefore) store?.write(JSON.stringify(now));
  return counts;
}

function createCounter({ site, files, lookups, ownCode, definitions, siteTemplates }: Counted) {
  let renderer: Renderer | undefined;
  return (page: Page): KeptCount => {
    renderer ??= createRenderer({
      site,
      lookups,
      definitions,
      templates: siteTemplates,
      plugins: ownCode.plugins,
      highlighter: NO_COLOURS,
    });
    const read = page.file === '' ? { kind: 'text' as const, text: '' } : files.readText(page.file);
    return read.kind === 'text' ? renderer.countPagers(page, read.text) : { count: 0, used: [] };
  };
}

/** The cache verifies that the text is as it was written. */
function parseCounts(text: string | undefined): KeptCounts {
  return text === undefined ? {} : JSON.parse(text);
}

/** The rendered code is never shown, so it is not highlighted. */
const NO_COLOURS: RendererOptions['highlighter'] = {
  knows: () => false,
  prepare: async () => {},
  highlight: (code) => code,
};
