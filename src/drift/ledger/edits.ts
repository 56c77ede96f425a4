/** The visible changes of one commit to a translation. */
import { type Block, matchBlocksOf, type Outline, type Section, wordsKey } from '../../alignment/index.ts';
import { compareSource } from '../compare-source.ts';
import { pairSections } from '../pair-sections.ts';

export interface Edits {
  /** Blocks of the older text whose visible text changed, or that were removed. */
  readonly rewritten: ReadonlySet<Block>;
  /** Blocks of the older text in which only links or ids changed, as in bulk updates of URLs. */
  readonly relinked: ReadonlySet<Block>;
  /** Blocks of the newer text that are new or have changed. */
  readonly fresh: ReadonlySet<Block>;
  /** Whether sections were added, removed or moved. */
  readonly reordered: boolean;
  /** The section of the newer text for one of the older text. */
  sectionNow(section: Section): Section | undefined;
  /** The block of the newer text for one of the older text, changed or not. */
  blockNow(block: Block): Block | undefined;
}

/** @param before the translation before the commit, and after it */
export function readEdits(before: Outline, after: Outline): Edits {
  const rewritten = new Set<Block>();
  const relinked = new Set<Block>();
  const fresh = new Set<Block>();
  const blocks = new Map<Block, Block>();
  let reordered = false;
  for (const change of compareSource(before, after)) {
    if (change.moved || change.before === undefined || change.after === undefined) reordered = true;
    for (const { before: old, after: now } of change.blocks) {
      if (old !== undefined && now !== undefined) {
        blocks.set(old, now);
        if (wordsKey(old) === wordsKey(now)) {
          relinked.add(old);
          continue;
        }
      }
      if (old !== undefined) rewritten.add(old);
      if (now !== undefined) fresh.add(now);
    }
  }
  const sections = sectionPairs(before, after);
  let homes: ReadonlyMap<Block, Section> | undefined;
  const matched = new Set<Section>();
  // Blocks are matched only in sections that are needed.
  const match = (old: Section | undefined) => {
    const now = old === undefined ? undefined : sections.get(old);
    if (old === undefined || now === undefined || matched.has(old)) return;
    matched.add(old);
    for (const [a, b] of matchBlocksOf(old, now)) {
      const one = old.blocks[a];
      const other = now.blocks[b];
      if (one !== undefined && other !== undefined) blocks.set(one, other);
    }
  };
  return {
    rewritten,
    relinked,
    fresh,
    reordered,
    sectionNow: (section) => sections.get(section),
    blockNow(block) {
      homes ??= homesOf(sections);
      match(homes.get(block));
      return blocks.get(block);
    },
  };
}

/** Older section → newer section. */
function sectionPairs(before: Outline, after: Outline): ReadonlyMap<Section, Section> {
  const sections = new Map<Section, Section>();
  for (const pair of pairSections(before, after).pairs) {
    const old = before.sections[pair.before];
    const now = after.sections[pair.after];
    if (old !== undefined && now !== undefined) sections.set(old, now);
  }
  return sections;
}

/** Block → its section, among those with a newer one. */
function homesOf(sections: ReadonlyMap<Section, Section>): ReadonlyMap<Block, Section> {
  const homes = new Map<Block, Section>();
  for (const old of sections.keys()) for (const block of old.blocks) homes.set(block, old);
  return homes;
}

/** Whether a commit changed anything visible except links. */
export function isSeen({ rewritten, fresh, reordered }: Edits): boolean {
  return reordered || rewritten.size > 0 || fresh.size > 0;
}
