/** Prepares templates for plain text, without escaping. */
import type { ListNode, TemplateTree, TreeNode } from '../syntax/nodes.ts';
import type { Prepared, PreparedList, PreparedNode, PreparedSet } from './prepared.ts';

/** Prepares a template for plain text, without escaping. */
export function prepareForText(main: TemplateTree, named: ReadonlyMap<string, TemplateTree>): PreparedSet {
  const called = new Map<string, Prepared>();
  for (const [name, tree] of named) called.set(name, { tree, root: plainList(tree.root) });
  return { main: { tree: main, root: plainList(main.root) }, called };
}

function plainList(list: ListNode): PreparedList {
  return { nodes: list.nodes.map(plainNode) };
}

function plainNode(node: TreeNode): PreparedNode {
  switch (node.kind) {
    case 'action':
      return { kind: 'action', pipe: node.pipe, escapers: [] };
    case 'template':
      return { ...node, key: node.name };
    case 'if':
    case 'with':
    case 'range':
      return {
        ...node,
        list: plainList(node.list),
        elseList: node.elseList === undefined ? undefined : plainList(node.elseList),
      };
    default:
      return node;
  }
}
