/** Layouts of a tree that provide a page's content: the `main` block replaces the page's text. */
import type { ElementContent } from 'hast';
import type { Page } from '../../corpus/index.ts';
import { filePlace, NOWHERE } from '../../diagnostics/index.ts';
import { walkElements } from '../../markdown/index.ts';
import { emptyCall } from '../../shortcodes/index.ts';
import { generated } from '../../text/index.ts';
import { type Owner, type PageRun, scopeOf } from '../run/page-run.ts';
import { createContext } from '../shortcode-context/context.ts';
import { chooseTemplate } from './choose.ts';
import { executeTemplate, type ReadTemplate, readTemplate } from './execute.ts';
import { createPagers } from './objects/pagers.ts';
import { PAGE_ADDRESSES } from './objects/scope.ts';
import type { ChosenTemplate, SiteTemplates } from './site.ts';

/** Parsed once for all pages. */
const readLayouts = new WeakMap<ChosenTemplate, ReadTemplate>();

/**
 * The layout for this particular page: that of the home page, of the list of its own folder, or the one that its front matter names. Layouts for all pages of a
 * kind (`single`, and `list` without a folder) are only a frame around content, for which Lockstep's theme is used.
 */
export function layoutOf(templates: SiteTemplates | undefined, page: Page): ChosenTemplate | undefined {
  if (templates === undefined || templates.layouts.length === 0) return undefined;
  const { layout } = page.params;
  if (typeof layout === 'string' && layout !== '' && !COMMON.has(layout)) {
    return chooseTemplate(templates.layouts, layout.toLowerCase(), page);
  }
  if (page.kind === 'home') {
    return ['home', 'index'].map((name) => chooseTemplate(templates.layouts, name, page)).find(isFound);
  }
  if (page.kind !== 'section') return undefined;
  const id = page.id.toLowerCase();
  const own = templates.layouts.filter(({ folder }) => folder.toLowerCase() === id);
  const named = templates.layouts.filter(
    ({ folder, name }) => folder.toLowerCase() === 'section' && name === id,
  );
  return (
    ['section', 'list'].map((name) => chooseTemplate(own, name, page)).find(isFound) ??
    named.find(({ words }) => words.length === 0)
  );
}

/** Whether the layout of a page may split its list. */
export function usesPagers(templates: SiteTemplates, page: Page): boolean {
  const layout = layoutOf(templates, page);
  if (layout === undefined) return false;
  return /\.Paginat/.test(layout.text) || (templates.hasPagerPartials && /\bpartial/.test(layout.text));
}

const isFound = (template: ChosenTemplate | undefined): template is ChosenTemplate => template !== undefined;

const COMMON: ReadonlySet<string> = new Set(['single', 'list', 'all', 'baseof']);

export interface LaidOut {
  readonly content: readonly ElementContent[];
  readonly hasTitle: boolean;
}

/**
 * The output of the page's layout; `undefined` if it has none, or if it uses unsupported features, which is reported once.
 *
 * @param nodes the page's own text
 */
export function renderLayout(
  run: PageRun,
  owner: Owner,
  nodes: readonly ElementContent[],
  templates: SiteTemplates | undefined,
): LaidOut | undefined {
  const layout = layoutOf(templates, run.page);
  if (layout === undefined || templates === undefined) return undefined;
  const { site } = templates;
  const read = readLayouts.get(layout) ?? readMain(layout, templates);
  readLayouts.set(layout, read);
  const call = emptyCall(layout.name);
  const place = run.page.file === '' ? NOWHERE : filePlace(run.page.file);
  const context = createContext(run, owner, call, false, place);
  const result = executeTemplate(
    read,
    {
      name: layout.path,
      instead: 'Remove it from the template; until then, the page shows its text without this layout.',
      severity: 'warning',
      call,
      context,
      site,
      scope: { layout: { nodes }, pagers: createPagers(run.pagers, PAGE_ADDRESSES) },
    },
    (objects) => objects.page ?? null,
  );
  if (!('text' in result)) return undefined;
  const content = run.markdown.renderHtml(scopeOf(run, generated(result.text)));
  let hasTitle = false;
  walkElements({ type: 'root', children: content }, ({ tagName }) => {
    hasTitle ||= tagName === 'h1';
  });
  return { content, hasTitle };
}

/** Only the block: the template around it is the frame. */
function readMain(layout: ChosenTemplate, { site }: SiteTemplates): ReadTemplate {
  return readTemplate({ path: layout.path, text: `${layout.text}{{ template "main" . }}` }, site);
}
