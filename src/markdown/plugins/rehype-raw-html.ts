/**
 * Turns the author's raw HTML into elements, as a browser would read it. Pages without raw HTML other than comments skip the HTML parser, which costs
 * as much as Markdown itself; comments are left out of the page.
 */
import type { Root } from 'hast';
import { raw } from 'hast-util-raw';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

export function rehypeRawHtml() {
  return (tree: Root, file: VFile): Root => {
    let found = false;
    visit(tree, 'raw', (node, index, parent) => {
      if (isOnlyComments(node.value) && parent !== undefined && index !== undefined) {
        parent.children.splice(index, 1);
        return [SKIP, index];
      }
      found = true;
      return undefined;
    });
    if (!found) return tree;
    const parsed = raw(tree, { file });
    return parsed.type === 'root'
      ? parsed
      : { type: 'root', children: parsed.type === 'doctype' ? [] : [parsed] };
  };
}

function isOnlyComments(html: string): boolean {
  let at = 0;
  while (html.startsWith('<!--', at)) {
    const end = html.indexOf('-->', at + 4);
    if (end === -1) return false;
    at = end + 3;
    while (/\s/.test(html.charAt(at))) at += 1;
  }
  return at > 0 && at === html.length;
}
