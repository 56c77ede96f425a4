/** A section of the source held against the section that translates it: its blocks one by one. */
import {
  type Alignment,
  type Block,
  featuresOf,
  type Outline,
  type Section,
  similarity,
} from '../../alignment/index.ts';
import type { LengthSums } from '../losses/loss.ts';
import { compareBlocks, extraBlock, missingBlock, movedBlock } from './compare-blocks.ts';
import { compareLengths } from './compare-lengths.ts';
import { findNewerVersions } from './newer-versions.ts';
import type { StructureFinding } from './report.ts';

/** What differs in sections of two pages. What only all of a page tells (the usual length of its translation, its versions) is found once. */
export function createCompareSection(
  source: Outline,
  translation: Outline,
  alignment: Alignment,
  site?: LengthSums,
): (section: Section, counterpart: Section) => StructureFinding[] {
  const sure = alignment.confidence;
  const pairs = pairsOf(source, alignment);
  const translated = new Map(pairs);
  const paired = new Set(translated.values());
  const lengths = compareLengths(pairs, site);
  const newer = findNewerVersions(source, translation);
  return (section, counterpart) => {
    const left = counterpart.blocks.filter((block) => !paired.has(block));
    const moved = pairMoved(
      section.blocks.filter((block) => !translated.has(block)),
      left,
    );
    const compare = (block: Block): readonly StructureFinding[] => {
      const own = translated.get(block);
      const elsewhere = moved.get(block);
      if (elsewhere !== undefined) return movedBlock(block, elsewhere);
      return own === undefined ? missingBlock(block, sure) : compareBlocks(block, own, sure);
    };
    const found = new Set(moved.values());
    return [
      ...section.blocks.flatMap((block) => {
        const length = lengths.get(block);
        return [...compare(block), ...(length === undefined ? [] : [length]), ...(newer.get(block) ?? [])];
      }),
      ...left.filter((block) => !found.has(block)).flatMap((block) => extraBlock(block, sure)),
    ];
  };
}

/** Blocks of the source with those that translate them. */
function pairsOf(source: Outline, alignment: Alignment): (readonly [Block, Block])[] {
  return source.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block): (readonly [Block, Block])[] => {
      const own = alignment.blockOf(block);
      return own === undefined ? [] : [[block, own]];
    });
}

/** Similarity from which a block counts as the same one at another position. */
const ALIKE = 1.2;

/** Pairs remaining blocks of both sides by similarity, regardless of order. */
function pairMoved(open: readonly Block[], left: readonly Block[]): ReadonlyMap<Block, Block> {
  const pairs = new Map<Block, Block>();
  const free = new Set(left);
  for (const block of open) {
    const scored = [...free]
      .map((other) => ({ other, score: similarity(featuresOf(block), featuresOf(other)) }))
      .sort((a, b) => b.score - a.score);
    const [best] = scored;
    if (best === undefined || best.score < ALIKE) continue;
    pairs.set(block, best.other);
    free.delete(best.other);
  }
  return pairs;
}
