/** Creates blocks of the Markdown tree. */
import type { BlockContent, DefinitionContent, Paragraph, PhrasingContent } from 'mdast';

export type Block = BlockContent | DefinitionContent;

/** Empty if there are no children. */
export function paragraph(children: PhrasingContent[]): Paragraph[] {
  return children.length === 0 ? [] : [{ type: 'paragraph', children }];
}
