/** Which block of a translation says what a block of its source says. */
import type { Block, Outline, Section } from './block.ts';
import { commentedSource } from './commented-source.ts';
import { featuresOf, overlap, similarity } from './features.ts';
import { alignSequences, matchSequences } from './sequences.ts';

export interface SectionPair {
  /** Indices into the sections of the source and of the translation. */
  readonly source: number;
  readonly translation: number;
}

export interface Alignment {
  readonly sections: readonly SectionPair[];
  /** The block of the translation for a block of the source. */
  blockOf(source: Block): Block | undefined;
  /** The translation's section for a section of the source. */
  sectionOf(source: Section): Section | undefined;
  /** Keys of the source's blocks that the translation keeps in comments: what it was made from, word by word. */
  readonly commented: ReadonlySet<string>;
  /** Shared structure, 0 to 1: paired blocks among all of both sides. */
  readonly confidence: number;
}

export interface AlignOptions {
  /** Scheme and host of the site. */
  readonly origin: string;
}

/**
 * Aligns sections first (ids, comments, levels, order), then the blocks in each pair of them.
 *
 * @param source the source as it was when it was translated
 */
export function alignOutlines(source: Outline, translation: Outline, { origin }: AlignOptions): Alignment {
  const comments = commentedSource(translation, origin);
  const pairs = alignSections(source.sections, translation.sections, comments.counterparts);
  const blocks = new Map<Block, Block>();
  const sections = new Map<Section, Section>();
  for (const pair of pairs) {
    const from = source.sections[pair.source];
    const to = translation.sections[pair.translation];
    if (from === undefined || to === undefined) continue;
    sections.set(from, to);
    const said = new Map(to.blocks.map((block) => [block, comments.saidBy(block)]));
    const scored = alignSequences(from.blocks.length, to.blocks.length, (a, b) => {
      const one = from.blocks[a];
      const other = to.blocks[b];
      if (one === undefined || other === undefined) return 0;
      if (said.get(other)?.has(one.key) === true) return 6;
      return similarity(featuresOf(one), featuresOf(other));
    });
    for (const [a, b] of scored) {
      const one = from.blocks[a];
      const other = to.blocks[b];
      if (one !== undefined && other !== undefined) blocks.set(one, other);
    }
  }
  const count = (outline: Outline) => outline.sections.reduce((sum, { blocks: own }) => sum + own.length, 0);
  const total = count(source) + count(translation);
  return {
    sections: pairs,
    blockOf: (block) => blocks.get(block),
    sectionOf: (section) => sections.get(section),
    commented: comments.keys,
    confidence: total === 0 ? 1 : (2 * blocks.size) / total,
  };
}

/** Sections pair in order; explicit ids, the source's heading in a comment, level, and what stands in them decide. */
function alignSections(
  source: readonly Section[],
  translation: readonly Section[],
  counterparts: ReadonlyMap<Block, ReadonlySet<string>>,
): SectionPair[] {
  const body = (section: Section) => {
    const tokens = new Set<string>();
    for (const block of section.blocks) for (const token of featuresOf(block).tokens) tokens.add(token);
    return tokens;
  };
  const sourceBodies = source.map(body);
  const translationBodies = translation.map(body);
  const sameShape = source.length === translation.length;
  const matches = alignSequences(source.length, translation.length, (a, b) => {
    const one = source[a];
    const other = translation[b];
    if (one === undefined || other === undefined || one.level !== other.level) return 0;
    if (a === 0 || b === 0) return a === b ? 10 : 0;
    const [heading] = one.blocks;
    const [translated] = other.blocks;
    let score = 0.6;
    if (other.id !== '' && one.id === other.id) score += 6;
    if (heading !== undefined && translated !== undefined) {
      if (counterparts.get(translated)?.has(heading.key) === true) score += 6;
      if (heading.key === translated.key) score += 4;
      score += 2 * overlap(featuresOf(heading).tokens, featuresOf(translated).tokens);
    }
    score += 2 * overlap(sourceBodies[a] ?? EMPTY, translationBodies[b] ?? EMPTY);
    const sizes = [one.blocks.length, other.blocks.length];
    score += (0.6 * Math.min(...sizes)) / Math.max(...sizes);
    return sameShape && a === b ? score + 0.8 : score;
  });
  return matches.map(([a, b]) => ({ source: a, translation: b }));
}

const EMPTY: ReadonlySet<string> = new Set();

/** Blocks that two versions of one text share, by their keys, in order. */
export function matchBlocks(
  before: readonly Block[],
  after: readonly Block[],
): readonly (readonly [number, number])[] {
  return matchSequences(before.map(keyOf), after.map(keyOf));
}

function keyOf({ kind, key }: Block): string {
  return `${kind} ${key}`;
}
