/**
 * A page's HTML tree as Markdown, for programs that read it: shortcodes are resolved by then, so that boxes, tabs, examples and tooltips become what they
 * say. What serves the layout alone is left out.
 */
import type { ElementContent } from 'hast';
import type { Nodes, Parents } from 'mdast';
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import { toBlocks } from './blocks.ts';

/** GitHub's Markdown; it ends with a line end unless it is empty. The tree stays as it is. */
export function htmlToMarkdown(content: readonly ElementContent[]): string {
  return toMarkdown({ type: 'root', children: toBlocks(content) }, OPTIONS);
}

const OPTIONS: Options = {
  bullet: '-',
  emphasis: '*',
  rule: '-',
  listItemIndent: 'one',
  extensions: [
    gfmTableToMarkdown({ tablePipeAlign: false }),
    gfmStrikethroughToMarkdown(),
    gfmTaskListItemToMarkdown(),
    gfmFootnoteToMarkdown(),
    {
      handlers: {
        // Marks that open or close next to punctuation would be guarded by character references, which only a strict parser needs.
        strong: (node, _parent, state, info) =>
          `**${state.containerPhrasing(node, { ...info, before: '*', after: '*' })}**`,
        emphasis: (node, _parent, state, info) =>
          `*${state.containerPhrasing(node, { ...info, before: '*', after: '*' })}*`,
        // An underscore inside a word marks nothing.
        text: (node, _parent, state, info) =>
          state.safe(node.value, info).replaceAll(/(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu, '_'),
      },
      // The text of an alert follows its mark on the next line.
      join: [
        (left: Nodes, _right: Nodes, _parent: Parents) =>
          left.type === 'html' && left.value.startsWith('[!') ? 0 : undefined,
      ],
    },
  ],
};
