/**
 * Markdown → tree for pages as most are: blocks that can be read in one way only are read in one pass over their lines, at a fraction of what a tokenizer takes; those between them
 * are given to the tokenizer, all at once. The tree is the one that the tokenizer makes of the whole text, positions included: a property holds the two against each other.
 */
import type { Root, RootContent } from 'mdast';
import type { Processor } from 'unified';
import type { Node } from 'unist';
import type { VFile } from 'vfile';
import { type BlockFeatures, BlockReader } from './plain-blocks.ts';
import { endOfRegion } from './plain-regions.ts';
import { indentOf, isBlank, linesOf, type PlainText } from './plain-text.ts';

export type { BlockFeatures } from './plain-blocks.ts';

/** Definitions of links, which change what other parts of a text mean, and characters that shift positions: carriage returns, NUL, a byte order mark. Texts with these go to the tokenizer whole. */
const FAR = /\]:|\r|\0|^\uFEFF/;

/** A plugin of remark, behind `remark-parse`: plain blocks are read without the tokenizer. @param features what of the text concerns plain blocks */
export function remarkPlainBlocks(this: Processor, features: BlockFeatures): void {
  const { parser } = this;
  if (parser === undefined) throw new Error('Unexpected processor without a parser.');
  this.parser = (text: string, file: VFile): Node =>
    readPlain(text, features, (part) => parser(part, file) as Root);
}

/** A range of lines that the tokenizer reads. */
interface Region {
  readonly first: number;
  /** One past the last line. */
  readonly end: number;
  /** Number of plain blocks before it. */
  readonly at: number;
}

/** @param tokenize reads a whole text */
export function readPlain(text: string, features: BlockFeatures, tokenize: (text: string) => Root): Root {
  if (FAR.test(text)) return tokenize(text);
  const source = linesOf(text);
  const reader = new BlockReader(source, features);
  const blocks: RootContent[] = [];
  const regions: Region[] = [];
  const count = source.starts.length;
  while (reader.line < count) {
    const line = reader.line;
    if (isBlank(source, line)) {
      reader.line += 1;
      continue;
    }
    const indent = indentOf(source, line);
    const block = indent < 4 ? reader.readBlock((source.starts[line] ?? 0) + indent, 0) : undefined;
    if (block !== undefined) {
      blocks.push(block);
      continue;
    }
    const end = endOfRegion(source, line);
    if (line === 0 && end === count) return tokenize(text);
    const last = regions.at(-1);
    if (last?.at === blocks.length && last.end <= line) regions[regions.length - 1] = { ...last, end };
    else regions.push({ first: line, end, at: blocks.length });
    reader.line = end;
  }
  return {
    type: 'root',
    children: regions.length === 0 ? blocks : withRegions(blocks, regions, source, tokenize),
    position: {
      start: { line: 1, column: 1, offset: 0 },
      end: { line: count, column: text.length - (source.starts[count - 1] ?? 0) + 1, offset: text.length },
    },
  };
}

/** Put between two regions for the tokenizer: a thematic break closes every block of the first one. */
const BETWEEN = '\n___\n\n';

function withRegions(
  blocks: readonly RootContent[],
  regions: readonly Region[],
  source: PlainText,
  tokenize: (text: string) => Root,
): RootContent[] {
  const parts = regions.map(({ first, end }) =>
    source.text.slice(source.starts[first], source.starts[end] ?? source.text.length),
  );
  const { children } = tokenize(parts.join(BETWEEN));
  const merged: RootContent[] = [];
  let next = 0;
  let offset = 0;
  let line = 1;
  let taken = 0;
  for (const [index, region] of regions.entries()) {
    const part = parts[index] ?? '';
    const move = { lines: region.first + 1 - line, offset: (source.starts[region.first] ?? 0) - offset };
    offset += part.length;
    for (; taken < region.at; taken += 1) merged.push(blocks[taken] as RootContent);
    for (; next < children.length; next += 1) {
      const child = children[next] as RootContent;
      if ((child.position?.start.offset ?? 0) >= offset) break;
      moveNode(child, move);
      merged.push(child);
    }
    // Skips the thematic break between the regions.
    next += 1;
    offset += BETWEEN.length;
    line += region.end - region.first + 3;
  }
  return [...merged, ...blocks.slice(taken)];
}

function moveNode(node: RootContent, move: { readonly lines: number; readonly offset: number }): void {
  const { position } = node;
  if (position !== undefined)
    for (const point of [position.start, position.end]) {
      point.line += move.lines;
      if (point.offset !== undefined) point.offset += move.offset;
    }
  if ('children' in node) for (const child of node.children) moveNode(child, move);
}
