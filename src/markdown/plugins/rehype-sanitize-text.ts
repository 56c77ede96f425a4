/**
 * Removes everything that restricted authors may not use. It runs after raw HTML has been parsed and before shortcode outputs are inserted, which are trusted. Everything removed
 * is reported.
 */
import type { Element, Root } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import type { VFile } from 'vfile';
import { NOWHERE } from '../../diagnostics/index.ts';
import { placeAt } from '../../text/index.ts';
import { isFrameOfPlayer } from '../policy/frames.ts';
import { nameOfProperty } from '../policy/guard.ts';
import { NUMBER_PROPERTY, SCHEMA } from '../policy/schema.ts';
import type { Scope } from '../scope.ts';
import { walkElements } from '../walk.ts';
import { fillAttributes } from './rehype-slots.ts';
import { isDivider } from './remark-divider.ts';

export function rehypeSanitizeText() {
  return (tree: Root, file: VFile): Root => {
    const { scope } = file.data;
    if (scope === undefined) return tree;
    const written: Element[] = [];
    walkElements(tree, (node) => {
      fillAttributes(node, scope);
      // A frame with any other URL is removed as a whole.
      const isFrame = node.tagName === 'iframe' && !isFrameOfPlayer(String(node.properties.src ?? ''));
      if (isFrame) node.tagName = 'noframes';
      node.properties[NUMBER_PROPERTY] = written.push(node) - 1;
    });
    dropComments(tree);
    const clean = sanitize(tree, SCHEMA);
    const root: Root = clean.type === 'root' ? clean : { type: 'root', children: [] };
    const kept = new Map<number, Element>();
    walkElements(root, (node) => {
      kept.set(Number(node.properties[NUMBER_PROPERTY]), node);
      delete node.properties[NUMBER_PROPERTY];
    });
    reportDifferences(written, kept, scope);
    return root;
  };
}

/** Removes comments, except dividers. */
function dropComments(parent: Root | Element): void {
  const children = parent.children.filter((node) => node.type !== 'comment' || isDivider(node));
  // Elements hold no doctype; the types do not say so of a filtered list.
  Object.assign(parent, { children });
  for (const child of children) if (child.type === 'element') dropComments(child);
}

/** Content of a removed element is not reported as well. */
function reportDifferences(
  written: readonly Element[],
  kept: ReadonlyMap<number, Element>,
  scope: Scope,
): void {
  const removed = new Set<Element>();
  for (const [number, node] of written.entries()) {
    const left = kept.get(number);
    if (left === undefined) {
      if (!removed.has(node))
        reportRemoval(node, `<${node.tagName === 'noframes' ? 'iframe' : node.tagName}>`, scope);
      walkElements(node, (inside) => void removed.add(inside));
      continue;
    }
    for (const [name, value] of Object.entries(node.properties)) {
      if (name === NUMBER_PROPERTY || name in left.properties || value === undefined || value === null)
        continue;
      reportRemoval(node, `attribute “${nameOfProperty(name)}” of <${node.tagName}>`, scope);
    }
  }
}

function reportRemoval({ position }: Element, what: string, scope: Scope): void {
  const start = position?.start?.offset;
  const end = position?.end?.offset;
  scope.onRemoved?.(
    what,
    start === undefined || end === undefined ? NOWHERE : placeAt(scope.source, start, end),
  );
}
