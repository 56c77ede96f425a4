/** The worker's side of rendering: it builds the look-ups and the renderer once, then turns pages into cache entries. */
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
} from '../../rendering/index.ts';
import { createUi, type UiCatalogues } from '../../ui/index.ts';
import { loadDefinitions } from '../load/definitions.ts';
import { createExplainUnknown } from '../load/explain-unknown.ts';
import { createRenderCache, type RenderedFacts } from './render-cache.ts';

export interface WorkerSetup {
  readonly site: Site;
  readonly pages: readonly Page[];
  readonly uiCatalogues: UiCatalogues;
  /** What was fetched, by dotted path. */
  readonly remoteData: Readonly<Record<string, Value>>;
  /** The day of the build, `2006-01-02`. */
  readonly today: string;
  readonly cacheFolder: string;
  readonly codeDigest: string;
  /** Texts that count instead of those on disk. */
  readonly edited?: EditedTexts | undefined;
}

/**
 * The pages to render: the cache key of each, and where it stands in {@link WorkerSetup.pages}, or the page itself, where it is another text of one of them. What is made of a
 * `text`, which stands in no file, is not kept.
 */
export type RenderTask = readonly {
  readonly key: string;
  readonly at: number;
  readonly variant?: Page;
  readonly text?: string;
}[];
/** `changed`: the page is no longer the one that the key stands for. */
export type RenderTaskResult = readonly (readonly [key: string, facts: RenderedFacts | 'changed'])[];

serveTasks<WorkerSetup, RenderTask, RenderTaskResult>(
  async ({ site, pages, uiCatalogues, remoteData, today, cacheFolder, codeDigest, edited = new Map() }) => {
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
    return async (task) => {
      const results: (readonly [string, RenderedFacts | 'changed'])[] = [];
      for (const { key, at, variant, text: given } of task) {
        const page = variant ?? pages[at];
        if (page === undefined) throw new Error(`no page stands at ${at}`);
        const text = given ?? readPageText(files, page);
        if (text === undefined) results.push([key, 'changed']);
        else if (given !== undefined) results.push([key, withoutBodies(await renderer.render(page, given))]);
        else {
          const rendered = await renderer.render(page, text);
          results.push([key, orFatal(() => cache.write(key, rendered))]);
        }
      }
      return results;
    };
  },
);

function withoutBodies({
  html,
  markdown: _markdown,
  searchText: _searchText,
  ...facts
}: RenderedPage): RenderedFacts {
  return { ...facts, htmlHash: sha256(html) };
}

/** The text that the page's key stands for; `undefined` when it was edited in the meantime: what is made of it must not be kept under that key. */
function readPageText(files: Files, { file, hash }: Page): string | undefined {
  // A layout alone makes it.
  if (file === '') return '';
  const read = files.readText(file);
  return read.kind === 'text' && sha256(read.text) === hash ? read.text : undefined;
}

/** Without room for one page there is none for the next. */
function orFatal<R>(write: () => R): R {
  try {
    return write();
  } catch (error) {
    if (error instanceof CacheWriteError) throw new FatalTaskError(error.message);
    throw error;
  }
}
