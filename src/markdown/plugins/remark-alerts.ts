/**
 * GitHub's alerts: a quote whose first line is `[!NOTE]` (or TIP, IMPORTANT, WARNING, CAUTION) becomes a callout. Text after it on that line is the title, as in some Hugo themes.
 */
import type { BlockContent, PhrasingContent, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

const MARKER = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][+-]?[ \t]*/i;

/** @param label the heading of a kind in the page's language */
export function remarkAlerts() {
  return (tree: Root, file: VFile): void => {
    // A site with a hook for quotes renders alerts itself.
    if (!String(file).includes('[!') || file.data.scope?.hooks?.has('blockquote', 'alert') === true) return;
    visit(tree, 'blockquote', (quote) => {
      const first = quote.children[0];
      const opening = first?.type === 'paragraph' ? first.children[0] : undefined;
      if (first?.type !== 'paragraph' || opening?.type !== 'text') return;
      const marker = MARKER.exec(opening.value);
      if (marker === null) return;
      const kind = (marker[1] ?? '').toLowerCase();
      opening.value = opening.value.slice(marker[0].length);
      const { title, rest } = splitFirstLine(first.children);
      const label: BlockContent = {
        type: 'paragraph',
        data: {
          hProperties: { className: ['callout-title'], ...(title.length === 0 ? { dataUi: kind } : {}) },
        },
        children: title,
      };
      quote.children.splice(0, 1, label, ...(rest.length === 0 ? [] : [{ ...first, children: rest }]));
      quote.data = {
        ...quote.data,
        hName: 'div',
        hProperties: { className: ['callout', `callout-${kind}`], role: 'note' },
      };
    });
  };
}

function splitFirstLine(children: readonly PhrasingContent[]): {
  title: PhrasingContent[];
  rest: PhrasingContent[];
} {
  const title: PhrasingContent[] = [];
  const rest: PhrasingContent[] = [];
  let ended = false;
  for (const child of children) {
    if (ended) rest.push(child);
    else if (child.type === 'break') ended = true;
    else if (child.type === 'text' && child.value.includes('\n')) {
      const newline = child.value.indexOf('\n');
      const before = child.value.slice(0, newline);
      const after = child.value.slice(newline + 1);
      if (before !== '') title.push({ ...child, value: before });
      if (after !== '') rest.push({ ...child, value: after });
      ended = true;
    } else if (child.type !== 'text' || child.value !== '') title.push(child);
  }
  return { title, rest };
}
