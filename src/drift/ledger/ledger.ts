/**
 * What a translation without a pin was made from, section by section: the source as it was when each part of it was last answered. It starts with the source at the commit that
 * made the translation, and goes through the later commits; a change of the source that none of them answered stays pending.
 */
import {
  type AlignOptions,
  alignOutlines,
  type Block,
  matchBlocks,
  type Outline,
  type Section,
} from '../../alignment/index.ts';
import type { SourceBlockChange, SourceSectionChange } from '../compare-source.ts';
import { type Answers, findAnswers } from './answers.ts';
import { isSeen, readEdits } from './edits.ts';

export interface Ledger {
  /** The source as the translation has it: sections and blocks of several of its versions. */
  readonly outline: Outline;
  /** Number of the commit that most of it rests on. */
  readonly origin: number;
  /** Numbers of the commits of blocks that rest on earlier ones. */
  readonly kept: ReadonlyMap<Block, number>;
  /** Of sections that the source has and no commit answered, by id: the last commit before they came. */
  readonly absent: ReadonlyMap<string, number>;
}

export interface Step {
  /** Number of the commit. */
  readonly origin: number;
  /** The source as it was at the commit. */
  readonly source: Outline;
  /** From what the translation was made from to that source; at least one. */
  readonly changes: readonly SourceSectionChange[];
  /** The translation before and after the commit. */
  readonly before: Outline;
  readonly after: Outline;
}

export function startLedger(outline: Outline, origin: number): Ledger {
  return { outline, origin, kept: new Map(), absent: new Map() };
}

/** The ledger after a commit to the translation. */
export function settle(
  ledger: Ledger,
  { origin, source, changes, before, after }: Step,
  options: AlignOptions,
): Ledger {
  const edits = readEdits(before, after);
  if (!isSeen(edits) && edits.relinked.size === 0) return ledger;
  const alignment = alignOutlines(ledger.outline, before, options);
  const { commented } = alignOutlines(EMPTY, after, options);
  const answers = findAnswers({
    changes,
    base: ledger.outline,
    source,
    alignment,
    edits,
    translation: after,
    commented,
  });
  return mix(ledger, source, origin, changes, answers);
}

const EMPTY: Outline = { sections: [], blocks: [], lines: 1 };

/** The source at the commit, but for what is pending: that stays as it was. */
function mix(
  ledger: Ledger,
  source: Outline,
  origin: number,
  changes: readonly SourceSectionChange[],
  { blocks, sections }: Answers,
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
  const isOrderKept = changes.some((change) => change.moved && !sections.has(change));
  const now = source.sections.filter((section) => !left.has(section));
  const same = new Map(now.map((section) => [keyOf(section), section]));
  const result = now.map((section) => made.get(section) ?? section);
  const partnerOf = (old: Section): Section | undefined => {
    const found = newOf.get(old) ?? same.get(keyOf(old));
    return found === undefined ? undefined : (made.get(found) ?? found);
  };
  for (const change of changes) {
    const { before, after } = change;
    if (before === undefined || after !== undefined || sections.has(change)) continue;
    for (const block of before.blocks) keep(block);
    const before_ = ledger.outline.sections;
    let previous = before_.indexOf(before) - 1;
    let place = -1;
    for (; previous >= 0 && place === -1; previous -= 1) {
      const own = before_[previous];
      const partner = own === undefined ? undefined : (partnerOf(own) ?? own);
      place = partner === undefined ? -1 : result.indexOf(partner);
    }
    result.splice(place + 1, 0, before);
  }
  if (isOrderKept) {
    const places = new Map<Section, number>();
    for (const [index, section] of ledger.outline.sections.entries())
      places.set(partnerOf(section) ?? section, index);
    let last = 0;
    const ranked = result.map((section) => {
      last = places.get(section) ?? last + 0.001;
      return { section, rank: last };
    });
    ranked.sort((a, b) => a.rank - b.rank);
    result.splice(0, result.length, ...ranked.map(({ section }) => section));
  }
  const outline = {
    sections: result,
    blocks: result.flatMap((section) => section.blocks),
    lines: source.lines,
  };
  return { outline, origin, kept, absent };
}

function keyOf({ id, blocks: [heading] }: Section): string {
  return `${id} ${heading?.key ?? ''}`;
}

/** A section as it is now, its pending blocks as they were. */
function mixSection(
  before: Section,
  after: Section,
  changes: readonly SourceBlockChange[],
  answered: ReadonlySet<SourceBlockChange>,
  keep: (block: Block) => void,
): Section {
  const pending = changes.filter((change) => !answered.has(change));
  if (pending.length === 0) return after;
  const blocks = [...after.blocks];
  const partner = new Map<Block, Block>();
  for (const [a, b] of matchBlocks(before.blocks, after.blocks)) {
    const one = before.blocks[a];
    const other = after.blocks[b];
    if (one !== undefined && other !== undefined) partner.set(one, other);
  }
  for (const change of changes)
    if (change.before !== undefined && change.after !== undefined)
      partner.set(change.before, answered.has(change) ? change.after : change.before);
  for (const { before: old, after: now } of pending) {
    if (old !== undefined) keep(old);
    if (now === undefined) continue;
    const at = blocks.indexOf(now);
    if (at !== -1) blocks.splice(at, 1, ...(old === undefined ? [] : [old]));
  }
  for (const { before: old, after: now } of pending) {
    if (old === undefined || now !== undefined) continue;
    let at = -1;
    for (let previous = before.blocks.indexOf(old) - 1; previous >= 0 && at === -1; previous -= 1) {
      const own = before.blocks[previous];
      at = own === undefined ? -1 : blocks.indexOf(partner.get(own) ?? own);
    }
    blocks.splice(at + 1, 0, old);
  }
  const heading = blocks[0];
  const isOld = heading !== undefined && heading !== after.blocks[0] && heading === before.blocks[0];
  return { ...after, ...(isOld ? { id: before.id, title: before.title } : {}), blocks };
}
