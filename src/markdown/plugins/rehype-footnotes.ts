/** Writes the section of footnotes as Hugo does: ids by number, a back link for each use. */
import type { Element, ElementContent, Root } from 'hast';

export function rehypeFootnotes() {
  return (tree: Root): void => {
    const section = tree.children.findLast(
      (node): node is Element => node.type === 'element' && 'dataFootnotes' in node.properties,
    );
    if (section === undefined) return;
    const list = section.children.find(
      (node): node is Element => node.type === 'element' && node.tagName === 'ol',
    );
    const items = (list?.children ?? []).filter((node): node is Element => node.type === 'element');
    for (const [index, item] of items.entries()) writeItem(item, index + 1);
    section.tagName = 'div';
    section.properties = { className: ['footnotes'], role: 'doc-endnotes' };
    section.children = [
      { type: 'element', tagName: 'hr', properties: {}, children: [] },
      ...(list === undefined ? [] : [list]),
    ];
  };
}

function writeItem(item: Element, number: number): void {
  item.properties = { id: `fn:${number}` };
  let uses = 0;
  let holder: Element = item;
  const drop = (parent: Element): void => {
    parent.children = parent.children.filter((child) => {
      if (child.type !== 'element') return true;
      if ('dataFootnoteBackref' in child.properties) {
        uses += 1;
        holder = parent;
        return false;
      }
      drop(child);
      return true;
    });
  };
  drop(item);
  // Remove the spaces between back links.
  while (isBlank(holder.children.at(-1))) holder.children.pop();
  const last = holder.children.at(-1);
  if (last?.type === 'text') last.value = last.value.trimEnd();
  for (let use = 0; use < uses; use += 1) {
    holder.children.push({ type: 'text', value: '\u00a0' }, backLink(number, use));
  }
}

function isBlank(node: ElementContent | undefined): boolean {
  return node?.type === 'text' && node.value.trim() === '';
}

function backLink(number: number, use: number): ElementContent {
  return {
    type: 'element',
    tagName: 'a',
    properties: {
      href: `#fnref${use === 0 ? '' : use}:${number}`,
      className: ['footnote-backref'],
      role: 'doc-backlink',
    },
    children: [{ type: 'text', value: '↩︎' }],
  };
}
