/** The table of contents of a page, as a tree and as elements. */
import type { Element, RootContent } from 'hast';
import { h } from 'hastscript';
import type { TocSettings } from '../../config/index.ts';
import { parseHtml } from './parse-html.ts';
import type { RenderedHeading } from './rendered-page.ts';

export interface TocEntry {
  readonly id: string;
  readonly html: string;
  readonly children: readonly TocEntry[];
}

/** Headings between two levels as a tree. A skipped level creates no empty entries: an `h4` below an `h2` is its child. */
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
    // A link without text says nothing, and has no name for screen readers.
    if (SILENT.test(html)) continue;
    const entry: Open = { id, html, depth, children: [] };
    (path.at(-1)?.children ?? top).push(entry);
    path.push(entry);
  }
  return top;
}

/** HTML without text and pictures. */
const SILENT = /^(?:\s|&nbsp;|<(?!img\b|svg\b|math\b)[^>]*>)*$/;

/** The tree as nested lists; empty for an empty tree. */
export function tocNodes(entries: readonly TocEntry[], ordered: boolean): Element[] {
  if (entries.length === 0) return [];
  const items = entries.map(({ id, html, children }) =>
    h('li', h('a', { href: `#${id}` }, contentOf(html)), tocNodes(children, ordered)),
  );
  return [h(ordered ? 'ol' : 'ul', items)];
}

function contentOf(html: string): RootContent[] {
  return /[<&]/.test(html) ? parseHtml(html).children : [{ type: 'text', value: html }];
}
