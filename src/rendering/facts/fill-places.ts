/** Inserts text into finished HTML, at positions recorded when it was created. */
import { decodeReferences, escapeHtml } from '../../text/index.ts';
import type { Printed } from './html-places.ts';

/** What to insert. */
export interface HtmlExtras {
  /** HTML at the start of a heading, by its id. */
  readonly atHeading?: (id: string) => string | undefined;
  /** The new target of a link, given its URL path; `#p2` for a page that is part `p2` of the same page. */
  readonly linkTo?: (path: string) => string | undefined;
  /** Prefix of all ids and of references to them. */
  readonly idPrefix?: string;
  /** The replacement for a diagram, given its number and its rendered HTML; by default it is not changed. */
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

/** In the order of positions in the HTML. */
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
      // A link to another part of the same page: `/docs/a/#x` → `#p2-x`.
      const isToPart = path.startsWith('#') && html.startsWith('#', end);
      edits.push({ start, end: isToPart ? end + 1 : end, by: escapeHtml(isToPart ? `${path}-` : path) });
    }
  }
  if (idPrefix !== '') for (const at of places.ids) edits.push({ start: at, end: at, by: idPrefix });
  return edits.sort((a, b) => a.start - b.start);
}

/** A part of the HTML with the edits inside it applied. */
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
