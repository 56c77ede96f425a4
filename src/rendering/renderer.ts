/**
 * Renders a page's text to HTML: the pure function at the centre of a build. It accesses the rest of the site only through look-ups, which are recorded as the
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
import { NO_PLACES } from './facts/html-places.ts';
import type { RenderedPage } from './facts/rendered-page.ts';
import { type FinishOptions, finishPage } from './finishing/finish.ts';
import type { Dependency, HashedLookups, Lookups } from './lookups/lookups.ts';
import { createRun } from './run/create-run.ts';
import { renderTextAfter, renderTextBefore } from './run/front-matter-text.ts';
import { renderGlossary } from './run/glossary.ts';
import { checkDepth, createDepthProblem } from './run/limits.ts';
import type { Owner, PageRun } from './run/page-run.ts';
import { pluginFailure } from './run/plugin-problems.ts';
import { toOwnDialect } from './run/read-dialect.ts';
import { failedBody, renderText } from './run/render-text.ts';
import { checkFrontMatterUrls } from './run/text-trust.ts';
import type { RenderSettings } from './settings.ts';
import { renderFormat } from './templates/format-page.ts';
import { renderFramePartials } from './templates/frame-partials.ts';
import { renderLayout } from './templates/layout.ts';
import { FORMAT_TEMPLATES, type SiteTemplates, TEMPLATES } from './templates/site.ts';

export interface RendererOptions {
  readonly site: RenderSettings;
  readonly lookups: HashedLookups;
  readonly definitions: ReadonlyMap<string, ShortcodeDefinition>;
  /** A more specific reason why a shortcode has no definition, if known. */
  readonly explainUnknown?: (name: string) => UnknownShortcode | undefined;
  readonly highlighter: Highlighter;
  /** Plugins of the site. */
  readonly plugins?: SitePlugins | undefined;
  /** Templates of a Hugo tree. */
  readonly templates?: SiteTemplates | undefined;
}

export interface Renderer {
  /** Number of pages into which a layout splits the list of a page (0 if it does not), and what that depends on. */
  countPagers(page: Page, text: string): { readonly count: number; readonly used: readonly Dependency[] };
  /** Renders a page. Problems are part of the result; an exception is a bug in Lockstep. */
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
      const traced = lookups.trace();
      const run = begin(page, traced.lookups, []);
      renderBody(run, page, { path: page.file, text }, templates);
      return { count: run.pagers.total ?? 0, used: traced.used() };
    },
    async render(page, text) {
      const traced = lookups.trace();
      const problems: Problem[] = [];
      const run = begin(page, traced.lookups, problems);
      // Adding or removing a template may change any page.
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
        // Problems are reported for the first page of a list only.
        problems: page.variant === undefined ? problems : [],
        used: traced.used(),
      };
    },
  };
}

/** The file that relative paths in a page's text start from; for a section without a file, where its file would be. */
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
    // Both can be caused by a page's content and are not bugs; everything else is rethrown.
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

/** If a plugin or hook of the site fails on a page, the page shows the problem, and other pages are not affected. */
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

/** A page as the file of another format; the text is empty if it cannot be generated. */
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
    ...(text !== undefined && page.output === REDIRECTS ? { redirects: text } : {}),
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

/** The file by which hosts redirect. */
const REDIRECTS = '_redirects';

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
