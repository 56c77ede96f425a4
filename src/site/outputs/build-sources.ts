/** The sources of outputs during a build: pages as worker threads render them, and search indexes once all pages are rendered. */
import type { Page } from '../../corpus/index.ts';
import { fillPlaces } from '../../rendering/index.ts';
import { createRecent } from '../../text/index.ts';
import type { DiagramDrawer, Drawing } from '../diagrams/draw-diagrams.ts';
import { createDiagramFiller } from '../diagrams/fill-diagrams.ts';
import {
  type BriefFacts,
  LostPageError,
  type RenderCache,
  type RenderedFacts,
} from '../render/render-cache.ts';
import type { RenderPlan } from '../render/render-pages.ts';
import type { Body, OutputSources } from './output.ts';

export interface BuildSources extends OutputSources {
  /** Announces the pages that will be rendered. Call it before anything is requested. */
  expect(plan: RenderPlan, indexes: Promise<ReadonlyMap<string, ReadonlyMap<string, string>>>): void;
  /** Takes a rendered page, or `undefined` facts if rendering failed. */
  accept(page: Page, facts: BriefFacts | undefined): void;
  /** Releases pages that no output needs any longer. */
  forget(pages: Iterable<Page>): void;
  /** No more pages will arrive: every pending request is rejected with this error. */
  abandon(error: unknown): void;
}

/** Number of pages whose facts are not read again: that of a page and its fallbacks in other locales, which are printed one after the other. */
const RECENT_PAGES = 50;

export function createBuildSources(cache: RenderCache, drawer: DiagramDrawer): BuildSources {
  const rendered = new Map<Page, PromiseWithResolvers<BriefFacts | undefined>>();
  const recent = createRecent<RenderedFacts>(RECENT_PAGES);
  const keys = new Map<Page, string>();
  let indexes: Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> | undefined;
  const drawn = new Map<Page, Promise<readonly Drawing[]>>();
  const drawingsOf = (page: Page, facts: BriefFacts): Promise<readonly Drawing[]> => {
    const drawings = drawn.get(page) ?? drawer.draw(facts);
    drawn.set(page, drawings);
    return drawings;
  };
  const expand = (page: Page, brief: BriefFacts): RenderedFacts =>
    recent.get(`${keys.get(page)} ${brief.digest}`, () => {
      const facts = cache.expand(keys.get(page) ?? '', brief);
      if (facts === undefined) throw new LostPageError(page.file);
      return facts;
    });
  const read = (page: Page, facts: BriefFacts): string => {
    const html = cache.html(facts);
    if (html === undefined) throw new LostPageError(page.file);
    return html;
  };
  const toBody = (page: Page, brief: BriefFacts, drawings: readonly Drawing[]): Body => {
    let whole: RenderedFacts | undefined;
    let shown: RenderedFacts | undefined;
    // Read only for outputs that ask for more than a page's Markdown, of which each page has one.
    const all = (): RenderedFacts => {
      whole ??= expand(page, brief);
      return whole;
    };
    return {
      get facts() {
        shown ??= { ...all(), diagrams: brief.diagrams.filter((_, at) => drawings[at]?.kind === 'left') };
        return shown;
      },
      digest: digestOf(brief, drawings),
      html: (extras) =>
        fillPlaces(
          { html: read(page, brief), places: all().places },
          { ...extras, diagram: createDiagramFiller(brief.diagrams, drawings, extras.idPrefix ?? '') },
        ),
      markdown() {
        if (brief.markdownHash === undefined) return undefined;
        const markdown = cache.markdown(brief);
        if (markdown === undefined) throw new LostPageError(page.file);
        return markdown;
      },
      searchText: () => cache.searchText(brief),
    };
  };
  return {
    expect(plan, promised) {
      indexes = promised;
      for (const page of plan.pages) {
        keys.set(page, plan.keys.get(page) ?? '');
        const waiting = Promise.withResolvers<BriefFacts | undefined>();
        // Nobody may be waiting for the page yet: without this, its rejection would count as unhandled.
        waiting.promise.catch(() => {});
        const known = plan.known.get(page);
        if (known !== undefined) waiting.resolve(known);
        rendered.set(page, waiting);
      }
    },
    accept: (page, facts) => rendered.get(page)?.resolve(facts),
    forget(pages) {
      for (const page of pages) {
        rendered.delete(page);
        keys.delete(page);
        drawn.delete(page);
      }
    },
    abandon(error) {
      for (const { reject } of rendered.values()) reject(error);
    },
    async bodyOf(page) {
      const brief = await rendered.get(page)?.promise;
      if (brief === undefined) return undefined;
      return toBody(page, brief, brief.diagrams.length === 0 ? [] : await drawingsOf(page, brief));
    },
    searchIndexOf: async (locale) => (await indexes)?.get(locale) ?? new Map(),
    kept: (key, make) => cache.kept(key, make),
    async hasDiagrams() {
      for (const drawings of drawn.values())
        if ((await drawings).some(({ kind }) => kind === 'left')) return true;
      return false;
    },
  };
}

function digestOf({ htmlHash }: BriefFacts, drawings: readonly Drawing[]): string {
  if (drawings.length === 0) return htmlHash;
  return [
    htmlHash,
    ...drawings.map((drawing) => (drawing.kind === 'drawn' ? drawing.key : drawing.kind)),
  ].join(' ');
}
