/** Puts drawings into the HTML of a page: each stands before its source, which is folded away. */
import { type RenderedDiagram, replaceDiagrams } from '../../rendering/index.ts';
import { escapeHtml } from '../../text/index.ts';
import type { Drawing } from './draw-diagrams.ts';

/** A drawing that would shrink to less than that scrolls instead. */
const SMALLEST = 0.6;
/** What a narrow screen has for a page's text, in pixels. */
const NARROW = 340;

/** @param drawings of the page's diagrams, in their order; those that are missing stay as they are */
export function fillDiagrams(
  html: string,
  diagrams: readonly RenderedDiagram[],
  drawings: readonly Drawing[],
): string {
  const counts = new Map<string, number>();
  return replaceDiagrams(html, (index, source) => {
    const diagram = diagrams[index];
    const drawing = drawings[index];
    if (diagram === undefined || drawing?.kind !== 'drawn') return source;
    const count = (counts.get(drawing.key) ?? 0) + 1;
    counts.set(drawing.key, count);
    return renderDrawing(diagram, drawing, count) + renderSource(diagram, source);
  });
}

/** HTML without marks, all diagrams as they were rendered. */
export function withoutDrawings(html: string): string {
  return replaceDiagrams(html, (_, source) => source);
}

type Drawn = Extract<Drawing, { readonly kind: 'drawn' }>;

/** @param count which of the same drawings of a page it is, from 1: ids stand once in a page */
function renderDrawing(diagram: RenderedDiagram, drawn: Drawn, count: number): string {
  const { svg, width, isNamed, hasLinks, key } = drawn;
  const smallest = Math.round(width * SMALLEST);
  // What can be followed is no part of a picture.
  const role = hasLinks ? 'group' : 'img';
  const name = isNamed ? '' : ` aria-label="${escapeHtml(diagram.label)}"`;
  const prefix = `diagram-${key.slice(0, 8)}-`;
  const own = count === 1 ? svg : svg.replaceAll(prefix, `${prefix}${count}-`);
  const opening = `<svg role="${role}"${name} width="${width}" direction="ltr" style="min-inline-size: ${smallest}px"`;
  const scrolls = smallest > NARROW ? ' tabindex="0"' : '';
  return `<div class="diagram-drawing"${scrolls}>${own.replace(/^<svg/, () => opening)}</div>`;
}

function renderSource({ sourceLabel }: RenderedDiagram, source: string): string {
  const inner = source.replaceAll(/<noscript>[\s\S]*?<\/noscript>/g, '');
  return `<details class="diagram-source"><summary>${escapeHtml(sourceLabel)}</summary>${inner}</details>`;
}
