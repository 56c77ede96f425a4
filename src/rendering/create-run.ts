/** What one rendering of a page knows and does: see {@link PageRun}. */
import type { ElementContent } from 'hast';
import type { Page } from '../corpus/index.ts';
import { createProblem, type Place, type Problem } from '../diagnostics/index.ts';
import { createPlaceTable, type Markdown, type RenderHooks, type UnreadMarkup } from '../markdown/index.ts';
import { createSlotTable } from '../shortcodes/index.ts';
import { checkLimits, generated, type SourceFile, type SourceText, sourceOf } from '../text/index.ts';
import { adoptFragment } from './adopt-fragment.ts';
import type { FragmentUse, Owner, PageRun } from './page-run.ts';
import { fillPlaceholders } from './placeholders.ts';
import { pluginMessage } from './plugin-problems.ts';
import { expandText, failedBody, renderText } from './render-text.ts';
import { createRenderHooks, type HookState } from './templates/render-hooks.ts';
import type { SiteTemplates } from './templates/site.ts';
import { createTextTrust, omittedHtml, takenOut } from './text-trust.ts';

/** Includes within includes end here: deeper ones are a cycle that changes its arguments. */
const MAX_INCLUDES = 20;
/** Texts that definitions expand within each other. */
const MAX_EXPANSIONS = 100;

export interface RunOptions
  extends Pick<
    PageRun,
    'site' | 'page' | 'lookups' | 'markdown' | 'definitions' | 'explainUnknown' | 'knowsLanguage'
  > {
  readonly templates: SiteTemplates | undefined;
  /** For the texts of writers who may run nothing. */
  readonly sanitized: Markdown;
  readonly problems: Problem[];
}

export function createRun({ problems, markdown, sanitized, templates, ...options }: RunOptions): PageRun {
  const hookState: HookState = { ordinals: new Map(), depth: 0 };
  const hooks = new Map<string, RenderHooks | undefined>();
  const including: string[] = [];
  const expansions = createExpansions();
  let omitsHtml = false;
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
    onOmittedHtml: (tag, place) => {
      // One says it all: every other tag of the page is left out as well.
      if (!omitsHtml) run.report(omittedHtml(tag, place));
      omitsHtml = true;
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
  };

  const open = <R>(path: string, use: FragmentUse, reader: FragmentReader<R>) =>
    openFragment(run, including, path, use, reader);
  return run;
}

/** Texts that definitions expand within each other. A definition may expand its own call: the end must not depend on how much of the stack is left. */
function createExpansions() {
  let depth = 0;
  return {
    within<T>(expand: () => T): T {
      if (depth >= MAX_EXPANSIONS) throw new RangeError('The call stack has too many texts in texts.');
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
 * What is made of a fragment's text; `undefined` where there is none.
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
