/**
 * Removes targets that would run code or open a reader's own files, for sites that do not allow raw HTML. The rule is Goldmark's `IsDangerousURL`; Goldmark exempts autolinks in
 * angle brackets, here they are treated alike.
 */
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { NOWHERE } from '../../diagnostics/index.ts';
import { placeAt } from '../../text/index.ts';
import { isActiveUrl } from '../policy/active-url.ts';
import { destinationOf } from './remark-link-places.ts';

export function remarkSafeLinks() {
  return (tree: Root, file: VFile): void => {
    const { scope } = file.data;
    visit(tree, (node) => {
      if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') return;
      if (!isActiveUrl(node.url)) return;
      if (scope !== undefined) {
        const { start, end } = destinationOf(node, scope.source.text);
        const place = node.position === undefined ? NOWHERE : placeAt(scope.source, start, end);
        scope.onRemoved?.(`address “${node.url}”`, place);
      }
      node.url = '';
    });
  };
}
