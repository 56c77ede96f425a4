/** A state of a site, whose pages are rendered on demand. */
import { checkLoaded, runGated } from '../check/index.ts';
import { createSiteImporter } from '../config/index.ts';
import type { Page } from '../corpus/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { type Clock, createWorkerReserve, type EditedTexts, sha256 } from '../io/index.ts';
import { linksOfPages, type movesOf, withAllLocales } from '../links/index.ts';
import type { ShortcodeDefinition } from '../shortcodes/index.ts';
import {
  createOutputs,
  type ExampleFiles,
  findExamples,
  type LoadedSite,
  loadDefinitions,
  loadSite,
  NO_SOURCES,
  openCache,
  type openSourceIndex,
  planFacts,
  type RenderedFacts,
  type RenderedSite,
  renderSite,
  type SiteCache,
} from '../site/index.ts';

export interface EditorSiteOptions {
  /** The site directory. */
  readonly root: string;
  /** The cache folder, if it is not the default one. */
  readonly cache: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** Time limit for rendering a page. */
  readonly timeLimitSeconds: number;
}

/** A site at the time it was last read. */
export interface SiteState {
  readonly loaded: LoadedSite;
  /** By name and by alias. */
  readonly definitions: ReadonlyMap<string, ShortcodeDefinition>;
  readonly examples: ExampleFiles;
  /** The rendered facts of pages with their current text; pages that cannot be rendered are missing. */
  facts(pages: readonly Page[]): Promise<ReadonlyMap<Page, RenderedFacts>>;
}

export interface ReadState {
  readonly state: SiteState | undefined;
  /** The findings of `check` for a page and its included files. */
  check(path: string): Promise<readonly Problem[]>;
  close(): Promise<void>;
}

export interface ReadStateOptions extends EditorSiteOptions {
  /** Texts of open documents, always current. */
  readonly edited: EditedTexts;
  /** Texts of open documents at the time of reading. */
  readonly snapshot: EditedTexts;
  readonly sources: ReturnType<typeof openSourceIndex>;
  readMoves(loaded: LoadedSite): ReturnType<typeof movesOf>;
}

export async function readState(options: ReadStateOptions): Promise<ReadState> {
  const { root, timeLimitSeconds } = options;
  const result = await loadSite(options);
  if (result.kind === 'failed')
    return { state: undefined, check: async () => result.problems, close: async () => {} };
  const loaded = withAllLocales(result.loaded);
  const { site, files } = loaded;
  const cache = openCache(loaded, options);
  const outputs = createOutputs(loaded, NO_SOURCES);
  const renderer = createPageRenderer(loaded, cache, options);
  const { definitions } = await loadDefinitions(site, files, createSiteImporter(root, timeLimitSeconds));
  return {
    state: {
      loaded,
      definitions,
      examples: findExamples(site, files),
      facts: async (pages) => (await renderer.render(pages)).facts,
    },
    async check(path) {
      const focused = { ...loaded, focus: (file: string) => file === path };
      const gate = { root, baseline: undefined, update: false, changedSince: undefined, isWhole: false };
      const { result: checked } = await runGated(gate, async ({ select }) => {
        const links = await linksOfPages(focused, result.problems, {
          outputs,
          render: renderer.render,
          readMoves: () => options.readMoves(loaded),
        });
        return checkLoaded(focused, result.problems, {
          links: { ...links, problems: cache.problems },
          select,
          timeLimitSeconds,
        });
      });
      return checked.problems;
    },
    close: renderer.close,
  };
}

/** The rendered facts of a page with its current text. */
interface Rendered {
  readonly hash: string;
  readonly facts: RenderedFacts | undefined;
  /** Why it could not be rendered. */
  readonly problems: readonly Problem[];
}

/**
 * Renders pages in a thread of their own, one run after the other: a page that never ends, or a shortcode that ends its process, costs its own answer. The thread stays, so that
 * the next edit of a page is rendered at once.
 */
function createPageRenderer(
  loaded: LoadedSite,
  cache: SiteCache,
  { edited, snapshot, timeLimitSeconds }: ReadStateOptions,
): { render(pages: readonly Page[]): Promise<RenderedSite<RenderedFacts>>; close(): Promise<void> } {
  const known = new Map<Page, Rendered>();
  const reserve = createWorkerReserve();
  let isClosed = false;
  let last: Promise<unknown> = Promise.resolve();

  async function run(pages: readonly Page[]): Promise<void> {
    const wanted = pages.filter((page) => known.get(page)?.hash !== hashOf(page, edited));
    if (wanted.length === 0) return;
    const hashes = new Map(wanted.map((page) => [page, hashOf(page, edited)]));
    const texts = new Map(
      wanted.flatMap((page) => {
        const text = hashes.get(page) === page.hash ? undefined : edited.get(page.file);
        return text === undefined ? [] : [[page, text] as const];
      }),
    );
    const { facts, problems } = await renderSite(loaded, cache, planEdited(loaded, cache, wanted, texts), {
      reserve,
      texts,
      edited: snapshot,
      timeLimitSeconds,
      onProgress: () => {},
    });
    for (const page of wanted) {
      const own = facts.get(page);
      const failures = own !== undefined ? [] : problems.filter((problem) => isIn(problem, page.file));
      known.set(page, { hash: hashes.get(page) ?? '', facts: own, problems: own?.problems ?? failures });
    }
    if (isClosed) await reserve.close();
  }
  return {
    async render(pages) {
      last = last.then(
        () => run(pages),
        () => run(pages),
      );
      await last;
      const all = pages.flatMap((page) => {
        const one = known.get(page);
        return one === undefined ? [] : [{ page, ...one }];
      });
      return {
        facts: new Map(all.flatMap(({ page, facts }) => (facts === undefined ? [] : [[page, facts]]))),
        problems: all.flatMap(({ problems }) => problems),
      };
    },
    async close() {
      isClosed = true;
      await reserve.close();
    },
  };
}

/** The hash of a page's text in the editor. */
function hashOf(page: Page, edited: ReadStateOptions['edited']): string {
  const text = edited.get(page.file);
  return text === undefined ? page.hash : sha256(text);
}

/** Selects the pages to render: those with unsaved text, and those that are not in the cache. */
function planEdited(
  loaded: LoadedSite,
  cache: SiteCache,
  pages: readonly Page[],
  texts: ReadonlyMap<Page, string>,
): ReturnType<typeof planFacts> {
  const plan = planFacts(loaded, cache, pages);
  const isKept = (page: Page) => !texts.has(page) && plan.known.has(page);
  return {
    ...plan,
    known: new Map([...plan.known].filter(([page]) => isKept(page))),
    missing: plan.pages.filter((page) => !isKept(page)),
  };
}

function isIn({ place }: Problem, file: string): boolean {
  return place.kind === 'file' && place.file === file;
}
