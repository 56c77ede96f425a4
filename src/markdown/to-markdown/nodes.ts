/** Blocks of Markdown's tree as this folder makes them. */
import type { BlockContent, DefinitionContent, Paragraph, PhrasingContent } from 'mdast';

export type Block = BlockContent | DefinitionContent;

/** Nothing for nothing. */
export function paragraph(children: PhrasingContent[]): Paragraph[] {
  return children.length === 0 ? [] : [{ type: 'paragraph', children }];
}
