/** The content above a page's divider, which lists and feeds show. */
import type { Element, ElementContent, Root } from 'hast';
import { isDivider } from '../../markdown/index.ts';

/** Removes all dividers from a tree. @returns the content above the first one; the tree itself if there is none */
export function takeDivider(root: Root): Root {
  const above = cutAt(root);
  drop(root);
  return above ?? root;
}

/** A copy of the content above the first divider; `undefined` if there is none. */
function cutAt<T extends Root | Element>(parent: T): T | undefined {
  for (const [index, child] of parent.children.entries()) {
    const last = child.type === 'element' ? cutAt(child) : undefined;
    if (last !== undefined || isDivider(child))
      return {
        ...parent,
        children: [...parent.children.slice(0, index), ...(last === undefined ? [] : [last])],
      };
  }
  return undefined;
}

function drop(parent: Root | Element): void {
  const children = parent.children.filter((child): child is ElementContent => !isDivider(child));
  parent.children = children;
  for (const child of children) if (child.type === 'element') drop(child);
}
