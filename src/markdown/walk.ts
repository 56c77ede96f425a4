/** Walking HTML trees: the general visitor of unist keeps ancestors and exit codes for every node, which costs more than the steps themselves. */
import type { Element, Nodes } from 'hast';

/** Calls `visit` for every element below a node, parents first, in document order. Children that the visit replaces are walked as they are afterwards. */
export function walkElements(node: Nodes, visit: (element: Element) => void): void {
  if (!('children' in node)) return;
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    visit(child);
    walkElements(child, visit);
  }
}
