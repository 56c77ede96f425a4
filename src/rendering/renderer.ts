/**
 * A page's text → its HTML: the pure function at the heart of a build. It asks the rest of the site only through look-ups, which are noted as the
 * page's dependencies.
 */
import type { ElementContent } from 'hast';
import type { Page } from '../corpus/index.ts';
import {
  createProblem,
  filePlace,
  isStackOverflow,
  nearestName,
  type Place,
  type Problem,
} from '../diagnostics/index.ts';
import {
  createMarkdown,
  createPlaceTable,
  type Highlighter,
  type Markdown,
  NO_PLUGINS,
  PluginError,
  type RenderHooks,
  type SitePlugins,
  type UnreadMarkup,
} from '../markdown/index.ts';
import {
  createSlotTable,
  expandShortcodes,
  type ShortcodeDefinition,
  SlotsExhausted,
  type UnknownShortcode,
} from '../shortcodes/index.ts';
import { checkLimits, generated, type SourceFile, type SourceText, sourceOf } from '../text/index.ts';
import { adoptFragment } from './adopt-fragment.ts';
import { type FinishOptions, finishPage } from './finish.ts';
import { renderTextAfter, renderTextBefore } from './front-matter-text.ts';
import { renderGlossary } from './glossary.ts';
import { checkDepth, createDepthProblem } from './limits.ts';
import type { HashedLookups } from './lookups/lookups.ts';
import { type FragmentUse, type Owner, type PageRun, scopeOf, startOf } from './page-run.ts';
import { fillPlaceholders } from './placeholders.ts';
import { pluginFailure, pluginMessage } from './plugin-problems.ts';
import { toOwnDialect } from './read-dialect.ts';
import type { RenderedPage } from './rendered-page.ts';
import type { RenderSettings } from './settings.ts';
import { createContext } from './shortcode-context/context.ts';
import { renderFramePartials } from './templates/frame-partials.ts';
import { renderLayout } from './templates/layout.ts';
import { createRenderHooks, type HookState } from './templates/render-hooks.ts';
import { type SiteTemplates, TEMPLATES } from './templates/site.ts';
import { checkFrontMatterUrls, createTextTrust, takenOut } from './text-trust.ts';

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
  /** Renders a page; problems are part of the result, an exception is a bug of ours. */
  render(page: Page, text: string): Promise<RenderedPage>;
}

/** Includes within includes end here: deeper ones are a cycle that changes its arguments. */
const MAX_INCLUDES = 20;
/** Texts that definitions expand within each other. */
const MAX_EXPANSIONS = 100;

export function createRenderer(options: RendererOptions): Renderer {
  const { site, lookups, definitions, explainUnknown = () => undefined, highlighter, templates } = options;
  const { plugins = NO_PLUGINS } = options;
  const markdown = createMarkdown(site.markdown, site.highlight.codeFences, false, plugins);
  const sanitized = createMarkdown(site.markdown, site.highlight.codeFences, true, plugins);
  return {
    async render(page, text) {
      const traced = lookups.trace();
      const problems: Problem[] = [];
      const run = createRun({
        site,
        page,
        lookups: traced.lookups,
        markdown,
        sanitized,
        definitions,
        explainUnknown,
        knowsLanguage: highlighter.knows,
        templates,
        problems,
      });
      // A template that comes or goes may change any page.
      traced.lookups.ownShortcode(TEMPLATES);
      const { content, ...body } = renderBody(run, page, { path: page.file, text }, templates);
      const owner: Owner = { file: ownFileOf(run, page), params: page.params };
      const frame = renderFramePartials(run, owner, templates);
      checkFrontMatterUrls(run, { path: page.file, text });
      const finished = await finishOrFail(content, run, { highlighter, onPage: plugins.onPage });
      return {
        ...finished,
        ...body,
        ...frame,
        shortcodes: [...run.shortcodes].sort(),
        problems,
        used: traced.used(),
      };
    },
  };
}

interface RunOptions
  extends Pick<
    PageRun,
    'site' | 'page' | 'lookups' | 'markdown' | 'definitions' | 'explainUnknown' | 'knowsLanguage'
  > {
  readonly templates: SiteTemplates | undefined;
  /** For the texts of writers who may run nothing. */
  readonly sanitized: Markdown;
  readonly problems: Problem[];
}

function createRun({ problems, markdown, sanitized, templates, ...options }: RunOptions): PageRun {
  const hookState: HookState = { ordinals: new Map(), depth: 0 };
  const hooks = new Map<string, RenderHooks | undefined>();
  const including: string[] = [];
  let expanding = 0;
  const trust = createTextTrust(options.site, options.page);
  const run: PageRun = {
    ...options,
    get markdown() {
      return trust.level === 'markdown' ? sanitized : markdown;
    },
    get trust() {
      return trust.level;
    },
    shows: trust.shows,
    onTakenOut: (what, place) => run.report(takenOut(what, place, run)),
    onUnread: (markup, place) => run.report(unreadMarkup(markup, place)),
    onPluginMessage: (message, place) => run.report(pluginMessage(message, place, run)),
    slots: createSlotTable(),
    places: createPlaceTable(),
    shortcodes: new Set(),
    refusedUrls: new Set(),
    memory: new Map(),
    elsewhere: new Set(),
    report: (problem) => void problems.push(withPage(problem, options.page)),
    hooksFor(owner) {
      if (!hooks.has(owner.file)) hooks.set(owner.file, createRenderHooks(run, owner, templates, hookState));
      return hooks.get(owner.file);
    },
    expand(owner, source) {
      // A definition that expands its own call: the end must not depend on how much of the stack is left.
      if (expanding >= MAX_EXPANSIONS) throw new RangeError('The call stack has too many texts in texts.');
      expanding += 1;
      try {
        return expandText(run, owner, source);
      } finally {
        expanding -= 1;
      }
    },
    renderFragment: (path, use) =>
      openFragment(path, use, {
        read: (owner, source) => adoptFragment(renderText(run, owner, source), run, path),
        fail: (problem) => failedBody(run, problem),
        refuse: (box) => [box],
      }),
    expandFragment: (path, use) =>
      openFragment(path, use, {
        read: (owner, source) => expandText(run, owner, source),
        fail: (problem) => generated(run.slots.add({ kind: 'nodes', nodes: failedBody(run, problem) })),
        refuse: (box) => generated(run.slots.add({ kind: 'nodes', nodes: [box] })),
      }),
  };

  /** What is made of a fragment's text; `undefined` where there is none. */
  function openFragment<R>(
    path: string,
    { args, onCycle }: FragmentUse,
    { read, fail, refuse }: FragmentReader<R>,
  ): R | undefined {
    const { lookups, page, site } = options;
    const fragment = lookups.fragment(path, page.locale);
    if (fragment === undefined) return undefined;
    if (including.includes(path) || including.length >= MAX_INCLUDES) {
      return refuse(onCycle([...including, path]));
    }
    run.shows(path);
    const file: SourceFile = { path, text: fragment.text };
    const tooMuch = checkLimits(file, fragment.bodyStart, { format: 'markdown', locale: page.locale });
    if (tooMuch !== undefined) return fail(tooMuch);
    const params = site.conventions.includesInheritParams
      ? { ...page.params, ...fragment.params }
      : fragment.params;
    including.push(path);
    try {
      return read({ file: path, params, args }, fillPlaceholders(sourceOf(file, fragment.bodyStart), args));
    } finally {
      including.pop();
    }
  }
  return run;
}

function unreadMarkup({ written, what, hint }: UnreadMarkup, place: Place): Problem {
  return createProblem('unread-markup', place, {
    message: `Unexpected ${what} “${written}”, which readers see as text, or otherwise than it was meant.`,
    hint,
    target: written,
  });
}

interface FragmentReader<R> {
  read(owner: Owner, source: SourceText): R;
  fail(problem: Problem): R;
  /** @param box says in the page that the fragment is not shown. */
  refuse(box: ElementContent): R;
}

/** A problem inside a fragment says which page shows it. */
function withPage(problem: Problem, page: Page): Problem {
  const located = problem.locale === undefined ? { ...problem, locale: page.locale } : problem;
  return page.file !== '' && located.place.kind === 'file' && located.place.file !== page.file
    ? { ...located, pages: [page.file] }
    : located;
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

function failedBody(run: PageRun, problem: Problem): ElementContent[] {
  run.report(problem);
  const children: ElementContent[] = [
    { type: 'text', value: `${problem.message} ${problem.hint ?? ''}`.trim() },
  ];
  return [
    {
      type: 'element',
      tagName: 'div',
      properties: { className: ['lockstep-error'], role: 'alert' },
      children,
    },
  ];
}

/** Expands and renders a text in a scope of its own: its heading ids are unique within it. */
export function renderText(
  run: PageRun,
  owner: Owner,
  source: SourceText,
  format: Page['format'] = 'markdown',
): ElementContent[] {
  const expanded = scopeOf(run, expandText(run, owner, source), owner);
  return format === 'html' ? run.markdown.renderHtml(expanded) : run.markdown.render(expanded);
}

const lowerNames = new WeakMap<PageRun['definitions'], Map<string, ShortcodeDefinition>>();

/** Hugo finds a shortcode whatever the case of its name. */
function anyCase(definitions: PageRun['definitions'], name: string): ShortcodeDefinition | undefined {
  let known = lowerNames.get(definitions);
  if (known === undefined) {
    known = new Map([...definitions].map(([key, definition]) => [key.toLowerCase(), definition]));
    lowerNames.set(definitions, known);
  }
  return known.get(name.toLowerCase());
}

/** The text with its shortcodes executed. */
function expandText(run: PageRun, owner: Owner, source: SourceText): SourceText {
  const { site, page, definitions } = run;
  const refuseUrl = (what: string, place: Place, tag: Place): void => {
    run.refusedUrls.add(startOf(tag));
    run.onTakenOut(what, place);
  };
  return expandShortcodes(source, {
    slots: run.slots,
    keepsIndentation: site.conventions.keepsIndentation,
    onRefusedUrl: site.conventions.refusesUrls ? refuseUrl : undefined,
    locale: page.locale,
    definition: (name) => {
      const definition =
        definitions.get(name) ??
        (site.conventions.anyCaseShortcodes ? anyCase(definitions, name) : undefined);
      // A name that nobody defines may be defined in the next build.
      run.lookups.ownShortcode(name);
      if (definition !== undefined) run.shortcodes.add(name);
      return definition;
    },
    explainUnknown: run.explainUnknown,
    nearestName(name) {
      run.lookups.ownShortcodeNames();
      return nearestName(name, definitions.keys());
    },
    contextFor: (call, nested) => createContext(run, owner, call, nested),
    report: run.report,
  });
}
