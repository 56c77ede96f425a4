/** Creates the state and operations for rendering one page: see {@link PageRun}. */
import type { ElementContent } from 'hast';
import type { Page } from '../../corpus/index.ts';
import { createProblem, type Place, type Problem, TooDeepError } from '../../diagnostics/index.ts';
import {
  createPlaceTable,
  type Markdown,
  type RenderHooks,
  type UnreadMarkup,
} from '../../markdown/index.ts';
import { createSlotTable } from '../../shortcodes/index.ts';
import { checkLimits, generated, type SourceFile, type SourceText, sourceOf } from '../../text/index.ts';
import { createRenderHooks, type HookState } from '../templates/hooks/render-hooks.ts';
import type { SiteTemplates } from '../templates/site.ts';
import { adoptFragment } from './adopt-fragment.ts';
import type { FragmentUse, Owner, PageRun } from './page-run.ts';
import { fillPlaceholders } from './placeholders.ts';
import { pluginMessage } from './plugin-problems.ts';
import { expandText, failedBody, renderText } from './render-text.ts';
import { createTextTrust, omittedHtml, removedContent } from './text-trust.ts';

/** Limit for nested includes: deeper ones are a cycle whose arguments change. */
const MAX_INCLUDES = 20;
/** Limit for nested texts that definitions expand. */
const MAX_EXPANSIONS = 100;

export interface RunOptions
  extends Pick<
    PageRun,
    'site' | 'page' | 'lookups' | 'markdown' | 'definitions' | 'explainUnknown' | 'knowsLanguage'
  > {
  readonly templates: SiteTemplates | undefined;
  /** For texts of restricted authors. */
  readonly sanitized: Markdown;
  readonly problems: Problem[];
  /** Whether the run only expands a fragment to find its headings. */
  readonly isQuiet?: boolean;
}

export function createRun(given: RunOptions): PageRun {
  const { problems, markdown, sanitized, templates, ...options } = given;
  const hookState: HookState = { ordinals: new Map(), depth: 0 };
  const hooks = new Map<string, RenderHooks | undefined>();
  const including: string[] = [];
  const expansions = createExpansions();
  let omitsHtml = false;
  let isDivided = false;
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
    onRemoved: (what, place) => run.report(removedContent(what, place, run)),
    onUnread: (markup, place) => run.report(unreadMarkup(markup, place)),
    onOmittedHtml: (tag, place) => {
      // One finding is enough: every other tag of the page is omitted as well.
      if (!omitsHtml) run.report(omittedHtml(tag, place));
      omitsHtml = true;
    },
    onDivider() {
      isDivided = true;
    },
    get isDivided() {
      return isDivided;
    },
    onPluginMessage: (message, place) => run.report(pluginMessage(message, place, run)),
    slots: createSlotTable(),
    places: createPlaceTable(),
    shortcodes: new Set(),
    refusedUrls: new Set(),
    memory: new Map(),
    elsewhere: new Set(),
    published: new Map(),
    pagers: {
      ...options.site.pagers,
      number: options.page.variant?.kind === 'pager' ? options.page.variant.number : 1,
      url: options.page.url,
    },
    report: (problem) => void problems.push(withPage(problem, options.page)),
    hooksFor(owner) {
      if (!hooks.has(owner.file)) hooks.set(owner.file, createRenderHooks(run, owner, templates, hookState));
      return hooks.get(owner.file);
    },
    expand: (owner, source) => expansions.within(() => expandText(run, owner, source)),
    renderFragment: (path, use) =>
      open(path, use, {
        read: (owner, source) => adoptFragment(renderText(run, owner, source), run, path),
        fail: (problem) => failedBody(run, problem),
        refuse: (box) => [box],
      }),
    expandFragment: (path, use) =>
      open(path, use, {
        read: (owner, source) => expandText(run, owner, source),
        fail: (problem) => generated(run.slots.add({ kind: 'nodes', nodes: failedBody(run, problem) })),
        refuse: (box) => generated(run.slots.add({ kind: 'nodes', nodes: [box] })),
      }),
    expandQuietly: (path) => expandQuietly(path, given),
  };

  const open = <R>(path: string, use: FragmentUse, reader: FragmentReader<R>) =>
    openFragment(run, including, path, use, reader);
  return run;
}

/** One at a time: shortcodes of the fragment may ask for headings in turn. */
function expandQuietly(path: string, options: RunOptions): SourceText | undefined {
  if (options.isQuiet === true) return undefined;
  const run = createRun({ ...options, problems: [], isQuiet: true });
  return run.expandFragment(path, { args: {}, onCycle: () => NOTHING });
}

const NOTHING: ElementContent = { type: 'text', value: '' };

/** Counts nested texts that definitions expand. A definition may expand its own call, and the limit must not depend on the remaining stack. */
function createExpansions() {
  let depth = 0;
  return {
    within<T>(expand: () => T): T {
      if (depth >= MAX_EXPANSIONS) throw new TooDeepError('Too many nested texts.');
      depth += 1;
      try {
        return expand();
      } finally {
        depth -= 1;
      }
    },
  };
}

/**
 * Reads a fragment's text and processes it; `undefined` if there is none.
 *
 * @param including paths of the fragments that contain it, the outermost first
 */
function openFragment<R>(
  run: PageRun,
  including: string[],
  path: string,
  { args, onCycle }: FragmentUse,
  { read, fail, refuse }: FragmentReader<R>,
): R | undefined {
  const { lookups, page, site } = run;
  const fragment = lookups.fragment(path, page.locale);
  if (fragment === undefined) return undefined;
  if (including.includes(path) || including.length >= MAX_INCLUDES)
    return refuse(onCycle([...including, path]));
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

function unreadMarkup({ written, what, hint }: UnreadMarkup, place: Place): Problem {
  return createProblem('unread-markup', place, {
    message: `Unexpected ${what} “${written}”, which is shown as text or not as intended.`,
    hint,
    target: written,
  });
}

interface FragmentReader<R> {
  read(owner: Owner, source: SourceText): R;
  fail(problem: Problem): R;
  /** @param box shown in the page instead of the fragment */
  refuse(box: ElementContent): R;
}

/** A problem inside a fragment names the page that shows it. */
function withPage(problem: Problem, page: Page): Problem {
  const located = problem.locale === undefined ? { ...problem, locale: page.locale } : problem;
  return page.file !== '' && located.place.kind === 'file' && located.place.file !== page.file
    ? { ...located, pages: [page.file] }
    : located;
}
