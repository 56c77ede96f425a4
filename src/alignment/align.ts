/** Aligns the blocks of a translation with those of its source. */

import { type Block, type Outline, remember, type Section } from './block.ts';
import { type CommentedSource, commentedSource, isSameSite } from './commented-source.ts';
import { featuresOf, overlap } from './features.ts';
import { matchSections } from './match-sections.ts';
import { type Candidates, pairMoved } from './moved-sections.ts';
import { bodyOf, isDistinctive } from './section-facts.ts';
import { rememberPair } from './section-memo.ts';
import { alignSequences, matchSequences } from './sequences.ts';
import type { Writing } from './writing.ts';

export interface SectionPair {
  /** Indices into the sections of the source and of the translation. */
  readonly source: number;
  readonly translation: number;
}

export interface Alignment {
  readonly sections: readonly SectionPair[];
  /** The translation's block for a source block. */
  blockOf(source: Block): Block | undefined;
  /** The translation's section for a source section. */
  sectionOf(source: Section): Section | undefined;
  /** Keys of source blocks that the translation keeps in comments: the text that was translated, word for word. */
  readonly commented: ReadonlySet<string>;
  /** Share of common structure, 0 to 1: paired blocks among all blocks of both sides. */
  readonly confidence: number;
}

/** Site settings that keys depend on. */
export type AlignOptions = Omit<Writing, 'definitions' | 'footnotes'>;

/**
 * Aligns sections first (ids, comments, levels, order), then the blocks of each pair.
 *
 * @param source the source at the time of translation
 */
export function alignOutlines(source: Outline, translation: Outline, options: AlignOptions): Alignment {
  const known = LAST.get(translation);
  if (known?.source === source && isSameSite(known.options, options)) return known.alignment;
  const alignment = findAlignment(source, translation, options);
  LAST.set(translation, { source, options, alignment });
  return alignment;
}

/** The next commit to a translation needs the alignment after the last one. */
const LAST = new WeakMap<
  Outline,
  { readonly source: Outline; readonly options: AlignOptions; readonly alignment: Alignment }
>();

function findAlignment(source: Outline, translation: Outline, options: AlignOptions): Alignment {
  const comments = commentedSource(translation, options);
  const pairs = alignSections(source.sections, translation.sections, comments.counterparts);
  const sections = new Map<Section, Section>();
  for (const pair of pairs) {
    const from = source.sections[pair.source];
    const to = translation.sections[pair.translation];
    if (from === undefined || to === undefined) continue;
    sections.set(from, to);
  }
  const blocks = pairBlocks(sections, comments);
  const count = (outline: Outline) => outline.sections.reduce((sum, { blocks: own }) => sum + own.length, 0);
  return {
    sections: pairs,
    blockOf: (block) => blocks.of(block),
    sectionOf: (section) => sections.get(section),
    commented: comments.keys,
    get confidence() {
      const total = count(source) + count(translation);
      return total === 0 ? 1 : (2 * blocks.count()) / total;
    },
  };
}

interface BlockPairs {
  of(block: Block): Block | undefined;
  count(): number;
}

/** Pairs the blocks of a section on first use: usually a page has changed in few sections. */
function pairBlocks(sections: ReadonlyMap<Section, Section>, comments: CommentedSource): BlockPairs {
  let homes: Map<Block, Section> | undefined;
  const homeOf = (block: Block): Section | undefined => {
    if (homes === undefined) {
      homes = new Map();
      for (const section of sections.keys()) for (const each of section.blocks) homes.set(each, section);
    }
    return homes.get(block);
  };
  const paired = new Set<Section>();
  const blocks = new Map<Block, Block>();
  const pair = (from: Section) => {
    const to = sections.get(from);
    if (to === undefined || paired.has(from)) return;
    paired.add(from);
    for (const [a, b] of matchSections(from, to, comments)) {
      const one = from.blocks[a];
      const other = to.blocks[b];
      if (one !== undefined && other !== undefined) blocks.set(one, other);
    }
  };
  return {
    of(block) {
      const home = homeOf(block);
      if (home !== undefined) pair(home);
      return blocks.get(block);
    },
    count() {
      for (const section of sections.keys()) pair(section);
      return blocks.size;
    },
  };
}

/**
 * Sections with the same id, or that keep the source's heading in a comment, are paired regardless of position. The others are paired in order, by level and content, between those
 * that are known; sections with many names but none in common are not paired.
 */
function alignSections(
  source: readonly Section[],
  translation: readonly Section[],
  counterparts: ReadonlyMap<Block, ReadonlySet<string>>,
): SectionPair[] {
  const known = pairNamed(source, translation, counterparts);
  const moved = pairMoved(openOf(source, [...known.keys()]), openOf(translation, [...known.values()]));
  for (const [a, b] of moved) known.set(a, b);
  const taken = new Set(known.values());
  const left = source.flatMap((_, index) => (known.has(index) ? [] : [index]));
  const right = translation.flatMap((_, index) => (taken.has(index) ? [] : [index]));
  const isBetween = createGaps(known);
  const sameShape = source.length === translation.length;
  const matches = alignSequences(left.length, right.length, (i, j) => {
    const a = left[i] ?? 0;
    const b = right[j] ?? 0;
    const one = source[a];
    const other = translation[b];
    if (one === undefined || other === undefined || one.level !== other.level) return 0;
    const base = affinity(one, other);
    if (base === 0) return 0;
    const score = base + (sameShape && a === b ? 0.8 : 0);
    return isBetween(a, b) ? score : score - 1.2;
  });
  return [...known, ...matches.map(([i, j]) => [left[i] ?? 0, right[j] ?? 0] as const)]
    .map(([a, b]) => ({ source: a, translation: b }))
    .sort((one, other) => one.source - other.source);
}

/** How likely two sections of one level correspond, wherever they are; 0 if they cannot. */
const affinity = rememberPair((one, other): number => {
  const shared = overlap(bodyOf(one), bodyOf(other));
  const [heading] = one.blocks;
  const [translated] = other.blocks;
  const names =
    heading === undefined || translated === undefined
      ? 0
      : overlap(featuresOf(heading).tokens, featuresOf(translated).tokens);
  if (shared === 0 && names === 0 && isDistinctive(one) && isDistinctive(other)) return 0;
  const sizes = [one.blocks.length, other.blocks.length];
  const fits = (0.6 * Math.min(...sizes)) / Math.max(...sizes);
  return 0.6 + 2 * names + 2 * shared + fits;
});

function openOf(sections: readonly Section[], known: readonly number[]): Candidates {
  const taken = new Set(known);
  const indices = sections.flatMap((_, index) => (taken.has(index) ? [] : [index]));
  return { sections, indices };
}

/** Pairs sections by what identifies them on both sides: the text before all headings, the id, the heading's text, the heading in a comment. */
function pairNamed(
  source: readonly Section[],
  translation: readonly Section[],
  counterparts: ReadonlyMap<Block, ReadonlySet<string>>,
): Map<number, number> {
  const pairs = new Map<number, number>([[0, 0]]);
  const taken = new Set([0]);
  const pairBy = (
    name: (section: Section) => string | undefined,
    names: (section: Section) => Iterable<string> | undefined,
  ) => {
    const places = new Map<string, number>();
    const place = (key: string, index: number) => places.set(key, places.has(key) ? -1 : index);
    translation.forEach((section, index) => {
      if (!taken.has(index)) for (const key of names(section) ?? []) place(key, index);
    });
    const counts = new Map<string, number>();
    for (const section of source) {
      const key = name(section);
      if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    source.forEach((section, index) => {
      const key = pairs.has(index) ? undefined : name(section);
      const found = key === undefined || counts.get(key) !== 1 ? undefined : places.get(key);
      if (found === undefined || found < 0 || taken.has(found)) return;
      pairs.set(index, found);
      taken.add(found);
    });
  };
  const headingKey = ({ blocks: [heading] }: Section) =>
    heading === undefined ? undefined : wordsKey(heading);
  pairBy(headingKey, ({ blocks: [heading] }) =>
    heading === undefined ? undefined : counterparts.get(heading),
  );
  pairBy(
    ({ id }) => (id === '' ? undefined : id),
    ({ id }) => (id === '' ? undefined : [id]),
  );
  pairBy(headingKey, (section) => {
    const key = headingKey(section);
    return key === undefined ? undefined : [key];
  });
  return pairs;
}

/** Whether a pair is between the same known pairs on both sides. */
function createGaps(known: ReadonlyMap<number, number>): (a: number, b: number) => boolean {
  const sorted = [...known].sort(([a], [b]) => a - b);
  return (a, b) => {
    let before = -1;
    let after = Number.POSITIVE_INFINITY;
    for (const [one, other] of sorted) {
      if (one < a) before = other;
      else {
        after = other;
        break;
      }
    }
    // If known sections were swapped, their order is not significant.
    return before > after || (before < b && b < after);
  };
}

/** A block's text without link targets: its key without URLs and its own id. */
export const wordsKey = remember<string>(({ kind, key }) => {
  if (kind === 'heading') return withoutTargets(key.replace(/ \{#[^{}]*\}$/, ''));
  return kind === 'code' || kind === 'shortcode' ? key : withoutTargets(key);
});

function withoutTargets(key: string): string {
  return key.includes('](') ? key.replaceAll(/\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*/g, '](') : key;
}

/** Blocks that two versions of a section have in common, by key, in order. */
export const matchBlocksOf = rememberPair((before, after) => matchBlocks(before.blocks, after.blocks));

/** Blocks that two versions of one text have in common, by key, in order. */
export function matchBlocks(
  before: readonly Block[],
  after: readonly Block[],
): readonly (readonly [number, number])[] {
  return matchSequences(before.map(blockKey), after.map(blockKey));
}

/** Identifies the content of a block. */
export const blockKey = remember<string>(({ kind, key }) => `${kind} ${key}`);

/** Whether two lists of blocks have the same content. */
export function haveSameBlocks(before: readonly Block[], after: readonly Block[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ kind, key }, index) => key === after[index]?.key && kind === after[index]?.kind)
  );
}
