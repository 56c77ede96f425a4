import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';

/** A heading's text for lists of headings: inline markup without links, ids and line breaks. */
export function headingHtml(children: readonly ElementContent[]): string {
  const strip = (nodes: readonly ElementContent[]): ElementContent[] =>
    nodes.flatMap((node): ElementContent[] => {
      if (node.type === 'text') return [node];
      if (node.type !== 'element' || node.tagName === 'img') return [];
      const inner = strip(node.children);
      if (!KEPT.has(node.tagName)) return inner;
      const kept: Element = { type: 'element', tagName: node.tagName, properties: {}, children: inner };
      return [kept];
    });
  return toHtml(strip(children)).trim();
}

const KEPT: ReadonlySet<string> = new Set(['code', 'em', 'strong', 'kbd', 'sub', 'sup', 'del', 'i', 'b']);
