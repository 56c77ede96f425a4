/** Compares the source at the base with the current source: real changes, section by section. */
import {
  alignSequences,
  type Block,
  haveSameBlocks,
  matchBlocksOf,
  type Outline,
  overlap,
  remember,
  rememberPair,
  type Section,
} from '../alignment/index.ts';
import { pairSections } from './pair-sections.ts';

/** A block of either side, or both. */
export interface SourceBlockChange {
  readonly before: Block | undefined;
  readonly after: Block | undefined;
  /** For an added block: the preceding block of the base. */
  readonly behind: Block | undefined;
}

export interface SourceSectionChange {
  readonly before: Section | undefined;
  readonly after: Section | undefined;
  readonly moved: boolean;
  /** For an added section: the preceding section of the base. */
  readonly behind: Section | undefined;
  readonly blocks: readonly SourceBlockChange[];
}

/** Only real changes; none if nothing that readers see differs. In the order of the newer text, with removed sections at their old position. */
export function compareSource(before: Outline, after: Outline): SourceSectionChange[] {
  const { pairs, removed, added } = pairSections(before, after);
  const partnerOf = new Map(pairs.map((pair) => [pair.after, pair.before]));
  const changes: { at: number; change: SourceSectionChange }[] = [];
  for (const pair of pairs) {
    const one = before.sections[pair.before];
    const other = after.sections[pair.after];
    if (one === undefined || other === undefined) continue;
    const blocks = compareBlocks(one, other);
    if (blocks.length === 0 && !pair.moved) continue;
    changes.push({
      at: pair.after,
      change: { before: one, after: other, moved: pair.moved, behind: undefined, blocks },
    });
  }
  for (const index of added) {
    const other = after.sections[index];
    if (other === undefined) continue;
    let previous = index - 1;
    while (previous > 0 && !partnerOf.has(previous)) previous -= 1;
    const behind = before.sections[partnerOf.get(previous) ?? 0];
    const blocks = other.blocks.map((block) => ({ before: undefined, after: block, behind: undefined }));
    changes.push({ at: index, change: { before: undefined, after: other, moved: false, behind, blocks } });
  }
  const newPlace = new Map(pairs.map((pair) => [pair.before, pair.after]));
  for (const index of removed) {
    const one = before.sections[index];
    if (one === undefined) continue;
    let previous = index - 1;
    while (previous > 0 && !newPlace.has(previous)) previous -= 1;
    const blocks = one.blocks.map((block) => ({ before: block, after: undefined, behind: undefined }));
    changes.push({
      at: (newPlace.get(previous) ?? 0) + 0.5,
      change: { before: one, after: undefined, moved: false, behind: undefined, blocks },
    });
  }
  return changes.sort((a, b) => a.at - b.at).map(({ change }) => change);
}

function compareBlocks(one: Section, other: Section): SourceBlockChange[] {
  if (one.memo !== undefined && one.memo === other.memo) return [];
  return findChanges(one, other).map(({ before, after, behind }) => ({
    before: before === undefined ? undefined : one.blocks[before],
    after: after === undefined ? undefined : other.blocks[after],
    behind: behind === undefined ? undefined : one.blocks[behind],
  }));
}

/** A change of a block, by indices into the blocks of the two sections. */
interface IndexedChange {
  readonly before: number | undefined;
  readonly after: number | undefined;
  readonly behind: number | undefined;
}

const findChanges = rememberPair((one, other): readonly IndexedChange[] => {
  const [before, after] = [one.blocks, other.blocks];
  if (haveSameBlocks(before, after)) return [];
  const changes: IndexedChange[] = [];
  let i = 0;
  let j = 0;
  for (const [a, b] of [...matchBlocksOf(one, other), [before.length, after.length] as const]) {
    const [own, theirs] = [before.slice(i, a), after.slice(j, b)];
    if (own.length + theirs.length > 0 && !isSameHtml(own, theirs))
      changes.push(...pairRun(own, theirs, i, j));
    i = a + 1;
    j = b + 1;
  }
  return changes;
});

/** Whether two runs of raw HTML differ only in where empty lines divide them into blocks, which browsers do not show. */
function isSameHtml(one: readonly Block[], other: readonly Block[]): boolean {
  const html = htmlOf(one);
  return html !== undefined && html === htmlOf(other);
}

function htmlOf(blocks: readonly Block[]): string | undefined {
  const isHtml = blocks.every(({ kind, text }) => kind === 'paragraph' && /^\s*<.*>\s*$/s.test(text));
  return isHtml && blocks.length > 0 ? blocks.map(({ key }) => key).join('') : undefined;
}

/** Pairs blocks between two matching ones: blocks of one kind with common words were changed, the others were added or removed. */
function pairRun(
  before: readonly Block[],
  after: readonly Block[],
  /** Indices of the first ones. */
  first: number,
  firstAfter: number,
): IndexedChange[] {
  const matches = alignSequences(before.length, after.length, (a, b) => {
    const one = before[a];
    const other = after[b];
    if (one === undefined || other === undefined || one.kind !== other.kind) return 0;
    if (one.kind === 'heading' || (before.length === 1 && after.length === 1)) return 1;
    if (one.kind === 'field' && one.name === other.name) return 2;
    return 0.05 + overlap(wordsOf(one), wordsOf(other));
  });
  const changes: IndexedChange[] = [];
  let i = 0;
  let j = 0;
  for (const [a, b] of [...matches, [before.length, after.length] as const]) {
    for (; i < a; i += 1) changes.push({ before: first + i, after: undefined, behind: undefined });
    for (; j < b; j += 1) changes.push({ before: undefined, after: firstAfter + j, behind: first + i - 1 });
    if (a < before.length && b < after.length)
      changes.push({ before: first + a, after: firstAfter + b, behind: undefined });
    i = a + 1;
    j = b + 1;
  }
  return changes;
}

const wordsOf = remember<ReadonlySet<string>>(
  ({ key }) => new Set(key.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []),
);
