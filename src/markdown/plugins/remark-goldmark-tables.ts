/**
 * Tables of Hugo trees that only Goldmark takes for tables, since it makes them of paragraphs that it has already read:
 *
 * - the header row has fewer cells than the row below it (the missing ones are added);
 * - the rows right below a list item's text are not indented (the table is part of the item).
 *
 * They are rare, so their text is mended and parsed again.
 */
import type { Paragraph, Root } from 'mdast';
import type { Processor } from 'unified';
import type { VFile } from 'vfile';
import { concat, generated, originAt, type SourceText, slice } from '../../text/index.ts';
import { walkMarkdown } from '../walk.ts';

export function remarkGoldmarkTables(this: Processor) {
  const parse = (file: VFile): Root => this.parse(file) as Root;
  return (tree: Root, file: VFile): Root | undefined => {
    const { scope } = file.data;
    if (scope === undefined) return undefined;
    const { text } = scope.source;
    const tables = findTables(text);
    if (tables.length === 0) return undefined;
    const mends = paragraphsOf(tree).flatMap((paragraph) => mendsOf(paragraph, tables, text));
    if (mends.length === 0) return undefined;
    const source = withMends(scope.source, mends);
    file.data.scope = { ...scope, source };
    file.value = source.text;
    return parse(file);
  };
}

/** A header row and the row of dashes below it, wherever in a text, also in code. */
interface Table {
  /** Offsets of the header's line, without white space at its end. */
  readonly start: number;
  readonly end: number;
  /** What has to follow the header so that it has all cells. */
  readonly cells: string;
}

interface Mend {
  readonly at: number;
  readonly insert: string;
}

const DELIMITERS = /\n[ \t>]*(\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?)?)[ \t]*(?=\n|$)/g;
const ITEM = /^(?:[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t])/;
/** What may stand before a header row: marks of quotes and lists. */
const CONTAINERS = /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*/;

/** The tables that may need mending. */
function findTables(text: string): Table[] {
  const found: Table[] = [];
  for (const match of text.matchAll(DELIMITERS)) {
    const start = text.lastIndexOf('\n', match.index - 1) + 1;
    const line = text.slice(start, match.index).trimEnd();
    const header = line.replace(CONTAINERS, '');
    const missing = cellsOf(match[1] ?? '') - cellsOf(header);
    if (header === '' || missing < 0 || (missing === 0 && !isBelowItem(text, start))) continue;
    const isClosed = missing === 0 || /(?:^|[^\\])\|$/.test(header);
    found.push({ start, end: start + line.length, cells: `${isClosed ? '' : ' |'}${' |'.repeat(missing)}` });
  }
  return found;
}

/** The number of a row's cells: bars at its ends are no cells, escaped ones are text. */
function cellsOf(row: string): number {
  const inner = row.replace(/^\|/, '').replace(/(^|[^\\])\|$/, '$1');
  return inner.split(/(?<!\\)\|/).length;
}

/** Whether a list item begins in the line at an offset, or above it with no blank line between. */
function isBelowItem(text: string, lineStart: number): boolean {
  for (let start = lineStart; ; ) {
    const line = text.slice(start, text.indexOf('\n', start));
    if (line.trim() === '') return false;
    if (ITEM.test(line)) return true;
    if (start === 0) return false;
    start = text.lastIndexOf('\n', start - 2) + 1;
  }
}

function paragraphsOf(tree: Root): Paragraph[] {
  const found: Paragraph[] = [];
  walkMarkdown(tree, (node) => {
    if (node.type === 'paragraph') found.push(node);
    return undefined;
  });
  return found;
}

function mendsOf({ position }: Paragraph, tables: readonly Table[], text: string): Mend[] {
  const from = position?.start.offset ?? 0;
  const to = position?.end.offset ?? 0;
  // Nothing that stands in the paragraph's last line is a header row.
  const table = tables.find(({ start, end }) => from < end && start < to && end < to);
  if (table === undefined) return [];
  const mends: Mend[] = table.cells === '' ? [] : [{ at: table.end, insert: table.cells }];
  const indentation = (position?.start.column ?? 1) - 1;
  for (let start = table.start; start !== 0 && start < to; start = text.indexOf('\n', start) + 1) {
    const own = /^ */.exec(text.slice(start, start + indentation))?.[0].length ?? 0;
    if (start > from && own < indentation && !/[>\t]/.test(text.charAt(start + own)))
      mends.push({ at: start, insert: ' '.repeat(indentation - own) });
  }
  return mends;
}

function withMends(source: SourceText, mends: readonly Mend[]): SourceText {
  const parts: SourceText[] = [];
  let from = 0;
  for (const { at, insert } of mends.toSorted((a, b) => a.at - b.at)) {
    parts.push(slice(source, from, at), generated(insert, originAt(source, at)));
    from = at;
  }
  return concat([...parts, slice(source, from)]);
}
