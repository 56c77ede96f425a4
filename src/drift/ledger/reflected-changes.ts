/**
 * Which changes of a source are answered by one commit to its translation: those whose counterparts the commit changed, and those that the translation already
 * contains.
 */
import {
  type Alignment,
  type AlignOptions,
  alignSequences,
  type Block,
  blockKey,
  featuresOf,
  type Section,
  similarity,
  wordsKey,
} from '../../alignment/index.ts';
import type { SourceBlockChange, SourceSectionChange } from '../compare-source.ts';
import { readContents, type TranslationContents } from '../contained-changes.ts';
import { isMinorChange } from '../severity.ts';
import type { Edits } from './edits.ts';
import { createPlaces, type NewSectionsInput, pairNewSections } from './new-sections.ts';
import { createShownChanges } from './shown-changes.ts';

export interface ReflectionInput extends NewSectionsInput {
  /** Keys of source blocks that the translation now keeps in comments. */
  readonly commented: ReadonlySet<string>;
  /** Whether there was a commit; without one, a change is reflected only if the translation shows it. */
  readonly isCommit: boolean;
}

export interface ReflectedChanges {
  readonly blocks: ReadonlySet<SourceBlockChange>;
  /** Sections that were added, removed or moved. */
  readonly sections: ReadonlySet<SourceSectionChange>;
}

/** `undefined`: the change has no counterpart, so it cannot be decided by itself. */
type Decision = boolean | undefined;

export function findReflected(input: ReflectionInput, options: AlignOptions): ReflectedChanges {
  const { changes } = input;
  const shown = createShownChanges(input, options);
  const pairs = pairNewSections(input);
  const contents = readContents(input.translation, input.commented);
  const known = new Map<SourceBlockChange, Decision>();
  const sections = new Map<SourceSectionChange, Decision>();
  for (const change of changes) {
    if (change.before !== undefined && change.after !== undefined) {
      const within = mayMatter(change, input, contents) ? pairNewBlocks(change, input) : NO_PAIRS;
      for (const block of change.blocks) {
        const decision = decideBlock(block, change, input, within, contents);
        known.set(block, decision === true || shown.showsBlock(block, change) || decision);
      }
      if (change.moved) sections.set(change, input.edits.reordered || isInOrder(change, input));
    } else {
      const decision = decideSection(change, input, pairs, contents);
      sections.set(change, decision === true || shown.showsSection(change) || decision);
    }
  }
  return decide(changes, known, sections, input.isCommit);
}

const NO_PAIRS: ReadonlyMap<Block, Block> = new Map();

/** Whether the block of the translation for a changed block can decide anything: the commit touched the section, or it may hold the change already. */
function mayMatter(
  { before, blocks }: SourceSectionChange,
  { alignment, edits }: ReflectionInput,
  contents: TranslationContents,
): boolean {
  const home = before === undefined ? undefined : alignment.sectionOf(before);
  const now = home === undefined ? undefined : edits.sectionNow(home);
  if (now === undefined) return false;
  return (
    now.blocks.some((block) => edits.fresh.has(block)) ||
    blocks.some((block) => contents.mayHaveChange(block, now.blocks))
  );
}

/** Undecided changes count as reflected if most of the others are: the commit brought the page up to date. */
function decide(
  changes: readonly SourceSectionChange[],
  known: ReadonlyMap<SourceBlockChange, Decision>,
  sections: ReadonlyMap<SourceSectionChange, Decision>,
  isCommit: boolean,
): ReflectedChanges {
  const decisions = [...known.values(), ...sections.values()];
  // If nothing is reflected for certain, nothing is; how minor changes are need not be known.
  if (!decisions.includes(true)) return { blocks: new Set(), sections: new Set() };
  const definite = [
    ...[...known].flatMap(([block, decision]) =>
      decision === undefined || isMinorChange(block) ? [] : [decision],
    ),
    ...[...sections.values()].flatMap((decision) => (decision === undefined ? [] : [decision])),
  ];
  const reflected = definite.filter((decision) => decision).length;
  const isUpdate = isCommit && reflected > 0;
  const isResync = isUpdate && reflected * 2 >= definite.length;
  const blocks = new Set<SourceBlockChange>();
  for (const [block, decision] of known)
    if (decision === true || (decision === undefined && isResync) || (isUpdate && isMinorChange(block)))
      blocks.add(block);
  const all = new Set<SourceSectionChange>();
  for (const change of changes) {
    const decision = sections.get(change);
    if (sections.has(change) && (decision === true || (decision === undefined && isResync))) all.add(change);
  }
  return { blocks, sections: all };
}

function decideBlock(
  change: SourceBlockChange,
  section: SourceSectionChange,
  { alignment, edits, translation }: ReflectionInput,
  within: ReadonlyMap<Block, Block>,
  contents: TranslationContents,
): Decision {
  const { before, after, behind } = change;
  const counterpart = before === undefined ? undefined : alignment.blockOf(before);
  const now = after === undefined ? undefined : within.get(after);
  const home = section.before === undefined ? undefined : alignment.sectionOf(section.before);
  if (after !== undefined && contents.hasChange(change, now ?? (counterpart && edits.blockNow(counterpart))))
    return true;
  if (now !== undefined && edits.fresh.has(now)) return true;
  if (before !== undefined)
    return decideKnownBlock(before, after, piecesOf(counterpart, section.before, home, alignment), edits);
  // A new paragraph may have been merged into the previous one.
  const previous = behind === undefined ? undefined : alignment.blockOf(behind);
  const kept = section.blocks.every((block) => block.before !== behind);
  if (previous !== undefined && kept && edits.rewritten.has(previous)) return true;
  return home === undefined && translation.sections.length < 2 ? undefined : false;
}

/** Raw HTML, or a part of it that begins with text: comments in a table end its blocks. */
const isHtml = ({ kind, text }: Block) => kind === 'paragraph' && /^\s*<|<\/\w+>\s*$/.test(text);

/** A block of the translation; if it is raw HTML, with the HTML after it that belongs to no other block of the source: comments divide a table into several blocks. */
function piecesOf(
  counterpart: Block | undefined,
  before: Section | undefined,
  home: Section | undefined,
  alignment: Alignment,
): readonly Block[] {
  if (counterpart === undefined) return [];
  if (before === undefined || home === undefined || !isHtml(counterpart)) return [counterpart];
  const taken = new Set(before.blocks.map((block) => alignment.blockOf(block)));
  const behind = home.blocks.slice(home.blocks.indexOf(counterpart) + 1);
  const next = behind.findIndex((block) => taken.has(block) || !isHtml(block));
  return [counterpart, ...behind.slice(0, next === -1 ? behind.length : next)];
}

/** Decides a block that the source had already, by what happened to its counterpart and its further pieces. */
function decideKnownBlock(
  before: Block,
  after: Block | undefined,
  [counterpart, ...more]: readonly Block[],
  edits: Edits,
): Decision {
  if (counterpart === undefined) return after === undefined ? true : undefined;
  if ([counterpart, ...more].some((piece) => edits.rewritten.has(piece))) return true;
  return after !== undefined && wordsKey(before) === wordsKey(after) && edits.relinked.has(counterpart);
}

/** Pairs blocks of a changed section with those of its translation, including new ones. */
function pairNewBlocks(
  change: SourceSectionChange,
  { alignment, edits }: ReflectionInput,
): ReadonlyMap<Block, Block> {
  const { before, after } = change;
  const pairs = new Map<Block, Block>();
  const home = before === undefined ? undefined : alignment.sectionOf(before);
  const now = home === undefined ? undefined : edits.sectionNow(home);
  if (before === undefined || after === undefined || now === undefined) return pairs;
  const earlierOf = createEarlierBlocks(before, change.blocks);
  const expected = after.blocks.map((block): Block | undefined => {
    const earlier = earlierOf(block);
    const counterpart = earlier === undefined ? undefined : alignment.blockOf(earlier);
    return counterpart === undefined ? undefined : edits.blockNow(counterpart);
  });
  const taken = new Set(expected);
  const own = after.blocks.map(featuresOf);
  const theirs = now.blocks.map((block) => (taken.has(block) ? undefined : featuresOf(block)));
  const matches = alignSequences(own.length, theirs.length, (a, b) => {
    const one = own[a];
    const other = theirs[b];
    if (other === undefined || one === undefined) return expected[a] === now.blocks[b] ? 8 : 0;
    return similarity(one, other);
  });
  for (const [a, b] of matches) {
    const one = after.blocks[a];
    const other = now.blocks[b];
    if (one !== undefined && other !== undefined) pairs.set(one, other);
  }
  return pairs;
}

/** Block of a changed section → the same block before the change. */
function createEarlierBlocks(
  before: Section,
  changes: readonly SourceBlockChange[],
): (block: Block) => Block | undefined {
  const unchanged = new Map(before.blocks.map((block) => [blockKey(block), block]));
  const changed = new Map<Block, Block>();
  for (const one of changes)
    if (one.before !== undefined && one.after !== undefined) changed.set(one.after, one.before);
  return (block) => changed.get(block) ?? unchanged.get(blockKey(block));
}

function decideSection(
  { before, after, behind }: SourceSectionChange,
  { alignment, edits, commented }: ReflectionInput,
  pairs: ReadonlyMap<Section, Section>,
  contents: TranslationContents,
): Decision {
  if (after !== undefined) {
    if (pairs.has(after)) return true;
    const recognizable = after.blocks.filter(({ key }) => commented.has(key) || contents.hasBlock(key));
    if (recognizable.length * 2 > after.blocks.length) return true;
    // Its text may be part of the section before it.
    const home = behind === undefined ? undefined : alignment.sectionOf(behind);
    const now = home === undefined ? undefined : edits.sectionNow(home);
    const came = now === undefined || home === undefined ? 0 : now.blocks.length - home.blocks.length;
    return came > 0 && came * 2 >= after.blocks.length;
  }
  const counterpart = before === undefined ? undefined : alignment.sectionOf(before);
  if (counterpart === undefined) return true;
  if (edits.sectionNow(counterpart) === undefined) return true;
  const gone = counterpart.blocks.filter((block) => edits.rewritten.has(block));
  return gone.length * 2 > counterpart.blocks.length;
}

/** Whether the translation already has a section at its position in the source: behind the same section. */
function isInOrder({ before, after }: SourceSectionChange, input: ReflectionInput): boolean {
  const { source, alignment, translation, edits } = input;
  const home = before === undefined ? undefined : alignment.sectionOf(before);
  const now = home === undefined ? undefined : edits.sectionNow(home);
  const previous = after === undefined ? undefined : source.sections[source.sections.indexOf(after) - 1];
  if (now === undefined || previous === undefined) return false;
  const place = translation.sections.indexOf(now);
  const isSame = translation.sections[place - 1]?.id === previous.id && previous.id !== '';
  return isSame || createPlaces(input).placeOf(previous) === place - 1;
}
