/**
 * Finds the diagrams of a page, and surrounds each with marks in the HTML, between which a build inserts its drawing. The marks are comments, so that the page
 * is also valid without a drawing.
 */
import type { Element, ElementContent, Root } from 'hast';
import { toString as hastToText } from 'hast-util-to-string';
import { NOWHERE, type Place } from '../../diagnostics/index.ts';
import { DIAGRAM_END, diagramStart } from '../facts/diagram-comments.ts';
import type { RenderedDiagram } from '../facts/rendered-page.ts';
import type { PageRun } from '../run/page-run.ts';

interface Walk {
  readonly found: ReadonlyMap<Element, Place>;
  readonly run: PageRun;
  readonly diagrams: RenderedDiagram[];
  /** The text of the preceding heading. */
  heading: string;
}

/** @param found the diagram elements with their places */
export function markDiagrams(
  root: Root,
  found: ReadonlyMap<Element, Place>,
  run: PageRun,
): RenderedDiagram[] {
  const walk: Walk = { found, run, diagrams: [], heading: '' };
  if (found.size > 0) markIn(root, walk, undefined);
  return walk.diagrams;
}

/** @param caption of the surrounding figure */
function markIn(parent: Root | Element, walk: Walk, caption: string | undefined): void {
  const marked: Root['children'] = [];
  let closing: ElementContent | undefined;
  for (const child of parent.children) {
    const isFallback = child.type === 'element' && child.tagName === 'noscript';
    // Content for readers without scripts belongs to the source.
    if (closing !== undefined && !isFallback && !isBlank(child)) {
      marked.push(closing);
      closing = undefined;
    }
    if (child.type === 'element' && walk.found.has(child)) {
      marked.push({ type: 'comment', value: diagramStart(walk.diagrams.length) });
      walk.diagrams.push(describe(child, walk, caption));
      closing = { type: 'comment', value: DIAGRAM_END };
    } else if (child.type === 'element') {
      if (/^h[1-6]$/.test(child.tagName)) walk.heading = headingText(child);
      markIn(child, walk, child.tagName === 'figure' ? captionOf(child) : caption);
    }
    marked.push(child);
  }
  if (closing !== undefined) marked.push(closing);
  // Children of elements are the same nodes plus comments.
  parent.children = marked as ElementContent[];
}

function isBlank(node: Root['children'][number]): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

function describe(
  element: Element,
  { found, run, heading }: Walk,
  caption: string | undefined,
): RenderedDiagram {
  const text = sourceOf(element);
  const name = (caption ?? heading).replaceAll(/\s+/g, ' ').trim();
  const ui = (key: string): string => run.lookups.ui(run.page.locale, key, {}).text;
  const isFence = element.tagName === 'pre' && element.properties.dataLang === 'mermaid';
  return {
    source: text.trim(),
    label: name === '' ? ui('diagram') : `${ui('diagram')}: ${name}`,
    sourceLabel: ui('diagram_source'),
    place: found.get(element) ?? NOWHERE,
    linesBefore: (isFence ? 1 : 0) + (/^\s*/.exec(text)?.[0].split('\n').length ?? 1) - 1,
  };
}

/** Line breaks in labels are elements of the page. */
function sourceOf(element: Element): string {
  const parts = element.children.map((child): string => {
    if (child.type === 'text') return child.value;
    if (child.type !== 'element') return '';
    return child.tagName === 'br' ? '<br/>' : sourceOf(child);
  });
  return parts.join('');
}

function captionOf(figure: Element): string | undefined {
  const caption = figure.children.find((child) => child.type === 'element' && child.tagName === 'figcaption');
  return caption === undefined ? undefined : hastToText(caption);
}

/** Without the link sign of the heading. */
function headingText({ children }: Element): string {
  const isAnchor = (child: ElementContent): boolean =>
    child.type === 'element' &&
    Array.isArray(child.properties.className) &&
    child.properties.className.includes('anchor');
  return children
    .filter((child) => !isAnchor(child))
    .map((child) => hastToText(child))
    .join('');
}
