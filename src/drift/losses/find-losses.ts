/**
 * Finds what one translation may have lost of its source at the time it was made. Both sides are known and aligned; nothing is decided here that needs other
 * pages.
 */
import { type Block, featuresOf, type Outline, overlap, type Section } from '../../alignment/index.ts';
import type { Lines } from '../report.ts';
import { addLengths } from './length-model.ts';
import {
  type LossCandidate,
  type LossFacts,
  type LostKind,
  NO_FACTS,
  NO_LENGTHS,
  type TextLengths,
  type TextPair,
} from './loss.ts';
import { blockNow, type Context, createContext, type LossInput } from './loss-context.ts';
import { lostCommand } from './lost-command.ts';
import { excerpt, proseOf } from './prose.ts';

/** Minimum structural similarity: with less, parts of the pages cannot be compared. */
const SURE = 0.75;
/** In letters: the length of shorter texts is not significant. */
const MIN_LENGTH = 60;
/** In letters: less is not a translation of such a text, but something else, such as a picture. */
const MIN_OWN = 20;

export function findLosses(input: LossInput): LossFacts {
  const { base, alignment } = input;
  if (alignment.confidence < SURE) return NO_FACTS;
  const context = createContext(input);
  const candidates: LossCandidate[] = [];
  const pair: TextPair[] = [];
  let lengths = NO_LENGTHS;
  for (const section of base.sections) {
    const counterpart = alignment.sectionOf(section);
    if (counterpart === undefined) {
      candidates.push(...lostSection(section, context));
      continue;
    }
    candidates.push(...lostBlocks(section, counterpart, context));
    for (const block of section.blocks) {
      const own = alignment.blockOf(block);
      if (own === undefined) continue;
      candidates.push(...lostCommands(block, own, section, counterpart, context));
      const [one, other] = [proseOf(block), proseOf(own)];
      if (one === undefined || other === undefined) continue;
      if (other.length > 8 && block.key !== own.key)
        pair.push([other.hash, one.hash, own.start, block.start]);
      if (one.length < MIN_LENGTH || block.kind === 'row') continue;
      lengths = addLengths(lengths, [one.length, other.length]);
      const hasFewer = one.sentences > other.sentences && one.sentences > 1 && other.length >= MIN_OWN;
      if (!hasFewer || unpairedBlocks(counterpart, context).length > 0) continue;
      const around = aroundOf(block, section, context);
      candidates.push(...candidate('sentence', block, own, section, counterpart, around, context));
    }
  }
  return { candidates, lengths, pair };
}

function lostCommands(
  block: Block,
  own: Block,
  section: Section,
  counterpart: Section,
  context: Context,
): LossCandidate[] {
  const command = block.kind === 'code' ? lostCommand(block, own) : undefined;
  return command === undefined
    ? []
    : candidate('command', block, own, section, counterpart, [], context).map((each) => ({
        ...each,
        ...command,
      }));
}

/** Blocks made of sentences; a translator may turn a paragraph into a list item. */
const groupOf = ({ kind }: Block): 'text' | 'row' | 'code' | undefined =>
  kind === 'paragraph' || kind === 'item' ? 'text' : kind === 'row' || kind === 'code' ? kind : undefined;

/** Blocks of a translated section without a source block: perhaps parts of a split text, or text that became code. */
function unpairedBlocks({ blocks }: Section, { left }: Context): readonly Block[] {
  return blocks.filter((block) => groupOf(block) !== undefined && left.has(block));
}

/** Whether a block without a source is the rest of a list item whose first line was lost: it is a paragraph then, and there is one item less. */
function hasFragment(own: readonly Block[], theirs: readonly Block[], unpaired: readonly Block[]): boolean {
  const [fragment, ...more] = unpaired;
  const items = (blocks: readonly Block[]) => blocks.filter(({ kind }) => kind === 'item').length;
  return (
    more.length === 0 &&
    fragment?.kind === 'paragraph' &&
    /^\s/.test(fragment.text) &&
    items(own) === items(theirs) + 1
  );
}

/** The lengths of a text and of its neighbours. */
function aroundOf(block: Block, section: Section, context: Context): TextLengths[] {
  const own = section.blocks.filter((each) => groupOf(each) === 'text');
  const index = own.indexOf(block);
  return [block, own[index - 1], own[index + 1]].flatMap((near) => lengthsOf(near, context));
}

/** Blocks without a counterpart, if the translation has fewer of their kind. */
function lostBlocks(section: Section, counterpart: Section, context: Context): LossCandidate[] {
  const found: LossCandidate[] = [];
  const unpaired = unpairedBlocks(counterpart, context);
  const hidden = hiddenBlocks(section);
  for (const group of ['text', 'row', 'code'] as const) {
    const own = section.blocks.filter((block) => groupOf(block) === group);
    const theirs = counterpart.blocks.filter((block) => groupOf(block) === group);
    const lack = own.length - theirs.length;
    const open = own.filter((block) => context.alignment.blockOf(block) === undefined);
    const isCut = group === 'text' && hasFragment(own, theirs, unpaired);
    if ((unpaired.length > 0 && !isCut) || lack + (isCut ? 1 : 0) <= 0) continue;
    if (open.length === 0 || open.length > lack + (isCut ? 1 : 0)) continue;
    for (const block of open) {
      if (hidden.has(block) || isElsewhere(block, context)) continue;
      const index = own.indexOf(block);
      const neighbours =
        group === 'text' ? [own[index - 1], own[index + 1]].flatMap((near) => lengthsOf(near, context)) : [];
      const behind = section.blocks
        .slice(0, section.blocks.indexOf(block))
        .findLast((each) => context.alignment.blockOf(each) !== undefined);
      const place = behind === undefined ? counterpart.blocks[0] : context.alignment.blockOf(behind);
      found.push(
        ...candidate(block.kind as LostKind, block, place, section, counterpart, neighbours, context),
      );
    }
  }
  return found;
}

/** Blocks that only authors see: `{{< comment >}}`. */
function hiddenBlocks({ blocks }: Section): ReadonlySet<Block> {
  const hidden = new Set<Block>();
  let isHidden = false;
  for (const block of blocks) {
    if (block.kind === 'shortcode' && /^\{\{\/?comment\b/.test(block.key))
      isHidden = !block.key.startsWith('{{/');
    if (isHidden) hidden.add(block);
  }
  return hidden;
}

function lengthsOf(block: Block | undefined, { alignment }: Context): TextLengths[] {
  const own = block === undefined ? undefined : alignment.blockOf(block);
  const [one, other] = [block && proseOf(block), own && proseOf(own)];
  return one === undefined || other === undefined ? [] : [[one.length, other.length]];
}

/** Whether the translation has a block's text elsewhere: in a block without a source block or, word for word, in one whose source lacks it. */
function isElsewhere(block: Block, { left, sources }: Context): boolean {
  const own = featuresOf(block);
  for (const other of left) {
    if (groupOf(other) !== groupOf(block)) continue;
    if (other.key === block.key || overlap(own.tokens, featuresOf(other).tokens) >= 0.5) return true;
  }
  const first = firstLine(block);
  if (first.length < MIN_VERBATIM) return false;
  for (const [other, source] of sources)
    if (other.text.includes(first) && source?.text.includes(first) !== true) return true;
  return false;
}

/** In letters: shorter lines occur more than once on a page. */
const MIN_VERBATIM = 12;

function firstLine({ text }: Block): string {
  return text.trimStart().split('\n', 1)[0]?.trim() ?? '';
}

/** A section without a counterpart, if the translation has fewer of its level and its text is nowhere else. */
function lostSection(section: Section, context: Context): LossCandidate[] {
  const { base, translation, alignment, left, names } = context;
  const [heading] = section.blocks;
  if (heading === undefined) return [];
  const count = ({ sections }: Outline) => sections.filter(({ level }) => level === section.level).length;
  const lack = count(base) - count(translation);
  const open = base.sections.filter(
    (each) => each.level === section.level && alignment.sectionOf(each) === undefined,
  );
  if (lack <= 0 || open.length > lack) return [];
  const named = section.blocks.filter((block) => featuresOf(block).tokens.size > 0);
  const there = named.filter((block) => [...featuresOf(block).tokens].every((token) => names().has(token)));
  if (there.length * 2 > named.length) return [];
  const index = base.sections.indexOf(section);
  const before = base.sections.slice(0, index).findLast((each) => alignment.sectionOf(each) !== undefined);
  const home = before === undefined ? undefined : alignment.sectionOf(before);
  // The section's text may be part of the previous section.
  const unpaired = home === undefined ? 0 : home.blocks.filter((block) => left.has(block)).length;
  if (unpaired * 2 >= section.blocks.length - 1 && unpaired > 0) return [];
  const line = home?.end ?? translation.lines;
  const now = blockNow(heading, section, context);
  if (now === undefined) return [];
  return [
    {
      what: 'section',
      text: section.title,
      id: section.id,
      title: section.title,
      sourceLines: [now.start, now.start + section.end - section.start],
      lines: [line, line],
      length: section.blocks.reduce((sum, block) => sum + (proseOf(block)?.length ?? 0), 0),
      neighbours: [],
    },
  ];
}

function candidate(
  what: LostKind,
  block: Block,
  place: Block | undefined,
  section: Section,
  counterpart: Section,
  neighbours: readonly TextLengths[],
  context: Context,
): LossCandidate[] {
  const now = blockNow(block, section, context);
  if (now === undefined) return [];
  const isThere = what === 'sentence' || what === 'command';
  const lines: Lines =
    place === undefined
      ? [counterpart.start, counterpart.start]
      : isThere
        ? [place.start, place.end]
        : [place.end, place.end];
  return [
    {
      what,
      text: excerpt(block.text),
      id: section.id,
      title: section.title,
      ...(counterpart.id === '' ? {} : { translationId: counterpart.id }),
      sourceLines: [now.start, now.end],
      lines,
      length: proseOf(block)?.length ?? block.text.length,
      neighbours,
    },
  ];
}
