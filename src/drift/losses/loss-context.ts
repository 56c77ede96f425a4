/** What the search for losses knows of a page. */
import { type Alignment, type Block, featuresOf, type Outline, type Section } from '../../alignment/index.ts';
import { once } from '../once.ts';

export interface LossInput {
  /** What the translation was made from. */
  readonly base: Outline;
  /** The current source: parts removed from it are not losses. */
  readonly now: Outline;
  readonly translation: Outline;
  /** Alignment of the base and the translation. */
  readonly alignment: Alignment;
}

export interface Context extends LossInput {
  /** Blocks of the current source, by kind and key, also by section; empty if it is the base. */
  kept(): ReadonlyMap<string, Block>;
  /** Block of the translation → its source block. */
  readonly sources: ReadonlyMap<Block, Block | undefined>;
  /** Blocks of the translation without a source block. */
  readonly left: ReadonlySet<Block>;
  /** All names in the translation. */
  names(): ReadonlySet<string>;
}

export function createContext(input: LossInput): Context {
  const { base, now, translation, alignment } = input;
  const sources = new Map<Block, Block | undefined>();
  for (const { blocks } of translation.sections) for (const block of blocks) sources.set(block, undefined);
  for (const { blocks } of base.sections)
    for (const block of blocks) {
      const own = alignment.blockOf(block);
      if (own !== undefined) sources.set(own, block);
    }
  const left = new Set([...sources].flatMap(([block, source]) => (source === undefined ? [block] : [])));
  return {
    ...input,
    kept: once(() => blocksByKey(base === now ? [] : now.sections)),
    sources,
    left,
    names: once(() => namesIn(translation)),
  };
}

function blocksByKey(sections: readonly Section[]): ReadonlyMap<string, Block> {
  const kept = new Map<string, Block>();
  for (const section of sections)
    for (const block of section.blocks) {
      kept.set(keyOf(block), block);
      kept.set(keyOf(block, section), block);
    }
  return kept;
}

function namesIn({ sections }: Outline): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { blocks } of sections)
    for (const block of blocks) for (const token of featuresOf(block).tokens) names.add(token);
  return names;
}

const keyOf = ({ kind, key }: Block, section?: Section) => `${section?.id ?? ''}\n${kind} ${key}`;

/** A block in the current source. */
export function blockNow(block: Block, section: Section, { base, now, kept }: Context): Block | undefined {
  return base === now ? block : (kept().get(keyOf(block, section)) ?? kept().get(keyOf(block)));
}
