/**
 * Addresses that run something or open a reader's own files lead nowhere, for sites that do not allow raw HTML. Source of the rule: Goldmark's `IsDangerousURL`,
 * which spares what stands in angle brackets; here that is treated alike.
 */
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

export function remarkSafeLinks() {
  return (tree: Root): void => {
    visit(tree, ['link', 'image', 'definition'], (node) => {
      if ('url' in node && typeof node.url === 'string' && isDangerous(node.url)) node.url = '';
    });
  };
}

function isDangerous(url: string): boolean {
  return (
    /^(?:javascript|vbscript|file|data):/i.test(url) && !/^data:image\/(?:png|gif|jpeg|webp);/i.test(url)
  );
}
