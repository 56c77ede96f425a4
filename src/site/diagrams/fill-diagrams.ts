/** Puts drawings into the HTML of a page, each before its collapsed source. */
import type { HtmlExtras, RenderedDiagram } from '../../rendering/index.ts';
import { escapeHtml } from '../../text/index.ts';
import type { Drawing } from './draw-diagrams.ts';

/** A drawing that would shrink below this scale scrolls instead. */
const SMALLEST = 0.6;
/** Text width on a narrow screen, in pixels. */
const NARROW = 340;

/**
 * Returns a function that replaces a diagram, given by its number in the page and its rendered HTML, with the drawing and its source.
 *
 * @param drawings of the page's diagrams in order; diagrams without one are not changed
 * @param idPrefix prefix of all ids, if the page is part of another
 */
export function createDiagramFiller(
  diagrams: readonly RenderedDiagram[],
  drawings: readonly Drawing[],
  idPrefix: string,
): NonNullable<HtmlExtras['diagram']> {
  const counts = new Map<string, number>();
  return (index, source) => {
    const diagram = diagrams[index];
    const drawing = drawings[index];
    if (diagram === undefined || drawing?.kind !== 'drawn') return source;
    const count = (counts.get(drawing.key) ?? 0) + 1;
    counts.set(drawing.key, count);
    return renderDrawing(diagram, drawing, count, idPrefix) + renderSource(diagram, source);
  };
}

type Drawn = Extract<Drawing, { readonly kind: 'drawn' }>;

/** @param count numbers equal drawings of a page from 1, so that ids are unique */
function renderDrawing(diagram: RenderedDiagram, drawn: Drawn, count: number, idPrefix: string): string {
  const { svg, width, isNamed, hasLinks, key } = drawn;
  const smallest = Math.round(width * SMALLEST);
  // The role `img` would hide links from assistive technology.
  const role = hasLinks ? 'group' : 'img';
  const name = isNamed ? '' : ` aria-label="${escapeHtml(diagram.label)}"`;
  const prefix = `diagram-${key.slice(0, 8)}-`;
  const ownPrefix = `${idPrefix}${prefix}${count === 1 ? '' : `${count}-`}`;
  const own = ownPrefix === prefix ? svg : svg.replaceAll(prefix, ownPrefix);
  const opening = `<svg role="${role}"${name} width="${width}" direction="ltr" style="min-inline-size: ${smallest}px"`;
  const scrolls = smallest > NARROW ? ' tabindex="0"' : '';
  return `<div class="diagram-drawing"${scrolls}>${own.replace(/^<svg/, () => opening)}</div>`;
}

function renderSource({ sourceLabel }: RenderedDiagram, source: string): string {
  const inner = source.replaceAll(/<noscript>[\s\S]*?<\/noscript>/g, '');
  return `<details class="diagram-source"><summary>${escapeHtml(sourceLabel)}</summary>${inner}</details>`;
}
