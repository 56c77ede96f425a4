/** Objects that occur twice in one example: the second replaces the first, or is rejected. */
import type { Finding } from './finding.ts';
import { nodeAt, objectsOf, type TreeNode, textAt } from './tree.ts';

export function checkDuplicates(documents: readonly TreeNode[]): Finding[] {
  const seen = new Set<string>();
  return objectsOf(documents).flatMap((object): Finding[] => {
    const kind = textAt(object, 'kind');
    const name = textAt(object, 'metadata', 'name');
    const at = nodeAt(object, 'metadata', 'name');
    if (kind === undefined || name === undefined || at === undefined) return [];
    const group = (textAt(object, 'apiVersion') ?? '').replace(/\/?[^/]*$/, '');
    const key = JSON.stringify([group, kind, textAt(object, 'metadata', 'namespace') ?? '', name]);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      {
        severity: 'warning',
        offset: at.start,
        end: at.end,
        message: `Unexpected second ${kind} “${name}” in this example, expected one.`,
        hint: 'Give it another name or namespace, or remove it.',
        target: name,
      },
    ];
  });
}
