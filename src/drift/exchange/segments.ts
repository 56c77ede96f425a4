/** Splits a translation and its source into segments for translation tools. */
import {
  alignOutlines,
  type Block,
  matchBlocks,
  type Outline,
  type OutlineOptions,
  parseOutline,
} from '../../alignment/index.ts';
import type { BlockChange, DriftPage } from '../report.ts';
import { type Flow, flowOf, type Line } from './flow.ts';
import type { Offer } from './memory.ts';

export interface Segment {
  /** Unique within a locale, and equal in all locales: source page, section, number of the block. */
  readonly context: string;
  readonly source: string;
  readonly translation: string;
  /** The source has changed since it was translated, and the translation does not reflect it yet. */
  readonly isFuzzy: boolean;
  /** For a fuzzy segment: the source that was translated, if known. */
  readonly previous?: string;
  /** File and line of the source. */
  readonly place: string;
  /** Range of the translated text in its file, in UTF-16 code units. */
  readonly from: number;
  readonly to: number;
  /** The translation's line breaks in the file; absent if it is a single line. */
  readonly flow?: Flow;
  /** A translation of a similar source from the memory. */
  readonly offer?: Offer;
}

export interface PageSegments {
  readonly segments: readonly Segment[];
  /** Number of source blocks without a counterpart in the translation. */
  readonly missing: number;
}

export interface SegmentInput {
  readonly page: Pick<DriftPage, 'sourceFile' | 'sections'>;
  /** The source at the base, if known. */
  readonly before: string | undefined;
  readonly source: string;
  readonly translation: string;
  /** Path of the source page below its content folder. */
  readonly path: string;
  readonly sourceOptions: OutlineOptions;
  readonly options: OutlineOptions;
}

const TRANSLATED = new Set<Block['kind']>(['heading', 'paragraph', 'item', 'row', 'field']);

/** Blocks of prose that both sides have, in source order. */
export function segmentsOf(input: SegmentInput): PageSegments {
  const { page, source, translation, path } = input;
  const now = parseOutline(source, input.sourceOptions, path);
  const own = parseOutline(translation, input.options, path);
  const counterpart = pairNow(input, now, own);
  const sourceText = createText(source);
  const ownText = createText(translation);
  const taken: [number, number][] = [];
  const segments: Segment[] = [];
  let missing = 0;
  for (const [context, block] of contextsOf(now, path)) {
    const pair = counterpart(block);
    const place = sourceText.placeOf(block);
    if (place === undefined) continue;
    const span = pair === undefined ? undefined : ownText.placeOf(pair.block);
    if (pair === undefined || span === undefined) {
      missing += 1;
      continue;
    }
    const { from, to, flow } = span;
    // Two blocks with overlapping ranges cannot both be written.
    if (taken.some(([first, last]) => from < last && first < to)) continue;
    taken.push([from, to]);
    segments.push({
      context,
      source: place.flow.text,
      translation: flow.text,
      isFuzzy: pair.change !== undefined,
      ...(pair.previous === undefined ? {} : { previous: pair.previous }),
      place: `${page.sourceFile}:${block.start}`,
      from,
      to,
      ...(flow.breaks.length === 0 ? {} : { flow }),
    });
  }
  return { segments, missing };
}

function contextsOf(outline: Outline, path: string): [string, Block][] {
  const fields = outline.blocks.filter(({ kind }) => kind === 'field');
  const front = fields.map((block): [string, Block] => [`${path}:${block.name ?? ''}`, block]);
  const known = new Map<string, number>();
  const inSections = outline.sections.flatMap(({ id, blocks }) => {
    const again = (known.get(id) ?? 0) + 1;
    known.set(id, again);
    const name = again === 1 ? id : `${id}~${again}`;
    return blocks
      .filter(({ kind }) => kind !== 'field')
      .map((block, index): [string, Block] => [`${path}#${name}/${index}`, block]);
  });
  return [...front, ...inSections].filter(([, { kind }]) => TRANSLATED.has(kind));
}

interface Pair {
  readonly block: Block;
  readonly change?: BlockChange;
  readonly previous?: string;
}

/** The translation's block for a block of the current source: found through the source that was translated. */
function pairNow(
  { page, before, source, sourceOptions, path }: SegmentInput,
  now: Outline,
  own: Outline,
): (block: Block) => Pair | undefined {
  const base = before === undefined || before === source ? now : parseOutline(before, sourceOptions, path);
  const alignment = alignOutlines(base, own, sourceOptions);
  const sameFields = new Map(
    own.blocks.flatMap((block) => (block.kind === 'field' ? [[block.name, block]] : [])),
  );
  const earlier = new Map<Block, Block>(
    base === now
      ? now.blocks.map((block) => [block, block])
      : matchBlocks(base.blocks, now.blocks).flatMap(([a, b]) => {
          const [one, other] = [base.blocks[a], now.blocks[b]];
          return one === undefined || other === undefined ? [] : [[other, one]];
        }),
  );
  const changes = changesByLine(page);
  const starts = new Map(own.blocks.map((block) => [block.start, block]));
  const baseText = createText(before ?? '');
  return (block) => {
    const changed = changes.get(block.start);
    if (changed !== undefined) {
      const { change, hasBase } = changed;
      const found = change.change === 'added' ? undefined : starts.get(change.lines[0]);
      if (found?.kind !== block.kind) return undefined;
      const was = hasBase ? base.blocks.find(({ start }) => start === change.baseLines?.[0]) : undefined;
      const span = was === undefined ? undefined : baseText.placeOf(was);
      return {
        block: found,
        change,
        ...(span === undefined ? {} : { previous: span.flow.text }),
      };
    }
    const was = earlier.get(block);
    const found =
      block.kind === 'field'
        ? sameFields.get(block.name)
        : was === undefined
          ? undefined
          : alignment.blockOf(was);
    return found?.kind === block.kind ? { block: found } : undefined;
  };
}

/** Changes by line of the source, and whether the translated source has the block. */
function changesByLine({
  sections,
}: SegmentInput['page']): ReadonlyMap<number, { readonly change: BlockChange; readonly hasBase: boolean }> {
  const changes = new Map<number, { change: BlockChange; hasBase: boolean }>();
  for (const section of sections)
    for (const change of section.blocks) {
      const line = change.sourceLines?.[0];
      // A removed block is no longer in the source: its line is that of its heading.
      if (line !== undefined && change.answered !== true && change.change !== 'removed')
        changes.set(line, { change, hasBase: section.base === undefined && change.baseBlob === undefined });
    }
  return changes;
}

/** Returns a function for the segment text of blocks; `undefined` for a block without one. */
export function createBlockTexts(text: string): (block: Block) => string | undefined {
  const { placeOf } = createText(text);
  return (block) => (TRANSLATED.has(block.kind) ? placeOf(block)?.flow.text : undefined);
}

interface Place {
  readonly from: number;
  readonly to: number;
  readonly flow: Flow;
}

/** The range of a block's text in its file: without the markup of its kind if that can be recognized, else its whole lines. */
function createText(text: string): { placeOf(block: Block): Place | undefined } {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const lineAt = (number: number) => {
    const start = starts[number - 1] ?? text.length;
    return text.slice(start, (starts[number] ?? text.length + 1) - 1).replace(/\r$/, '');
  };
  return {
    placeOf({ kind, text: own, start, end }) {
      if (own.trim() === '') return undefined;
      const written = Array.from({ length: end - start + 1 }, (_, index) => lineAt(start + index));
      // A value whose source text differs from its value (quotation marks, lists) cannot be replaced.
      const lines = linesOfBlock(kind, own, written) ?? (kind === 'field' ? undefined : wholeLines(written));
      const [first, last] = [lines?.[0], lines?.at(-1)];
      if (lines === undefined || first === undefined || last === undefined) return undefined;
      const from = (starts[start - 1] ?? 0) + first.lead.length;
      const to = (starts[start + lines.length - 2] ?? 0) + last.lead.length + last.text.length;
      return { from, to, flow: flowOf(lines) };
    },
  };
}

/** The lines of a block with their prefixes; `undefined` if its text is not found, or is ambiguous. */
function linesOfBlock(kind: Block['kind'], text: string, written: readonly string[]): Line[] | undefined {
  const own = text.trimEnd().split(/\r?\n/);
  if (own.length > written.length) return undefined;
  const lines: Line[] = [];
  for (const [index, line] of own.entries()) {
    const whole = written[index] ?? '';
    const isLast = index === own.length - 1;
    const at = placeInLine(kind, line, whole);
    // If the text continues in the next line, nothing may follow it in this one.
    if (at === undefined || (!isLast && at + line.length < whole.length)) return undefined;
    const indent = /^\s*/.exec(line)?.[0].length ?? 0;
    lines.push({ lead: whole.slice(0, at + indent), text: line.slice(indent) });
  }
  return lines;
}

/** The start of a text in its line; `undefined` if there is more than one possibility. */
function placeInLine(kind: Block['kind'], text: string, line: string): number | undefined {
  const first = line.indexOf(text);
  if (first === -1) return undefined;
  if (first === line.lastIndexOf(text)) return first;
  const mark = /^ {0,3}#+[ \t]+/.exec(line)?.[0].length ?? 0;
  if (kind === 'heading') return line.startsWith(text, mark) ? mark : undefined;
  return kind !== 'field' && line.endsWith(text) ? line.length - text.length : undefined;
}

/** Lines that do not match the block's text, without prefixes of prose. */
function wholeLines(written: readonly string[]): Line[] | undefined {
  const lines = written.map((line) => {
    const lead = /^\s*(?:>\s?)*\s*/.exec(line)?.[0] ?? '';
    return { lead, text: line.slice(lead.length) };
  });
  while (lines.at(-1)?.text.trim() === '') lines.pop();
  const last = lines.at(-1);
  return last === undefined ? undefined : [...lines.slice(0, -1), { ...last, text: last.text.trimEnd() }];
}
