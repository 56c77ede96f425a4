/** Manifests as trees with places: every finding is reported at the line and column of the key or value itself. */
import type { Value } from '../formats/index.ts';

/** Offsets are UTF-16 code units from the start of the parsed text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface ScalarNode extends Range {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** Written without quotes. */
  readonly plain: boolean;
}

export interface ListNode extends Range {
  readonly kind: 'list';
  readonly items: readonly TreeNode[];
}

export interface MapEntry extends Range {
  readonly key: string;
  readonly value: TreeNode;
}

export interface MapNode extends Range {
  readonly kind: 'map';
  readonly entries: readonly MapEntry[];
}

export type TreeNode = ScalarNode | ListNode | MapNode;

/** The plain value of a tree. */
export function treeToValue(node: TreeNode): Value {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(treeToValue);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, treeToValue(value)]));
}

/** The entry of a map by its key. */
export function entryOf(node: TreeNode | undefined, key: string): MapEntry | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key) : undefined;
}

/** The node at a path of keys; list items by index. */
export function nodeAt(
  node: TreeNode | undefined,
  ...path: readonly (string | number)[]
): TreeNode | undefined {
  let at = node;
  for (const step of path) {
    at = at?.kind === 'list' ? at.items[Number(step)] : entryOf(at, String(step))?.value;
  }
  return at;
}

/** The text at a path; `undefined` if there is none. */
export function textAt(
  node: TreeNode | undefined,
  ...path: readonly (string | number)[]
): string | undefined {
  const found = nodeAt(node, ...path);
  return found?.kind === 'scalar' && typeof found.value === 'string' ? found.value : undefined;
}

/** The items of a list at a path; empty if there is no list. */
export function itemsAt(
  node: TreeNode | undefined,
  ...path: readonly (string | number)[]
): readonly TreeNode[] {
  const found = nodeAt(node, ...path);
  return found?.kind === 'list' ? found.items : [];
}

/** The objects of an example, including those in lists. */
export function objectsOf(documents: readonly TreeNode[]): MapNode[] {
  return documents.flatMap((document) =>
    document.kind !== 'map'
      ? []
      : textAt(document, 'kind') === 'List'
        ? objectsOf(itemsAt(document, 'items'))
        : [document],
  );
}
