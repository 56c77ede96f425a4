/** Tables → Markdown tree. A cell is a single line: blocks in it are joined. */
import type { Element, ElementContent } from 'hast';
import type { AlignType, PhrasingContent, TableCell, TableRow } from 'mdast';
import { elementsOf, foldedText, isElement, isOnItsOwn, isSkipped, textProperty } from './elements.ts';
import { toInlines } from './inlines.ts';
import { type Block, paragraph } from './nodes.ts';

/** Cells that span rows are repeated in each; a table without a head gets an empty one, as Markdown requires it. */
export function toTable(table: Element): Block[] {
  const sections = table.children.filter((child): child is Element => isElement(child));
  const headRows = sections.filter(({ tagName }) => tagName === 'thead').flatMap(rowsOf);
  const bodyRows = sections.filter(({ tagName }) => tagName !== 'thead').flatMap(rowsOf);
  const rows = layOut([...headRows, ...bodyRows]);
  const width = Math.max(0, ...rows.map(({ length }) => length));
  if (width === 0) return [];
  const first = bodyRows[0];
  const hasHead = headRows.length > 0 || (first !== undefined && elementsOf(first, 'td').length === 0);
  const cellsOf = (row: readonly TableCell[]): TableRow => ({
    type: 'tableRow',
    children: Array.from({ length: width }, (_, at) => row[at] ?? EMPTY),
  });
  const caption = sections.find(({ tagName }) => tagName === 'caption');
  return [
    ...(caption === undefined ? [] : paragraph(toInlines(caption.children))),
    {
      type: 'table',
      align: alignmentOf(headRows[0] ?? bodyRows[0], width),
      children: [...(hasHead ? [] : [cellsOf([])]), ...rows.map(cellsOf)],
    },
  ];
}

const EMPTY: TableCell = { type: 'tableCell', children: [] };

function rowsOf(section: Element): Element[] {
  return section.tagName === 'tr' ? [section] : elementsOf(section, 'tr');
}

/** Maximum span of a cell: HTML allows values that would exhaust the memory. */
const MAX_SPAN = 100;

/** The cells of each row by column. */
function layOut(rows: readonly Element[]): TableCell[][] {
  const grid: TableCell[][] = rows.map(() => []);
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const cell of elementsOf(row, 'td', 'th')) {
      while (grid[y]?.[x] !== undefined) x += 1;
      const content: TableCell = { type: 'tableCell', children: cellContent(cell.children) };
      const columns = span(cell, 'colSpan');
      for (let down = 0; down < span(cell, 'rowSpan'); down += 1) {
        const target = grid[y + down];
        if (target !== undefined)
          for (let right = 0; right < columns; right += 1) target[x + right] = right === 0 ? content : EMPTY;
      }
      x += columns;
    }
  }
  return grid;
}

function span(cell: Element, name: 'colSpan' | 'rowSpan'): number {
  const value = Number(textProperty(cell, name) || 1);
  return Number.isInteger(value) && value > 0 ? Math.min(value, MAX_SPAN) : 1;
}

function alignmentOf(row: Element | undefined, width: number): AlignType[] {
  const cells = row === undefined ? [] : elementsOf(row, 'td', 'th');
  return Array.from({ length: width }, (_, at) => {
    const cell = cells[at];
    const written = cell === undefined ? '' : `${textProperty(cell, 'align')} ${textProperty(cell, 'style')}`;
    const side = /\b(left|right|center)\b/.exec(written)?.[1];
    return side === 'left' || side === 'right' || side === 'center' ? side : null;
  });
}

/** The lines of a cell, separated by line breaks. */
function cellContent(children: readonly ElementContent[]): PhrasingContent[] {
  const lines: PhrasingContent[][] = [];
  let run: ElementContent[] = [];
  const flush = (): void => {
    const words = toInlines(run);
    if (words.length > 0) lines.push(words);
    run = [];
  };
  for (const child of children) {
    if (child.type !== 'element' || !isOnItsOwn(child)) run.push(child);
    else {
      flush();
      if (!isSkipped(child)) lines.push(...linesOf(child));
    }
  }
  flush();
  return lines
    .flatMap((line, at): PhrasingContent[] => (at === 0 ? line : [{ type: 'html', value: '<br>' }, ...line]))
    .map((node): PhrasingContent => (node.type === 'break' ? { type: 'html', value: '<br>' } : node));
}

function linesOf(block: Element): PhrasingContent[][] {
  if (block.tagName === 'pre') return [[{ type: 'inlineCode', value: foldedText(block) }]];
  if (block.tagName === 'li') return [[{ type: 'text', value: '- ' }, ...cellContent(block.children)]];
  const content = cellContent(block.children);
  return content.length === 0 ? [] : [content];
}
