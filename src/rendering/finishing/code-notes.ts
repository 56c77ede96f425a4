/** Notes on lines of code: markers such as `# (1)!` in a block, with their texts in a numbered list right after it. */
import type { Element, Root, RootContent } from 'hast';
import { toString as hastToText } from 'hast-util-to-string';
import { NOTE_MARK } from '../../markdown/index.ts';

/** Records on each block with markers how many notes the following list has. Without a list, the comments are left as they are. */
export function linkCodeNotes(root: Root, blocks: readonly Element[]): void {
  const marked = new Set<RootContent>(blocks.filter((block) => NOTE_MARK.test(hastToText(block))));
  if (marked.size === 0) return;
  const walk = (siblings: readonly RootContent[]): void => {
    for (const [at, node] of siblings.entries()) {
      if (node.type !== 'element') continue;
      if (!marked.has(node)) {
        walk(node.children);
        continue;
      }
      const next = siblings.slice(at + 1).find((each) => each.type !== 'text' || each.value.trim() !== '');
      if (next?.type !== 'element' || next.tagName !== 'ol') continue;
      const items = next.children.filter((each) => each.type === 'element');
      node.properties.dataNotes = String(items.length);
      const classes = Array.isArray(next.properties.className) ? next.properties.className : [];
      next.properties.className = [...classes, 'code-notes'];
    }
  };
  walk(root.children);
}
