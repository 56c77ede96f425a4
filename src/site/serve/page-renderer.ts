/** Renders pages of the dev server on request, and caches them as a build does. */
import { createSiteImporter } from '../../config/index.ts';
import type { Page } from '../../corpus/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import { sha256 } from '../../io/index.ts';
import { createHighlighter, type Highlighter, type SitePlugins } from '../../markdown/index.ts';
import { createRenderer, fillPlaces } from '../../rendering/index.ts';
import { chooseProblems } from '../load/choose-problems.ts';
import { loadDefinitions } from '../load/definitions.ts';
import { createExplainUnknown } from '../load/explain-unknown.ts';
import type { LoadedSite } from '../load/load-site.ts';
import type { Body, OutputSources } from '../outputs/output.ts';
import type { RenderCache, RenderedFacts } from '../render/render-cache.ts';
import type { EditedPages } from './edited-pages.ts';

/** A highlighter for each digest of the site's code; loaded grammars are kept when the site changes. */
export type Highlighters = (code: string, setup: SitePlugins['highlight']) => Promise<Highlighter>;

export function createHighlighters(): Highlighters {
  let last: { code: string; made: Promise<Highlighter> } | undefined;
  return (code, setup) => {
    if (last?.code !== code) last = { code, made: createHighlighter(setup) };
    return last.made;
  };
}

export interface PageRenderer {
  readonly bodyOf: OutputSources['bodyOf'];
  /** Replaces the texts of these pages. */
  edit(edits: EditedPages): void;
}

/** @param onProblems called with the problems of a page, once for each of its texts */
export async function createPageRenderer(
  loaded: LoadedSite,
  cache: RenderCache,
  highlighters: Highlighters,
  onProblems: (problems: readonly Problem[]) => void,
): Promise<PageRenderer> {
  const { site, files, lookups } = loaded;
  const { plugins } = loaded.ownCode;
  const { definitions, templates, siteTemplates } = await loadDefinitions(
    site,
    files,
    createSiteImporter(site.root),
  );
  const renderer = createRenderer({
    site,
    lookups,
    definitions,
    explainUnknown: createExplainUnknown(templates),
    templates: siteTemplates,
    plugins,
    highlighter: await highlighters(site.code, plugins.highlight),
  });
  const edited = new Map<string, Pick<Page, 'hash' | 'bodyStart'>>();
  const reported = new Set<string>();
  const report = (key: string, found: readonly Problem[]): void => {
    if (found.length === 0 || reported.has(key)) return;
    reported.add(key);
    const chosen = chooseProblems(found, loaded);
    if (chosen.length > 0) onProblems(chosen);
  };
  return {
    edit(edits) {
      for (const [file, { hash, bodyStart }] of edits) edited.set(file, { hash, bodyStart });
      lookups.forgetTexts();
    },
    async bodyOf(asLoaded) {
      const page = { ...asLoaded, ...edited.get(asLoaded.file) };
      const hasText = page.file !== '' || page.variant !== undefined || loaded.hasOwnLayout(asLoaded);
      if (!hasText || page.damaged) return undefined;
      const key = cache.keyOf(page);
      const known = cache.read(key, lookups);
      const html = known === undefined ? undefined : cache.html(known);
      if (known !== undefined && html !== undefined) {
        report(key, known.problems);
        return servedBody(known, html, {
          markdown: () => cache.markdown(known),
          searchText: () => cache.searchText(known),
        });
      }
      const read = page.file === '' ? { kind: 'text' as const, text: '' } : files.readText(page.file);
      if (read.kind !== 'text') return undefined;
      const rendered = await renderer.render(page, read.text);
      report(key, rendered.problems);
      // A page that was edited since the site was read has a new key, under which it will be requested in a moment.
      const facts =
        sha256(read.text) === page.hash
          ? cache.write(key, rendered)
          : {
              ...rendered,
              hasTitle: rendered.headings[0]?.depth === 1,
              htmlHash: sha256(rendered.html),
              searchHash: key,
            };
      return servedBody(facts, rendered.html, {
        markdown: () => rendered.markdown,
        searchText: () => rendered.searchText,
      });
    },
  };
}

/** The dev server leaves diagrams to the reader's browser, so that edits appear immediately whatever is installed. */
function servedBody(facts: RenderedFacts, html: string, parts: Pick<Body, 'markdown' | 'searchText'>): Body {
  const { places } = facts;
  return { facts, digest: facts.htmlHash, html: (extras) => fillPlaces({ html, places }, extras), ...parts };
}
