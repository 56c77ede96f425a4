/**
 * Determines what a translation without a pin was made from, section by section: the source at the time when each part was last answered. It starts with the
 * source at the commit that created the translation, and processes the later commits; a change of the source that none of them answered remains pending.
 */
import {
  type AlignOptions,
  alignOutlines,
  type Block,
  commentedSource,
  matchBlocksOf,
  type Outline,
  type Section,
  withBlocks,
} from '../../alignment/index.ts';
import { compareSource, type SourceBlockChange, type SourceSectionChange } from '../compare-source.ts';
import { isSeen, readEdits } from './edits.ts';
import { findReflected, type ReflectedChanges } from './reflected-changes.ts';

export interface Ledger {
  /** The source that the translation reflects: sections and blocks of several versions. */
  readonly outline: Outline;
  /** Number of the commit that most of it is based on. */
  readonly origin: number;
  /** Commit numbers of blocks that are based on earlier commits. */
  readonly kept: ReadonlyMap<Block, number>;
  /** For sections of the source that no commit answered, by id: the last commit before they were added. */
  readonly absent: ReadonlyMap<string, number>;
}

export interface Step {
  /** Number of the commit. */
  readonly origin: number;
  /** The source at the time of the commit. */
  readonly source: Outline;
  /** From the source that the translation reflects to that source; at least one. */
  readonly changes: readonly SourceSectionChange[];
  /** The translation before and after the commit. */
  readonly before: Outline;
  readonly after: Outline;
}

export function startLedger(outline: Outline, origin: number): Ledger {
  return { outline, origin, kept: new Map(), absent: new Map() };
}

/** Updates the ledger for a commit to the translation. */
export function settle(
  ledger: Ledger,
  { origin, source, changes, before, after }: Step,
  options: AlignOptions,
): Ledger {
  const edits = readEdits(before, after);
  if (!isSeen(edits) && edits.relinked.size === 0) return ledger;
  const alignment = alignOutlines(ledger.outline, before, options);
  const commented = commentedSource(after, options).keys;
  const reflected = findReflected(
    {
      changes,
      base: ledger.outline,
      source,
      alignment,
      edits,
      translation: after,
      commented,
      isCommit: true,
    },
    options,
  );
  return mix(ledger, source, origin, changes, reflected);
}

/** Updates the ledger for changes of the source after the last commit that the translation shows already. */
export function settleShown(
  ledger: Ledger,
  source: Outline,
  translation: Outline,
  options: AlignOptions,
): Ledger {
  const changes = compareSource(ledger.outline, source);
  if (changes.length === 0) return ledger;
  const edits = readEdits(translation, translation);
  const alignment = alignOutlines(ledger.outline, translation, options);
  const commented = commentedSource(translation, options).keys;
  const reflected = findReflected(
    { changes, base: ledger.outline, source, alignment, edits, translation, commented, isCommit: false },
    options,
  );
  const isNone = reflected.blocks.size + reflected.sections.size === 0;
  return isNone ? ledger : mix(ledger, source, ledger.origin, changes, reflected);
}

/** The source at the commit, except that pending parts remain as they were. */
function mix(
  ledger: Ledger,
  source: Outline,
  origin: number,
  changes: readonly SourceSectionChange[],
  { blocks, sections }: ReflectedChanges,
): Ledger {
  const kept = new Map<Block, number>();
  const absent = new Map<string, number>();
  const keep = (block: Block) => {
    kept.set(block, ledger.kept.get(block) ?? ledger.origin);
  };
  const made = new Map<Section, Section>();
  const newOf = new Map<Section, Section>();
  const left = new Set<Section>();
  for (const change of changes) {
    const { before, after } = change;
    if (before !== undefined && after !== undefined) {
      made.set(after, mixSection(before, after, change.blocks, blocks, keep));
      newOf.set(before, after);
    } else if (after !== undefined && !sections.has(change)) {
      left.add(after);
      absent.set(after.id, ledger.absent.get(after.id) ?? ledger.origin);
    }
  }
  const pending = changes.filter((change) => !sections.has(change));
  const now = source.sections.filter((section) => !left.has(section));
  const same = new Map(now.map((section) => [keyOf(section), section]));
  /** For a section of the base. */
  const partnerOf = (old: Section): Section | undefined => {
    const found = newOf.get(old) ?? same.get(keyOf(old));
    return found === undefined ? undefined : (made.get(found) ?? found);
  };
  const result = now.map((section) => made.get(section) ?? section);
  for (const { before, after } of pending) {
    if (before === undefined || after !== undefined) continue;
    for (const block of before.blocks) keep(block);
    putBack(before, result, ledger.outline.sections, (own) => partnerOf(own) ?? own);
  }
  const ordered = pending.some(({ moved }) => moved)
    ? inOrderOf(ledger.outline.sections, result, partnerOf)
    : result;
  const isSource =
    ordered.length === source.sections.length &&
    ordered.every((section, index) => section === source.sections[index]);
  // The same outline, so that its alignment with the translation is known in the next step.
  return { outline: isSource ? source : outlineOf(ordered, source.lines), origin, kept, absent };
}

function outlineOf(sections: readonly Section[], lines: number): Outline {
  return { sections, blocks: sections.flatMap((section) => section.blocks), lines };
}

/** Inserts a removed item after its last predecessor that still exists; at the start if there is none. */
function putBack<T>(gone: T, now: T[], then: readonly T[], partnerOf: (own: T) => T): void {
  let place = -1;
  for (let previous = then.indexOf(gone) - 1; previous >= 0 && place === -1; previous -= 1) {
    const own = then[previous];
    place = own === undefined ? -1 : now.indexOf(partnerOf(own));
  }
  now.splice(place + 1, 0, gone);
}

/** Sorts sections in the order of earlier ones; new ones follow their predecessors. */
function inOrderOf(
  earlier: readonly Section[],
  sections: readonly Section[],
  partnerOf: (old: Section) => Section | undefined,
): Section[] {
  const places = new Map(earlier.map((section, index) => [partnerOf(section) ?? section, index]));
  let last = 0;
  const ranked = sections.map((section) => {
    last = places.get(section) ?? last + 0.001;
    return { section, rank: last };
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ section }) => section);
}

function keyOf({ id, blocks: [heading] }: Section): string {
  return `${id} ${heading?.key ?? ''}`;
}

/** The current section with its pending blocks as they were. */
function mixSection(
  before: Section,
  after: Section,
  changes: readonly SourceBlockChange[],
  reflected: ReadonlySet<SourceBlockChange>,
  keep: (block: Block) => void,
): Section {
  const pending = changes.filter((change) => !reflected.has(change));
  if (pending.length === 0) return after;
  const blocks = [...after.blocks];
  const partners = partnersOf(before, after, changes, reflected);
  for (const { before: old, after: now } of pending) {
    if (old !== undefined) keep(old);
    if (now === undefined) continue;
    const at = blocks.indexOf(now);
    if (at !== -1) blocks.splice(at, 1, ...(old === undefined ? [] : [old]));
  }
  for (const { before: old, after: now } of pending) {
    if (old !== undefined && now === undefined)
      putBack(old, blocks, before.blocks, (own) => partners.get(own) ?? own);
  }
  const heading = blocks[0];
  const isOld = heading !== undefined && heading !== after.blocks[0] && heading === before.blocks[0];
  const section = withBlocks(after, blocks);
  return isOld ? { ...section, id: before.id, title: before.title } : section;
}

/** Earlier blocks of the section → their current counterparts. */
function partnersOf(
  before: Section,
  after: Section,
  changes: readonly SourceBlockChange[],
  reflected: ReadonlySet<SourceBlockChange>,
): ReadonlyMap<Block, Block> {
  const partners = new Map<Block, Block>();
  for (const [a, b] of matchBlocksOf(before, after)) {
    const one = before.blocks[a];
    const other = after.blocks[b];
    if (one !== undefined && other !== undefined) partners.set(one, other);
  }
  for (const change of changes)
    if (change.before !== undefined && change.after !== undefined)
      partners.set(change.before, reflected.has(change) ? change.after : change.before);
  return partners;
}
