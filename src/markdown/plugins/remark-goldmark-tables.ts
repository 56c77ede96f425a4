/**
 * Tables that only Goldmark recognizes, since it creates them from parsed paragraphs:
 *
 * - the header row has fewer cells than the row below it (missing ones are added);
 * - the rows right below a list item's text are not indented (the table is part of the item).
 *
 * They are rare, so their text is corrected and parsed again.
 */
import type { Paragraph, Root, RootContent } from 'mdast';
import type { Processor } from 'unified';
import type { VFile } from 'vfile';
import { concat, generated, originAt, type SourceText, slice, sourceOf } from '../../text/index.ts';
import { walkMarkdown } from '../walk.ts';

export function remarkGoldmarkTables(this: Processor) {
  const parse = (file: VFile): Root => this.parse(file) as Root;
  return (tree: Root, file: VFile): Root | undefined => {
    const { scope } = file.data;
    const whole = scope?.source ?? sourceOf({ path: file.path ?? '', text: String(file) });
    const tables = findTables(whole.text);
    if (tables.length === 0) return undefined;
    const { corrections, count } = correctionsOf(nodesOf(tree, 'paragraph'), tables, whole.text);
    if (corrections.length === 0) return undefined;
    // Later plugins use the text that the tree's offsets refer to.
    const read = (source: SourceText): void => {
      if (scope !== undefined) file.data.scope = { ...scope, source };
      file.value = source.text;
    };
    read(withCorrections(whole, corrections));
    const corrected = parse(file);
    if (nodesOf(corrected, 'table').length === nodesOf(tree, 'table').length + count) return corrected;
    // Something else prevents a table: the text is kept unchanged.
    read(whole);
    return undefined;
  };
}

/** A header row with the delimiter row below it, anywhere in a text, even in code. */
interface Table {
  /** Offsets of the header's line, without trailing white space. */
  readonly start: number;
  readonly end: number;
  /** The missing cells of the header. */
  readonly cells: string;
}

interface Correction {
  readonly at: number;
  readonly insert: string;
}

const DELIMITERS = /^[ \t>]*(\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?)?)[ \t]*$/;
const MAY_HAVE_TABLE = new RegExp(DELIMITERS, 'm');
const ITEM = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/;
/** Markers of quotes and lists that may precede a header row. */
const CONTAINERS = /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*/;

/** The tables that may need a correction, in order. */
function findTables(text: string): Table[] {
  if (!MAY_HAVE_TABLE.test(text)) return [];
  const found: Table[] = [];
  let start = 0;
  let above = '';
  let isBelowItem = false;
  for (const line of text.split('\n')) {
    const delimiters = line.includes('|') ? DELIMITERS.exec(line)?.[1] : undefined;
    if (delimiters !== undefined) {
      const header = above.trimEnd().replace(CONTAINERS, '');
      const missing = cellsOf(delimiters) - cellsOf(header);
      if (header !== '' && (missing > 0 || (missing === 0 && isBelowItem))) {
        const isClosed = missing === 0 || /(?:^|[^\\])\|$/.test(header);
        const cells = `${isClosed ? '' : ' |'}${' |'.repeat(missing)}`;
        found.push({
          start: start - above.length - 1,
          end: start - 1 - (above.length - above.trimEnd().length),
          cells,
        });
      }
    }
    isBelowItem = line.trim() !== '' && (isBelowItem || ITEM.test(line));
    start += line.length + 1;
    above = line;
  }
  return found;
}

/** Number of cells in a row: bars at its ends do not count, escaped ones are text. */
function cellsOf(row: string): number {
  const inner = row.replace(/^\|/, '').replace(/(^|[^\\])\|$/, '$1');
  return inner.split(/(?<!\\)\|/).length;
}

function nodesOf<T extends RootContent['type']>(tree: Root, type: T): Extract<RootContent, { type: T }>[] {
  const found: Extract<RootContent, { type: T }>[] = [];
  walkMarkdown(tree, (node) => {
    if (isOfType(node, type)) found.push(node);
    return undefined;
  });
  return found;
}

function isOfType<T extends RootContent['type']>(
  node: RootContent,
  type: T,
): node is Extract<RootContent, { type: T }> {
  return node.type === type;
}

/** The corrections for the first table of each paragraph, and the number of tables that result. */
function correctionsOf(
  paragraphs: readonly Paragraph[],
  tables: readonly Table[],
  text: string,
): { corrections: Correction[]; count: number } {
  const corrections: Correction[] = [];
  let count = 0;
  let next = 0;
  for (const { position } of paragraphs) {
    const from = position?.start.offset ?? 0;
    const to = position?.end.offset ?? 0;
    while ((tables[next]?.end ?? to) <= from) next += 1;
    const table = tables[next];
    // Text in the paragraph's last line is not a header.
    if (table === undefined || table.end >= to) continue;
    const quotes = countQuotes(text.slice(text.lastIndexOf('\n', from - 1) + 1, from));
    const below = text.indexOf('\n', table.end) + 1;
    if (countQuotes(/^[ \t>]*/.exec(text.slice(below, to))?.[0] ?? '') !== quotes) continue;
    const before = corrections.length;
    if (table.cells !== '') corrections.push({ at: table.end, insert: table.cells });
    // Rows without quote markers are not corrected.
    const indentation = quotes > 0 ? 0 : (position?.start.column ?? 1) - 1;
    const first = Math.max(table.start, text.indexOf('\n', from) + 1);
    for (let start = first; start > 0 && start < to; start = text.indexOf('\n', start) + 1) {
      const own = /^ */.exec(text.slice(start, start + indentation))?.[0].length ?? 0;
      if (own < indentation && text.charAt(start + own) !== '\t')
        corrections.push({ at: start, insert: ' '.repeat(indentation - own) });
    }
    if (corrections.length > before) count += 1;
  }
  return { corrections, count };
}

function countQuotes(prefix: string): number {
  return prefix.split('>').length - 1;
}

function withCorrections(source: SourceText, corrections: readonly Correction[]): SourceText {
  const parts: SourceText[] = [];
  let from = 0;
  for (const { at, insert } of corrections.toSorted((a, b) => a.at - b.at)) {
    parts.push(slice(source, from, at), generated(insert, originAt(source, at)));
    from = at;
  }
  return concat([...parts, slice(source, from)]);
}
