/**
 * A page's text → its HTML: the pure function at the heart of a build. It asks the rest of the site only through look-ups, which are noted as the
 * page's dependencies.
 */
import type { ElementContent } from 'hast';
import type { Page } from '../corpus/index.ts';
import { createProblem, filePlace, isStackOverflow, type Problem } from '../diagnostics/index.ts';
import {
  createMarkdown,
  type Highlighter,
  NO_PLUGINS,
  PluginError,
  type SitePlugins,
} from '../markdown/index.ts';
import { type ShortcodeDefinition, SlotsExhausted, type UnknownShortcode } from '../shortcodes/index.ts';
import { checkLimits, type SourceFile, sourceOf } from '../text/index.ts';
import { createRun } from './create-run.ts';
import { type FinishOptions, finishPage } from './finish.ts';
import { renderTextAfter, renderTextBefore } from './front-matter-text.ts';
import { renderGlossary } from './glossary.ts';
import { NO_PLACES } from './html-places.ts';
import { checkDepth, createDepthProblem } from './limits.ts';
import type { HashedLookups, Lookups } from './lookups/lookups.ts';
import type { Owner, PageRun } from './page-run.ts';
import { pluginFailure } from './plugin-problems.ts';
import { toOwnDialect } from './read-dialect.ts';
import { failedBody, renderText } from './render-text.ts';
import type { RenderedPage } from './rendered-page.ts';
import type { RenderSettings } from './settings.ts';
import { renderFormat } from './templates/format-page.ts';
import { renderFramePartials } from './templates/frame-partials.ts';
import { renderLayout } from './templates/layout.ts';
import { FORMAT_TEMPLATES, type SiteTemplates, TEMPLATES } from './templates/site.ts';
import { checkFrontMatterUrls } from './text-trust.ts';

export interface RendererOptions {
  readonly site: RenderSettings;
  readonly lookups: HashedLookups;
  readonly definitions: ReadonlyMap<string, ShortcodeDefinition>;
  /** Why a shortcode has no definition, where more is known than that nobody defines it. */
  readonly explainUnknown?: (name: string) => UnknownShortcode | undefined;
  readonly highlighter: Highlighter;
  /** What the site brings. */
  readonly plugins?: SitePlugins | undefined;
  /** Of a Hugo tree. */
  readonly templates?: SiteTemplates | undefined;
}

export interface Renderer {
  /** How many pages a layout cuts the list of a page into; 0 where it cuts none. */
  countPagers(page: Page, text: string): number;
  /** Renders a page; problems are part of the result, an exception is a bug of ours. */
  render(page: Page, text: string): Promise<RenderedPage>;
}

export function createRenderer(options: RendererOptions): Renderer {
  const { site, lookups, definitions, explainUnknown = () => undefined, highlighter, templates } = options;
  const { plugins = NO_PLUGINS } = options;
  const markdown = createMarkdown(site.markdown, site.highlight.codeFences, false, plugins);
  const sanitized = createMarkdown(site.markdown, site.highlight.codeFences, true, plugins);
  const begin = (page: Page, seen: Lookups, problems: Problem[]) =>
    createRun({
      site,
      page,
      lookups: seen,
      markdown,
      sanitized,
      definitions,
      explainUnknown,
      knowsLanguage: highlighter.knows,
      templates,
      problems,
    });
  return {
    countPagers(page, text) {
      const run = begin(page, lookups.lookups, []);
      renderBody(run, page, { path: page.file, text }, templates);
      return run.pagers.total ?? 0;
    },
    async render(page, text) {
      const traced = lookups.trace();
      const problems: Problem[] = [];
      const run = begin(page, traced.lookups, problems);
      // A template that comes or goes may change any page.
      traced.lookups.ownShortcode(TEMPLATES);
      if (page.variant?.kind === 'format') {
        traced.lookups.ownShortcode(FORMAT_TEMPLATES);
        const made = renderVariant(run, page.variant.format, { path: page.file, text }, templates);
        return { ...made, problems, used: traced.used() };
      }
      const { content, ...body } = renderBody(run, page, { path: page.file, text }, templates);
      const owner: Owner = { file: ownFileOf(run, page), params: page.params };
      const frame = renderFramePartials(run, owner, templates);
      checkFrontMatterUrls(run, { path: page.file, text });
      const finished = await finishOrFail(content, run, { highlighter, onPage: plugins.onPage });
      return {
        ...finished,
        ...body,
        ...frame,
        ...publishedBy(run),
        shortcodes: [...run.shortcodes].sort(),
        // What is wrong is said of the first page of a list.
        problems: page.variant === undefined ? problems : [],
        used: traced.used(),
      };
    },
  };
}

/** Where paths in a page's text begin; of a section without a file, where that would stand. */
function ownFileOf({ site }: Pick<PageRun, 'site'>, { file, locale, id }: Page): string {
  if (file !== '') return file;
  const folder = site.locales.find(({ name }) => name === locale)?.contentDir ?? '';
  return [folder, id, '_index.md'].filter((part) => part !== '').join('/');
}

interface Body extends Pick<RenderedPage, 'ownLayout'> {
  readonly content: ElementContent[];
}

function renderBody(run: PageRun, page: Page, file: SourceFile, templates: SiteTemplates | undefined): Body {
  const tooMuch = checkLimits(file, page.bodyStart, page);
  if (tooMuch !== undefined) return { content: failedBody(run, tooMuch) };
  const source = toOwnDialect(run, sourceOf(file, page.bodyStart));
  const owner: Owner = { file: ownFileOf(run, page), params: page.params };
  try {
    const own = renderText(run, owner, source, page.format);
    const laidOut = renderLayout(run, owner, own, templates);
    const content = [
      ...(laidOut?.content ?? [
        ...renderTextBefore(run),
        ...own,
        ...renderGlossary(run),
        ...renderTextAfter(run),
      ]),
    ];
    const tooDeep = checkDepth(content, page.file, page.locale);
    if (tooDeep !== undefined) return { content: failedBody(run, tooDeep) };
    return laidOut === undefined ? { content } : { content, ownLayout: { hasTitle: laidOut.hasTitle } };
  } catch (error) {
    // Both are what a page can do to us, not defects of ours: anything else goes up.
    if (isStackOverflow(error))
      return { content: failedBody(run, createDepthProblem(page.file, page.locale)) };
    if (error instanceof PluginError) return { content: failedBody(run, pluginFailure(error, run)) };
    if (error instanceof SlotsExhausted) {
      const problem = createProblem('too-large', filePlace(page.file), {
        message: `Unexpected size of a page: ${error.message}.`,
        hint: 'Split the page.',
      });
      return { content: failedBody(run, problem) };
    }
    throw error;
  }
}

/** A page on which something of the site's own fails says so; the others are not its concern. */
async function finishOrFail(
  content: readonly ElementContent[],
  run: PageRun,
  options: FinishOptions,
): ReturnType<typeof finishPage> {
  try {
    return await finishPage(content, run, options);
  } catch (error) {
    if (!(error instanceof PluginError)) throw error;
    return finishPage(failedBody(run, pluginFailure(error, run)), run, {
      highlighter: options.highlighter,
      isFailure: true,
    });
  }
}

/** A page as the file of another format; the text is empty where it cannot be made. */
function renderVariant(
  run: PageRun,
  name: string,
  file: SourceFile,
  templates: SiteTemplates | undefined,
): Omit<RenderedPage, 'problems' | 'used'> {
  const { page, site } = run;
  const format = site.outputFormats[name];
  const owner: Owner = { file: ownFileOf(run, page), params: page.params };
  const isRead = checkLimits(file, page.bodyStart, page) === undefined;
  const nodes = lazily(() =>
    isRead ? renderText(run, owner, toOwnDialect(run, sourceOf(file, page.bodyStart)), page.format) : [],
  );
  const text =
    format === undefined || templates === undefined
      ? undefined
      : renderFormat(run, owner, format, templates, {
          get nodes() {
            return nodes();
          },
        });
  return {
    html: text ?? '',
    ...(text === undefined ? { isUnmade: true as const } : {}),
    ...publishedBy(run),
    places: NO_PLACES,
    headings: [],
    anchors: [],
    links: [],
    summary: '',
    diagrams: [],
    shortcodes: [...run.shortcodes].sort(),
  };
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function publishedBy({ published }: PageRun): Pick<RenderedPage, 'published'> {
  return published.size === 0 ? {} : { published: [...published.values()] };
}
