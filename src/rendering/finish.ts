/**
 * The page's last steps, over its whole tree at once: what stands in it is written down (headings, anchors, links with their places), links get the base
 * path, code its colours, and the tree becomes text.
 */
import type { Element, ElementContent, Root, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { NOWHERE, type Place } from '../diagnostics/index.ts';
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
} from '../markdown/index.ts';
import { createLinkCollector } from './collect-links.ts';
import { colourCode } from './colour-code.ts';
import { headingHtml } from './heading-html.ts';
import { markDiagrams } from './mark-diagrams.ts';
import type { Formula } from './math.ts';
import { nameTask } from './name-tasks.ts';
import { hookPageOf, type PageRun } from './page-run.ts';
import { prepareImage } from './prepare-image.ts';
import type { RenderedHeading, RenderedPage } from './rendered-page.ts';
import { summaryOf } from './summary.ts';
import { renderTocTree, tocOf } from './toc.ts';

type Finished = Pick<
  RenderedPage,
  'html' | 'markdown' | 'headings' | 'anchors' | 'links' | 'summary' | 'diagrams'
>;

export interface FinishOptions {
  /** A hook of the site. */
  readonly onPage?: SitePlugins['onPage'] | undefined;
  readonly highlighter: Highlighter;
  /** The content is what is said instead of a page that failed: nothing of the site's own sees it. */
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
  const headings: RenderedHeading[] = [];
  const anchors = new Set<string>();
  const tocs: Element[] = [];
  const blocks: Element[] = [];
  const named: Element[] = [];
  const formulas: Formula[] = [];
  const diagrams = new Map<Element, Place>();
  const links = createLinkCollector(run);

  const uniqueId = createUniqueIds();

  walkElements(root, (node) => {
    const { properties } = node;
    if (run.site.conventions.uniqueIds && typeof properties.id === 'string')
      properties.id = uniqueId(properties.id);
    if (HEADING_PROPERTY in properties) headings.push(takeHeading(node));
    if (typeof properties.id === 'string' && properties.id !== '') anchors.add(properties.id);
    if (node.tagName === 'a' && typeof properties.name === 'string') anchors.add(properties.name);
    if (node.tagName === 'pre') blocks.push(node);
    if ((run.site.markdown.math || TEX_PROPERTY in properties) && isFormula(node))
      formulas.push(formulaOf(node, run));
    if (node.tagName === 'img') prepareImage(node, run);
    if (node.tagName === 'input') nameTask(node, run);
    if (typeof properties.dataUi === 'string') {
      fillUiText(node, run);
      named.push(node);
    }
    if (Array.isArray(properties.className) && properties.className.includes(TOC_MARK)) tocs.push(node);
    if (isDiagram(node)) diagrams.set(node, placeOf(node, run));
    guard(node, run);
    links.add(node);
  });

  // While code is still text, and before what only the layout needs comes in.
  const markdown = run.site.markdownPages ? htmlToMarkdown(root.children.filter(isContent)) : undefined;
  for (const { properties } of named) delete properties.dataUi;
  const summary = summaryOf(root.children);

  const tree = tocOf(headings, run.site.toc);
  for (const toc of tocs) {
    toc.tagName = 'nav';
    toc.properties = { className: ['toc-inline'] };
    toc.children = [{ type: 'raw', value: renderTocTree(tree, run.site.toc.ordered) }];
  }
  if (formulas.length > 0) {
    // Few pages have formulas, and what reads them is large.
    const { renderFormulas } = await import('./math.ts');
    for (const problem of renderFormulas(formulas, run.site.markdown.passthrough)) run.report(problem);
  }
  const drawable = isFailure ? [] : markDiagrams(root, diagrams, run);
  await colourCode(blocks, highlighter, run.site);
  const html = toHtml(root, { allowDangerousHtml: true }).trim();
  return {
    html: onPage === undefined || isFailure ? html : await callOnPage(onPage, html, run),
    ...(markdown === undefined ? {} : { markdown }),
    headings,
    anchors: [...anchors],
    links: links.found,
    summary,
    diagrams: drawable,
  };
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
  // One that the site makes says what it is: its template may print anything.
  const [, id = String(properties.id ?? ''), html = headingHtml(node.children)] =
    (typeof made === 'string' ? /^(\S*) (.*)$/s.exec(made) : null) ?? [];
  return { id, depth, html };
}

/** Ids in their order: one that stood before gets a number, as a second heading of a page does. */
function createUniqueIds(): (id: string) => string {
  const taken = new Set<string>();
  return (id) => {
    let free = id;
    for (let count = 1; taken.has(free); count += 1) free = `${id}-${count}`;
    taken.add(free);
    return free;
  };
}

function isContent(node: RootContent): node is ElementContent {
  return node.type !== 'doctype';
}

/** Takes off what would run something, and says so at the element's place. */
function guard(node: Element, run: PageRun): void {
  const place = placeOf(node, run);
  const taken = guardElement(node, run.trust);
  for (const what of taken) run.onTakenOut(what, place);
}

function placeOf({ properties }: Element, { places }: PageRun): Place {
  const numbers = properties[PLACE_PROPERTY];
  return places.get(Number(Array.isArray(numbers) ? numbers[0] : numbers)) ?? NOWHERE;
}

function fillUiText(node: Element, run: PageRun): void {
  const key = String(node.properties.dataUi);
  node.children = [{ type: 'text', value: run.lookups.ui(run.page.locale, key, {}).text }];
}
