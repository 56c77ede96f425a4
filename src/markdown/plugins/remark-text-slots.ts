/**
 * Fills slots where Markdown takes text as it is: code blocks, and the targets and titles of links. (In prose and code spans they wait for
 * `rehype-slots`.)
 * Here, because the next step would percent-encode a slot in a URL.
 */
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { mayHoldSlots } from '../../shortcodes/index.ts';
import { fillSlotsWithText } from '../slot-text.ts';

export function remarkTextSlots() {
  return (tree: Root, file: VFile): void => {
    const { scope } = file.data;
    if (scope === undefined || !mayHoldSlots(scope.source.text)) return;
    const fill = (text: string) => fillSlotsWithText(text, scope.slots);
    visit(tree, (node) => {
      if (node.type === 'code') node.value = fill(node.value);
      if (node.type === 'code' && node.meta) node.meta = fill(node.meta);
      if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
        node.url = fill(node.url);
        if (node.title) node.title = fill(node.title);
      }
      if ((node.type === 'image' || node.type === 'imageReference') && node.alt) node.alt = fill(node.alt);
    });
  };
}
