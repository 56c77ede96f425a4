/** The worker's side of rendering: creates the look-ups and the renderer once, then turns pages into cache entries. */
import {
  createSiteFiles,
  createSiteImporter,
  readSiteCode,
  type Site,
  type Value,
} from '../../config/index.ts';
import { createPageIndex, type Page } from '../../corpus/index.ts';
import {
  CacheWriteError,
  createCacheFolder,
  type EditedTexts,
  FatalTaskError,
  type Files,
  readEnvironment,
  serveTasks,
  sha256,
  withEditedTexts,
} from '../../io/index.ts';
import { createHighlighter, loadPlugins } from '../../markdown/index.ts';
import {
  createHashedLookups,
  createRenderer,
  createSiteLookups,
  type RenderedPage,
  type Renderer,
} from '../../rendering/index.ts';
import { createUi, type UiCatalogues } from '../../ui/index.ts';
import { loadDefinitions } from '../load/definitions.ts';
import { createExplainUnknown } from '../load/explain-unknown.ts';
import {
  type BriefFacts,
  briefOf,
  createRenderCache,
  type RenderCache,
  type RenderedFacts,
} from './render-cache.ts';

/** `brief` facts are enough for a build, whose pages are cached: see {@link BriefFacts}. */
export type WantedFacts = 'brief' | 'all';

export interface WorkerSetup {
  readonly wanted: WantedFacts;
  readonly site: Site;
  readonly pages: readonly Page[];
  readonly uiCatalogues: UiCatalogues;
  /** Remote data, by dotted path. */
  readonly remoteData: Readonly<Record<string, Value>>;
  /** The date of the build, `2006-01-02`. */
  readonly today: string;
  readonly cacheFolder: string;
  readonly codeDigest: string;
  /** Texts to use instead of those on disk. */
  readonly edited?: EditedTexts | undefined;
}

/**
 * The pages to render: the cache key of each, and either its position in {@link WorkerSetup.pages} or, if it is another text of one of them, the page itself.
 * Results of a `text` that is in no file are not cached.
 */
export type RenderTask = readonly {
  readonly key: string;
  readonly at: number;
  readonly variant?: Page;
  readonly text?: string;
}[];
/** `changed`: the page no longer has the text that the key covers. */
export type RenderTaskResult<F> = readonly (readonly [key: string, facts: F | 'changed'])[];

serveTasks<WorkerSetup, RenderTask, RenderTaskResult<BriefFacts>>(
  async ({ wanted, site, pages, uiCatalogues, remoteData, today, cacheFolder, codeDigest, ...more }) => {
    const { edited = new Map() } = more;
    const files = withEditedTexts(createSiteFiles(site), edited);
    const importModule = createSiteImporter(site.root);
    const { definitions, ownShortcodes, templates, siteTemplates } = await loadDefinitions(
      site,
      files,
      importModule,
    );
    const code = site.code === '' ? undefined : await readSiteCode(site, files, importModule);
    const { plugins } = await loadPlugins(code, files, importModule);
    const index = createPageIndex(site, pages);
    const lookups = createHashedLookups(
      createSiteLookups({
        site,
        files,
        index,
        ui: createUi(site, uiCatalogues),
        ownShortcodes,
        env: readEnvironment(),
        today,
        remoteData,
      }),
      sha256,
    );
    const renderer = createRenderer({
      site,
      lookups,
      definitions,
      explainUnknown: createExplainUnknown(templates),
      highlighter: await createHighlighter(plugins.highlight),
      plugins,
      templates: siteTemplates,
    });
    const cache = createRenderCache(createCacheFolder(cacheFolder), site, codeDigest);
    return renderTasks({ wanted, pages, files, renderer, cache });
  },
);

interface TaskContext extends Pick<WorkerSetup, 'wanted' | 'pages'> {
  readonly files: Files;
  readonly renderer: Renderer;
  readonly cache: RenderCache;
}

function renderTasks({ wanted, pages, files, renderer, cache }: TaskContext) {
  return async (task: RenderTask): Promise<RenderTaskResult<BriefFacts>> => {
    const results: (readonly [string, BriefFacts | 'changed'])[] = [];
    for (const { key, at, variant, text: given } of task) {
      const page = variant ?? pages[at];
      if (page === undefined) throw new Error(`no page stands at ${at}`);
      const text = given ?? readPageText(files, page);
      if (text === undefined) {
        results.push([key, 'changed']);
        continue;
      }
      const rendered = await renderer.render(page, text);
      if (given !== undefined) results.push([key, withoutBodies(rendered)]);
      else {
        const kept = orFatal(() => cache.write(key, rendered));
        results.push([key, wanted === 'brief' ? briefOf(kept) : kept]);
      }
    }
    return results;
  };
}

function withoutBodies({
  html,
  markdown: _markdown,
  searchText: _searchText,
  used: _used,
  ...facts
}: RenderedPage): RenderedFacts {
  return { ...facts, hasTitle: facts.headings[0]?.depth === 1, htmlHash: sha256(html) };
}

/** The text that the page's key covers; `undefined` if it was edited since: its result must not be cached under that key. */
function readPageText(files: Files, { file, hash }: Page): string | undefined {
  // The page consists of a layout only.
  if (file === '') return '';
  const read = files.readText(file);
  return read.kind === 'text' && sha256(read.text) === hash ? read.text : undefined;
}

/** If the disk is full for one page, it is full for the next. */
function orFatal<R>(write: () => R): R {
  try {
    return write();
  } catch (error) {
    if (error instanceof CacheWriteError) throw new FatalTaskError(error.message);
    throw error;
  }
}
