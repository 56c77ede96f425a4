/**
 * Attribute lists on the line below a block (`{.class #id}`), for sites that enable them: paragraphs, lists, quotes, tables, rules and standalone images. After a blank line, the
 * list is dropped, as in Hugo.
 */
import type { Properties } from 'hast';
import type { Paragraph, Parents, Root, RootContent, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import { attributesToProperties, parseAttributes } from '../attributes.ts';

export function remarkBlockAttributes() {
  return (tree: Root): void => {
    visit(tree, (node, index, parent) => {
      if (node.type === 'list' || node.type === 'blockquote' || node.type === 'defList')
        takeFromLastParagraph(node);
      else if (node.type === 'table') takeFromLastRow(node);
      else if (node.type === 'paragraph' && parent !== undefined && index !== undefined)
        return ownLine(node, index, parent);
      return undefined;
    });
  };
}

type WithProperties = { data?: { hProperties?: Properties | undefined } | undefined };

function give(node: WithProperties, properties: Properties): void {
  const own = node.data?.hProperties ?? {};
  node.data = { ...node.data, hProperties: { ...properties, ...own } };
}

/** Parses a text that consists only of an attribute list. */
function asList(text: string): Properties | undefined {
  const trimmed = text.trim();
  const parsed = parseAttributes(trimmed, 0);
  return parsed !== undefined && parsed.end === trimmed.length
    ? attributesToProperties(parsed.attributes)
    : undefined;
}

/** Removes the list from the last line of a paragraph. */
function takeLastLine(paragraph: Paragraph): Properties | undefined {
  const last = paragraph.children.at(-1);
  if (last?.type !== 'text') return undefined;
  const newline = last.value.lastIndexOf('\n');
  if (newline === -1 && paragraph.children.length > 1) {
    const before = paragraph.children.at(-2);
    if (before?.type !== 'break') return undefined;
  }
  const properties = asList(last.value.slice(newline + 1));
  if (properties === undefined) return undefined;
  if (newline === -1) paragraph.children.pop();
  else last.value = last.value.slice(0, newline);
  return properties;
}

/** The paragraph's own last line; a paragraph that is only a list applies to the block above. */
function ownLine(paragraph: Paragraph, index: number, parent: Parents): number | undefined {
  const only = paragraph.children.length === 1 ? paragraph.children[0] : undefined;
  if (only?.type === 'text' && !only.value.includes('\n')) {
    const properties = asList(only.value);
    if (properties === undefined) return undefined;
    const above: RootContent | undefined = parent.children[index - 1];
    const adjacent =
      above !== undefined && above.position?.end.line === (paragraph.position?.start.line ?? 0) - 1;
    if (adjacent) give(above, properties);
    parent.children.splice(index, 1);
    return index;
  }
  const properties = takeLastLine(paragraph);
  if (properties !== undefined) give(paragraph, properties);
  return undefined;
}

/** Markdown treats an unindented line after a list or quote as a lazy continuation of its last paragraph. */
function takeFromLastParagraph(
  block: Extract<RootContent, { type: 'list' | 'blockquote' | 'defList' }>,
): void {
  let last: RootContent | undefined = block;
  while (last !== undefined && 'children' in last && last.type !== 'paragraph') last = last.children.at(-1);
  if (last?.type !== 'paragraph' || last.position?.end.line === last.position?.start.line) return;
  const text: Text | undefined = last.children.findLast((child): child is Text => child.type === 'text');
  if (text === undefined || !text.value.includes('\n')) return;
  const lastLine = text.value.slice(text.value.lastIndexOf('\n') + 1);
  // A line that is indented further than the block, or after its marker, belongs to the block's content.
  if ((last.position?.end.column ?? 0) - lastLine.length !== block.position?.start.column) return;
  const properties = takeLastLine(last);
  if (properties !== undefined) give(block, properties);
}

/** After a table, Markdown treats it as a row with one cell. */
function takeFromLastRow(table: Extract<RootContent, { type: 'table' }>): void {
  const row = table.children.at(-1);
  const cell = row?.children[0]?.children[0];
  const alone = row?.children.slice(1).every(({ children }) => children.length === 0);
  if (row === undefined || !alone || cell?.type !== 'text' || row.children[0]?.children.length !== 1) return;
  const properties = asList(cell.value);
  if (properties === undefined) return;
  table.children.pop();
  give(table, properties);
}
