/** The table of contents of a page, as a tree and as HTML. */
import type { TocSettings } from '../config/index.ts';
import { escapeHtml } from '../text/index.ts';
import type { RenderedHeading } from './rendered-page.ts';

export interface TocEntry {
  readonly id: string;
  readonly html: string;
  readonly children: readonly TocEntry[];
}

/**
 * Headings between two levels as a tree. A level that is skipped makes no empty entries: an `h4` below an `h2` is its child.
 */
export function tocOf(
  headings: readonly RenderedHeading[],
  { startLevel, endLevel }: Pick<TocSettings, 'startLevel' | 'endLevel'>,
): TocEntry[] {
  interface Open extends TocEntry {
    readonly depth: number;
    readonly children: Open[];
  }
  const top: Open[] = [];
  const path: Open[] = [];
  for (const { id, html, depth } of headings) {
    if (id === '' || depth < startLevel || (endLevel > 0 && depth > endLevel)) continue;
    while ((path.at(-1)?.depth ?? 0) >= depth) path.pop();
    const entry: Open = { id, html, depth, children: [] };
    (path.at(-1)?.children ?? top).push(entry);
    path.push(entry);
  }
  return top;
}

/** The tree as nested lists; empty text for an empty tree. */
export function renderTocTree(entries: readonly TocEntry[], ordered: boolean): string {
  if (entries.length === 0) return '';
  const tag = ordered ? 'ol' : 'ul';
  const items = entries.map(
    ({ id, html, children }) =>
      `<li><a href="#${escapeHtml(id)}">${html}</a>${renderTocTree(children, ordered)}</li>`,
  );
  return `<${tag}>${items.join('')}</${tag}>`;
}
