/**
 * Facts about sections that depend only on their blocks. Most versions of a page differ in one section, so that a fact about two sections, such as which of their
 * blocks correspond, is usually known from the version before.
 */
import { type Block, type Memo, remember, type Section } from './block.ts';

/** The memo of a section with these blocks: the same for all sections whose blocks have the same memos. */
export function memoOfBlocks(blocks: readonly Block[]): { readonly memo?: Memo } {
  const [first] = blocks;
  if (first?.memo === undefined) return {};
  const known = WITH_FIRST.get(first.memo) ?? [];
  WITH_FIRST.set(first.memo, known);
  for (const { memos, own } of known)
    if (memos.length === blocks.length && memos.every((memo, index) => memo === blocks[index]?.memo))
      return own;
  const memos = blocks.flatMap(({ memo }) => memo ?? []);
  if (memos.length < blocks.length) return {};
  const own = { memo: { found: [] } };
  known.unshift({ memos, own });
  known.length = Math.min(known.length, MAX_VERSIONS);
  return own;
}

interface KnownSection {
  readonly memos: readonly Memo[];
  readonly own: { readonly memo: Memo };
}

/** Sections that begin with a block, by its memo, newest first. */
const WITH_FIRST = new WeakMap<Memo, KnownSection[]>();
const MAX_VERSIONS = 6;

/** A section with other blocks. */
export function withBlocks({ memo: _, ...section }: Section, blocks: readonly Block[]): Section {
  return { ...section, blocks, ...memoOfBlocks(blocks) };
}

/** Caches a fact that depends only on the blocks of two sections. */
export function rememberPair<T>(
  find: (one: Section, other: Section) => T,
): (one: Section, other: Section) => T {
  const partnersOf = remember<Map<Memo, T>, Section>(() => new Map());
  return (one, other) => {
    if (one.memo === undefined || other.memo === undefined) return find(one, other);
    const partners = partnersOf(one);
    const known = partners.get(other.memo);
    if (known !== undefined) return known;
    const value = find(one, other);
    if (partners.size >= MAX_PARTNERS) partners.clear();
    partners.set(other.memo, value);
    return value;
  };
}

/** A section of the source has partners in all languages and in many of their versions. */
const MAX_PARTNERS = 100;
