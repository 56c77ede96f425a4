/**
 * Header cells without content are ordinary cells for screen readers, which would otherwise announce an empty name for each cell of the column. Markdown has no
 * tables without a header, so authors leave it empty, or its first cell above a column that names the rows. The element stays, as themes and Hugo have it.
 */
import type { Element, ElementContent } from 'hast';

export function settleHeader({ tagName, properties, children }: Element): void {
  if (tagName !== 'th' || !children.every(isBlank)) return;
  const { ariaLabel, ariaLabelledBy, title } = properties;
  if ([ariaLabel, ariaLabelledBy, title].some(Boolean)) return;
  properties.role ??= 'cell';
}

/** Comments and white space, but no pictures or fields, whose names are the content. */
function isBlank(node: ElementContent): boolean {
  if (node.type === 'text') return node.value.trim() === '';
  return node.type === 'comment' || (node.type === 'element' && node.tagName === 'br');
}
