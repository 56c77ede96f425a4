/** Converts line ends inside a paragraph to `<br>`, for sites that set `hardWraps`. */
import type { PhrasingContent, Root } from 'mdast';
import { visit } from 'unist-util-visit';

export function remarkHardWraps() {
  return (tree: Root): void => {
    visit(tree, 'text', (node, index, parent) => {
      if (parent === undefined || index === undefined || !node.value.includes('\n')) return undefined;
      const replacement: PhrasingContent[] = node.value
        .split('\n')
        .flatMap((value, line): PhrasingContent[] => [
          ...(line === 0 ? [] : [{ type: 'break' } as const]),
          ...(value === '' ? [] : [{ type: 'text', value } as const]),
        ]);
      parent.children.splice(index, 1, ...replacement);
      return index + replacement.length;
    });
  };
}
