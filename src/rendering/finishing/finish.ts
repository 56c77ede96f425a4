/**
 * The last steps of rendering, on the page's whole tree: record headings, anchors and links with their places, add the base path to links, highlight code, and
 * convert the tree to HTML.
 */
import type { Element, ElementContent, Root, RootContent } from 'hast';
import type { Place } from '../../diagnostics/index.ts';
import {
  guardElement,
  HEADING_PROPERTY,
  type Highlighter,
  htmlToMarkdown,
  isDiagram,
  isFormula,
  PLACE_PROPERTY,
  PluginError,
  type SitePlugins,
  TEX_PROPERTY,
  TOC_MARK,
  walkElements,
} from '../../markdown/index.ts';
import { addScripts, scriptsFact, scriptsIn } from '../facts/body-scripts.ts';
import { headingHtml } from '../facts/heading-html.ts';
import { type Printed, printTree } from '../facts/html-places.ts';
import { openingOf } from '../facts/opening.ts';
import { parseHtml } from '../facts/parse-html.ts';
import type { BodyScript, RenderedHeading, RenderedPage } from '../facts/rendered-page.ts';
import { searchTextOf } from '../facts/sections.ts';
import { summaryOf } from '../facts/summary.ts';
import { tocNodes, tocOf } from '../facts/toc.ts';
import { hookPageOf, type PageRun } from '../run/page-run.ts';
import { linkCodeNotes } from './code-notes.ts';
import { createLinkCollector, type LinkCollector } from './collect-links.ts';
import { colourCode } from './colour-code.ts';
import { placeIn } from './element-place.ts';
import { settleHeader } from './empty-headers.ts';
import { linkPictures } from './link-pictures.ts';
import { markDiagrams } from './mark-diagrams.ts';
import type { Formula } from './math.ts';
import { nameTask } from './name-tasks.ts';
import { createIds } from './page-ids.ts';
import { prepareImage } from './prepare-image.ts';
import { takeDivider } from './take-divider.ts';

type Finished = Pick<
  RenderedPage,
  | 'html'
  | 'places'
  | 'markdown'
  | 'headings'
  | 'anchors'
  | 'links'
  | 'summary'
  | 'opening'
  | 'searchText'
  | 'diagrams'
  | 'bodyScripts'
>;

export interface FinishOptions {
  /** A hook of the site. */
  readonly onPage?: SitePlugins['onPage'] | undefined;
  readonly highlighter: Highlighter;
  /** The content is an error message instead of a page, so the site's own hooks do not run. */
  readonly isFailure?: boolean;
}

export async function finishPage(
  content: readonly ElementContent[],
  run: PageRun,
  { highlighter, onPage, isFailure = false }: FinishOptions,
): Promise<Finished> {
  const whole: Root = { type: 'root', children: [...content] };
  const root = isFailure
    ? whole
    : await run.markdown.transform(whole, {
        page: hookPageOf(run.page),
        onPluginMessage: run.onPluginMessage,
      });
  const noted = noteElements(root, run);
  // Before code is highlighted, and before elements are added that only the layout needs.
  const markdown = run.site.markdownPages ? htmlToMarkdown(root.children.filter(isContent)) : undefined;
  for (const { properties } of noted.named) delete properties.dataUi;
  const opened = run.isDivided ? takeDivider(root) : root;
  const summary = summaryOf(opened.children);
  fillTocs(noted, run);
  const opening = openingFact(opened, run);
  if (noted.formulas.length > 0) {
    // Few pages have formulas, and the module that renders them is large.
    const { renderFormulas } = await import('./math.ts');
    for (const problem of renderFormulas(noted.formulas, run.site.markdown.passthrough)) run.report(problem);
  }
  const drawable = isFailure ? [] : markDiagrams(root, noted.diagrams, run);
  if (run.site.conventions.codeComments) linkCodeNotes(root, noted.blocks);
  await colourCode(noted.blocks, highlighter, run.site);
  const searchText = searchFact(root, run);
  const { scripts = noted.scripts, ...printed } = await printBody(root, run, isFailure ? undefined : onPage);
  const { headings, anchors, links } = noted;
  return {
    ...opening,
    ...scriptsFact(scripts),
    ...searchText,
    ...printed,
    ...(markdown === undefined ? {} : { markdown }),
    headings,
    anchors: [...anchors],
    links: links.found,
    summary,
    diagrams: drawable,
  };
}

/** Elements of a page, in document order. */
interface Noted {
  readonly headings: readonly RenderedHeading[];
  readonly anchors: ReadonlySet<string>;
  readonly links: LinkCollector;
  /** Each with its place. */
  readonly diagrams: ReadonlyMap<Element, Place>;
  /** Elements to be filled with a table of contents. */
  readonly tocs: readonly Element[];
  /** `<pre>` */
  readonly blocks: readonly Element[];
  /** Elements whose text is a UI string. */
  readonly named: readonly Element[];
  readonly formulas: readonly Formula[];
  readonly scripts: ReadonlySet<BodyScript>;
}

/** Collects the elements of the page, and prepares each. */
function noteElements(root: Root, run: PageRun): Noted {
  const headings: RenderedHeading[] = [];
  const anchors = new Set<string>();
  const tocs: Element[] = [];
  const blocks: Element[] = [];
  const named: Element[] = [];
  const formulas: Formula[] = [];
  const diagrams = new Map<Element, Place>();
  const scripts = new Set<BodyScript>();
  const links = createLinkCollector(run);
  const ids = createIds(run);
  walkElements(root, (node) => {
    const { properties } = node;
    ids.note(node);
    if (HEADING_PROPERTY in properties) headings.push(takeHeading(node));
    if (typeof properties.id === 'string' && properties.id !== '') anchors.add(properties.id);
    if (node.tagName === 'a' && typeof properties.name === 'string') anchors.add(properties.name);
    if (node.tagName === 'pre') blocks.push(node);
    if ((run.site.markdown.math || TEX_PROPERTY in properties) && isFormula(node))
      formulas.push(formulaOf(node, run));
    if (node.tagName === 'img') prepareImage(node, run);
    if (node.tagName === 'input') nameTask(node, run);
    settleHeader(node);
    if (typeof properties.dataUi === 'string') {
      fillUiText(node, run);
      named.push(node);
    }
    if (Array.isArray(properties.className) && properties.className.includes(TOC_MARK)) tocs.push(node);
    if (isDiagram(node)) diagrams.set(node, placeIn(node, run));
    addScripts(node, scripts);
    guard(node, run);
    links.add(node);
  });
  return { headings, anchors, links, diagrams, tocs, blocks, named, formulas, scripts };
}

function fillTocs({ tocs, headings }: Noted, { site: { toc: settings } }: PageRun): void {
  if (tocs.length === 0) return;
  const tree = tocOf(headings, settings);
  for (const toc of tocs) {
    toc.tagName = 'nav';
    toc.properties = { className: ['toc-inline'] };
    toc.children = tocNodes(tree, settings.ordered);
  }
}

/** Called before formulas are rendered, while their TeX is still text. */
function openingFact({ children }: Root, { site, page }: PageRun): Pick<RenderedPage, 'opening'> {
  if (page.description !== '') return {};
  const lang = site.locales.find(({ name }) => name === page.locale)?.lang ?? 'en';
  return { opening: openingOf(children, lang) };
}

function searchFact({ children }: Root, { site }: PageRun): Pick<RenderedPage, 'searchText'> {
  return site.search ? { searchText: searchTextOf(children) } : {};
}

type Body = Printed &
  Pick<RenderedPage, 'opening' | 'searchText'> & { readonly scripts?: ReadonlySet<BodyScript> };

/** The tree as HTML, after the hook of the site; pictures are linked last, so that the hook and the facts do not see these links. */
async function printBody(root: Root, run: PageRun, onPage: FinishOptions['onPage']): Promise<Body> {
  if (onPage !== undefined) {
    const printed = printTree(root, run.site.printViews);
    const changed = await callOnPage(onPage, printed.html, run);
    if (changed !== printed.html) return readChanged(changed, run);
    if (!run.site.theme.imageZoom) return printed;
  }
  return printLinked(root, run);
}

/** Reads HTML that a hook of the site returned in place of the page's. */
function readChanged(html: string, run: PageRun): Body {
  const root = parseHtml(html);
  return {
    ...openingFact(root, run),
    ...searchFact(root, run),
    scripts: scriptsIn(root),
    ...printLinked(root, run),
  };
}

function printLinked(root: Root, { site }: PageRun): Printed {
  if (site.theme.imageZoom) linkPictures(root);
  return printTree(root, site.printViews);
}

async function callOnPage(
  onPage: NonNullable<SitePlugins['onPage']>,
  html: string,
  { page }: PageRun,
): Promise<string> {
  try {
    const changed = await onPage({ page: hookPageOf(page), html });
    return typeof changed === 'string' ? changed : html;
  } catch (error) {
    throw new PluginError('hooks.onPage', error);
  }
}

function formulaOf(node: Element, run: PageRun): Formula {
  const { [PLACE_PROPERTY]: place, [TEX_PROPERTY]: made } = node.properties;
  delete node.properties[TEX_PROPERTY];
  return {
    node,
    place: run.places.get(Number(place)),
    isBlock: made === undefined ? undefined : made === 'block',
  };
}

function takeHeading(node: Element): RenderedHeading {
  const { properties } = node;
  const made = properties[HEADING_PROPERTY];
  delete properties[HEADING_PROPERTY];
  const depth = Number(node.tagName.slice(1));
  // A heading made by a hook provides its own text, because its template may print anything.
  const [, id = String(properties.id ?? ''), html = headingHtml(node.children)] =
    (typeof made === 'string' ? /^(\S*) (.*)$/s.exec(made) : null) ?? [];
  return { id, depth, html };
}

function isContent(node: RootContent): node is ElementContent {
  return node.type !== 'doctype';
}

/** Removes attributes that would run code, and reports them at the element's place. */
function guard(node: Element, run: PageRun): void {
  const place = placeIn(node, run);
  const taken = guardElement(node, run.trust);
  for (const what of taken) run.onRemoved(what, place);
}

function fillUiText(node: Element, run: PageRun): void {
  const key = String(node.properties.dataUi);
  node.children = [{ type: 'text', value: run.lookups.ui(run.page.locale, key, {}).text }];
}
