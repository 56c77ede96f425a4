/**
 * Fills slots where Markdown takes text literally: code blocks, and the targets and titles of links. (In prose, code spans and code blocks without a language, `rehype-slots` fills
 * them: a link there remains a link, as in Hugo.) It must run here, because the next step would percent-encode a slot in a URL.
 */
import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { mayHoldSlots, type SlotTable, splitAtSlots } from '../../shortcodes/index.ts';
import { fillAddress, fillSlotsWithText } from '../slot-text.ts';
import { walkMarkdown } from '../walk.ts';

export function remarkTextSlots() {
  return (tree: Root, file: VFile): void => {
    const { scope } = file.data;
    if (scope === undefined || !mayHoldSlots(scope.source.text)) return;
    const fill = (text: string) => fillSlotsWithText(text, scope.slots);
    walkMarkdown(tree, (node) => {
      if (node.type === 'code' && (node.lang || !holdsElements(node.value, scope.slots)))
        node.value = fill(node.value);
      if (node.type === 'code' && node.meta) node.meta = fill(node.meta);
      if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
        node.url = fillAddress(node.url, scope.slots);
        if (node.title) node.title = fill(node.title);
      }
      if ((node.type === 'image' || node.type === 'imageReference') && node.alt) node.alt = fill(node.alt);
      return undefined;
    });
  };
}

function holdsElements(text: string, slots: SlotTable): boolean {
  return (
    mayHoldSlots(text) &&
    splitAtSlots(text, slots).some(
      (part) =>
        typeof part !== 'string' &&
        part.kind === 'nodes' &&
        part.nodes.some(({ type }) => type === 'element'),
    )
  );
}
