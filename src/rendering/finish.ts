/**
 * The page's last steps, over its whole tree at once: what stands in it is written down (headings, anchors, links with their places), links get the base
 * path, code its colours, and the tree becomes text.
 */
import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { HEADING_PROPERTY, type Highlighter, TOC_MARK, walkElements } from '../markdown/index.ts';
import { createLinkCollector } from './collect-links.ts';
import { colourCode } from './colour-code.ts';
import type { PageRun } from './page-run.ts';
import type { RenderedHeading, RenderedPage } from './rendered-page.ts';
import { renderTocTree, tocOf } from './toc.ts';

type Finished = Pick<RenderedPage, 'html' | 'headings' | 'anchors' | 'links'>;

export async function finishPage(
  content: readonly ElementContent[],
  run: PageRun,
  highlighter: Highlighter,
): Promise<Finished> {
  const root: Root = { type: 'root', children: [...content] };
  const headings: RenderedHeading[] = [];
  const anchors = new Set<string>();
  const tocs: Element[] = [];
  const blocks: Element[] = [];
  const links = createLinkCollector(run);

  walkElements(root, (node) => {
    const { properties } = node;
    if (HEADING_PROPERTY in properties) {
      delete properties[HEADING_PROPERTY];
      headings.push({
        id: String(properties.id ?? ''),
        depth: Number(node.tagName.slice(1)),
        html: headingHtml(node),
      });
    }
    if (typeof properties.id === 'string' && properties.id !== '') anchors.add(properties.id);
    if (node.tagName === 'a' && typeof properties.name === 'string') anchors.add(properties.name);
    if (node.tagName === 'pre') blocks.push(node);
    if (node.tagName === 'img') addImageDefaults(node);
    if (typeof properties.dataUi === 'string') fillUiText(node, run);
    if (Array.isArray(properties.className) && properties.className.includes(TOC_MARK)) tocs.push(node);
    links.add(node);
  });

  const tree = tocOf(headings, run.site.toc);
  for (const toc of tocs) {
    toc.tagName = 'nav';
    toc.properties = { className: ['toc-inline'] };
    toc.children = [{ type: 'raw', value: renderTocTree(tree, run.site.toc.ordered) }];
  }
  await colourCode(blocks, highlighter, run.site.highlight);
  return {
    html: toHtml(root, { allowDangerousHtml: true }).trim(),
    headings,
    anchors: [...anchors],
    links: links.found,
  };
}

/** A heading's text for lists of headings: its inline markup without links, ids and line breaks. */
function headingHtml(heading: Element): string {
  const strip = (nodes: readonly ElementContent[]): ElementContent[] =>
    nodes.flatMap((node): ElementContent[] => {
      if (node.type === 'text') return [node];
      if (node.type !== 'element' || node.tagName === 'img') return [];
      const children = strip(node.children);
      return KEPT_IN_HEADINGS.has(node.tagName)
        ? [{ type: 'element', tagName: node.tagName, properties: {}, children }]
        : children;
    });
  return toHtml(strip(heading.children)).trim();
}

const KEPT_IN_HEADINGS: ReadonlySet<string> = new Set([
  'code',
  'em',
  'strong',
  'kbd',
  'sub',
  'sup',
  'del',
  'i',
  'b',
]);

/** Images below the fold wait until they are needed; the author's own wish counts. */
function addImageDefaults({ properties }: Element): void {
  properties.loading ??= 'lazy';
}

function fillUiText(node: Element, run: PageRun): void {
  const key = String(node.properties.dataUi);
  delete node.properties.dataUi;
  node.children = [{ type: 'text', value: run.lookups.ui(run.page.locale, key, {}).text }];
}
