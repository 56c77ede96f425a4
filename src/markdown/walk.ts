/** Tree traversal. The general unist visitor tracks ancestors, names and exit codes for every node, which costs a tenth of the time of rendering a page. */
import type { Element, Nodes as HtmlNodes } from 'hast';
import type { Parents, Root, RootContent } from 'mdast';

/** Calls `visit` for every element below a node, parents first, in document order. If a visit replaces children, the new ones are traversed. */
export function walkElements(node: HtmlNodes, visit: (element: Element) => void): void {
  if (!('children' in node)) return;
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    visit(child);
    walkElements(child, visit);
  }
}

/** Skips a node's children. */
export const SKIP = 'skip';

/**
 * What to do after a node: `undefined` (continue with its children), {@link SKIP} them, or continue with the parent's child at an index, after the visit changed the parent's
 * children.
 */
export type WalkStep = undefined | typeof SKIP | number;

/** Calls `visit` for every node below a Markdown tree, parents first, in document order, with the node's index in its parent. */
export function walkMarkdown(
  tree: Root | Parents,
  visit: (node: RootContent, index: number, parent: Parents) => WalkStep,
): void {
  for (let index = 0; index < tree.children.length; ) {
    const node = tree.children[index];
    if (node === undefined) return;
    const step = visit(node, index, tree);
    if (typeof step === 'number') {
      index = step;
      continue;
    }
    if (step !== SKIP && 'children' in node) walkMarkdown(node, visit);
    index += 1;
  }
}
