/** Puts something into finished HTML, at the places that were noted when it was made. */
import { decodeReferences, escapeHtml } from '../text/index.ts';
import type { Printed } from './html-places.ts';

/** What is put in. */
export interface HtmlExtras {
  /** HTML at the start of a heading, by its id. */
  readonly atHeading?: (id: string) => string | undefined;
  /** Another path for a link, both as they are in addresses; `#p2` for a page that is the part `p2` of the same page. */
  readonly linkTo?: (path: string) => string | undefined;
  /** What ids begin with, and references to them. */
  readonly idPrefix?: string;
  /** What stands in the place of a diagram, by its number in the page and its HTML as it was rendered; when not given, that stays. */
  readonly diagram?: (index: number, source: string) => string;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/**
 * @example
 * fillPlaces({ html: '<h2 id="x">X</h2>', places }, { atHeading: () => '<i></i>', idPrefix: 'p1-' }) // '<h2 id="p1-x"><i></i>X</h2>'
 */
export function fillPlaces({ html, places }: Printed, extras: HtmlExtras): string {
  const edits = editsOf({ html, places }, extras);
  if (edits.length === 0 && places.diagrams.length === 0) return html;
  let result = '';
  let last = 0;
  for (const { index, start, end, innerStart, innerEnd } of places.diagrams) {
    const source = applyEdits(html, edits, innerStart, innerEnd);
    result += applyEdits(html, edits, last, start) + (extras.diagram?.(index, source) ?? source);
    last = end;
  }
  return result + applyEdits(html, edits, last, html.length);
}

/** In the order of the HTML. */
function editsOf({ html, places }: Printed, { atHeading, linkTo, idPrefix = '' }: HtmlExtras): Edit[] {
  const edits: Edit[] = [];
  if (atHeading !== undefined) {
    for (const [id, at] of places.headings) {
      const by = atHeading(id);
      if (by !== undefined) edits.push({ start: at, end: at, by });
    }
  }
  if (linkTo !== undefined) {
    for (const [start, end] of places.links) {
      const path = linkTo(decodeReferences(html.slice(start, end)));
      if (path === undefined) continue;
      // A link to a part of the page that this is a part of: `/docs/a/#x` → `#p2-x`.
      const isToPart = path.startsWith('#') && html.startsWith('#', end);
      edits.push({ start, end: isToPart ? end + 1 : end, by: escapeHtml(isToPart ? `${path}-` : path) });
    }
  }
  if (idPrefix !== '') for (const at of places.ids) edits.push({ start: at, end: at, by: idPrefix });
  return edits.sort((a, b) => a.start - b.start);
}

/** A part of the HTML with the edits that stand in it. */
function applyEdits(html: string, edits: readonly Edit[], from: number, to: number): string {
  let result = '';
  let last = from;
  for (const { start, end, by } of edits) {
    if (start < from || end > to) continue;
    result += html.slice(last, start) + by;
    last = end;
  }
  return result + html.slice(last, to);
}
