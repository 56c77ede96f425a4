/**
 * Turns the author's raw HTML into elements, as a browser would read it. Pages without raw HTML other than comments skip the HTML parser, which costs
 * as much as Markdown itself; comments are left out of the page.
 */
import type { Root } from 'hast';
import { raw } from 'hast-util-raw';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

const COMMENTS = /<!--[\s\S]*?-->/g;

export function rehypeRawHtml() {
  return (tree: Root, file: VFile): Root => {
    let found = false;
    visit(tree, 'raw', (node, index, parent) => {
      const isComment = node.value.startsWith('<!--') && node.value.replace(COMMENTS, '').trim() === '';
      if (isComment && parent !== undefined && index !== undefined) {
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
