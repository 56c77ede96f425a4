/** Names of values and fields in messages. */
import type { TreeNode } from './tree.ts';

/** A value for messages: `text “a”`, `number 5`, `a list`. */
export function describeNode(node: TreeNode): string {
  if (node.kind !== 'scalar') return node.kind === 'list' ? 'a list' : 'an object';
  if (typeof node.value !== 'string')
    return `${typeof node.value === 'number' ? 'number ' : ''}${node.value}`;
  const text = node.value.length > 40 ? `${node.value.slice(0, 40)}…` : node.value;
  return `text “${text.replaceAll('\n', '⏎')}”`;
}

/** The path of a field below a path: `spec.ports`, `metadata.labels."app.kubernetes.io/name"`. */
export function joinPath(path: string, key: string): string {
  const step = /^[\w-]+$/.test(key) ? key : `"${key}"`;
  return path === '' ? step : `${path}.${step}`;
}

/** `“a”, “b” or “c”`, for words that are quoted already. */
export function orList(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
