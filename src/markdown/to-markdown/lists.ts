/** Lists and definition lists → Markdown tree. */
import type { Element, ElementContent } from 'hast';
import type { ListItem } from 'mdast';
import { elementsOf, textProperty } from './elements.ts';
import { toInlines } from './inlines.ts';
import { type Block, paragraph } from './nodes.ts';

type ToBlocks = (content: readonly ElementContent[]) => Block[];

/** Empty for a list without items. */
export function toList(node: Element, toBlocks: ToBlocks): Block[] {
  const children =
    node.tagName === 'dl'
      ? terms(node, toBlocks)
      : elementsOf(node, 'li').map((item) => itemOf(item, toBlocks));
  if (children.length === 0) return [];
  const start = Number(textProperty(node, 'start') || 1);
  const ordered = node.tagName === 'ol';
  return [
    {
      type: 'list',
      ordered,
      start: ordered ? start : null,
      spread: children.some(({ spread }) => spread === true),
      children,
    },
  ];
}

function itemOf(item: Element, toBlocks: ToBlocks): ListItem {
  const children = toBlocks(item.children);
  const box = checkbox(item);
  return {
    type: 'listItem',
    spread: children.filter(({ type }) => type !== 'list').length > 1,
    checked: box === undefined ? null : box.properties.checked === true,
    children,
  };
}

/** The checkbox of a task: its first element, possibly inside a paragraph. */
function checkbox(item: Element): Element | undefined {
  const first = item.children.find((child) => child.type !== 'text' || child.value.trim() !== '');
  if (first?.type !== 'element') return undefined;
  if (first.tagName === 'p') return checkbox(first);
  return first.tagName === 'input' && first.properties.type === 'checkbox' ? first : undefined;
}

/** Standard Markdown has no definition lists: each term becomes an item in bold. */
function terms(list: Element, toBlocks: ToBlocks): ListItem[] {
  const items: ListItem[] = [];
  for (const part of flatten(list)) {
    if (part.tagName === 'dt') {
      const term = toInlines(part.children);
      const strong = term.length === 0 ? [] : paragraph([{ type: 'strong', children: term }]);
      items.push({ type: 'listItem', spread: true, checked: null, children: strong });
    } else {
      const described = items.at(-1);
      const children = toBlocks(part.children);
      if (described === undefined) items.push({ type: 'listItem', spread: true, checked: null, children });
      else described.children.push(...children);
    }
  }
  return items;
}

/** Terms may be grouped in `div` elements. */
function flatten(list: Element): Element[] {
  return elementsOf(list, 'dt', 'dd', 'div').flatMap((part) =>
    part.tagName === 'div' ? flatten(part) : [part],
  );
}
