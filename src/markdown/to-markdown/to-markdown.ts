/**
 * Converts a page's HTML tree to Markdown for programs: shortcodes are executed by then, so that notice boxes, tabs, examples and tooltips become text. Elements that only serve
 * the layout are omitted.
 */
import type { ElementContent } from 'hast';
import type { Nodes, Parents } from 'mdast';
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import { toBlocks } from './blocks.ts';

/** GitHub-flavoured Markdown; it ends with a line end unless it is empty. The tree is not changed. */
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
        // Marks next to punctuation would be protected with character references, which only a strict parser needs.
        strong: (node, _parent, state, info) =>
          `**${state.containerPhrasing(node, { ...info, before: '*', after: '*' })}**`,
        emphasis: (node, _parent, state, info) =>
          `*${state.containerPhrasing(node, { ...info, before: '*', after: '*' })}*`,
        // An underscore inside a word is not markup.
        text: (node, _parent, state, info) =>
          state.safe(node.value, info).replaceAll(/(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu, '_'),
      },
      // The text of an alert follows its marker on the next line.
      join: [
        (left: Nodes, _right: Nodes, _parent: Parents) =>
          left.type === 'html' && left.value.startsWith('[!') ? 0 : undefined,
      ],
    },
  ],
};
