/** What one translation may lack of what its source had when it was made. Both sides are known and aligned; nothing is decided here that other pages can tell better. */
import {
  type Alignment,
  type Block,
  bareLines,
  featuresOf,
  type Outline,
  overlap,
  type Section,
} from '../../alignment/index.ts';
import type { Lines } from '../report.ts';
import { addLengths } from './length-model.ts';
import {
  type LossCandidate,
  type LossFacts,
  type LostKind,
  NO_FACTS,
  NO_LENGTHS,
  type Said,
  type TextLengths,
} from './loss.ts';
import { proseOf } from './prose.ts';

export interface LossInput {
  /** What the translation was made from. */
  readonly base: Outline;
  /** The source now: what it no longer has is no loss. */
  readonly now: Outline;
  readonly translation: Outline;
  /** Of the base and the translation. */
  readonly alignment: Alignment;
}

/** Pages that share less structure are told in other words; nothing can be said of their parts. */
const SURE = 0.75;
/** In letters: shorter texts tell nothing by their length. */
const MIN_LENGTH = 60;
/** In letters: what is less is no translation of such a text, but a picture that stands in its place. */
const MIN_OWN = 20;

export function findLosses(input: LossInput): LossFacts {
  const { base, alignment } = input;
  if (alignment.confidence < SURE) return NO_FACTS;
  const context = createContext(input);
  const candidates: LossCandidate[] = [];
  const said: Said[] = [];
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
      const [one, other] = [proseOf(block), own === undefined ? undefined : proseOf(own)];
      if (own === undefined) continue;
      if (block.kind === 'code') candidates.push(...lostCommands(block, own, section, counterpart, context));
      if (one === undefined || other === undefined) continue;
      if (other.length > 8 && block.key !== own.key)
        said.push([other.hash, one.hash, own.start, block.start]);
      if (one.length < MIN_LENGTH || block.kind === 'row') continue;
      lengths = addLengths(lengths, [one.length, other.length]);
      if (
        one.sentences > other.sentences &&
        one.sentences > 1 &&
        other.length >= MIN_OWN &&
        !hasSpare(counterpart, context)
      )
        candidates.push(
          ...candidate(
            'sentence',
            block,
            own,
            section,
            counterpart,
            aroundOf(block, section, context),
            context,
          ),
        );
    }
  }
  return { candidates, lengths, said };
}

interface Context extends LossInput {
  /** Blocks of the source now, by kind and key, and by their section too; empty where it is the base. */
  readonly kept: ReadonlyMap<string, Block>;
  /** Blocks of the translation that stand for none of the source. */
  readonly left: ReadonlySet<Block>;
  /** All that the translation names. */
  readonly names: ReadonlySet<string>;
}

function createContext(input: LossInput): Context {
  const { base, now, translation, alignment } = input;
  const left = new Set(translation.sections.flatMap(({ blocks }) => blocks));
  for (const { blocks } of base.sections)
    for (const block of blocks) {
      const own = alignment.blockOf(block);
      if (own !== undefined) left.delete(own);
    }
  const names = new Set<string>();
  for (const { blocks } of translation.sections)
    for (const block of blocks) for (const token of featuresOf(block).tokens) names.add(token);
  const kept = new Map<string, Block>();
  if (base !== now)
    for (const section of now.sections)
      for (const block of section.blocks) {
        kept.set(keyOf(block), block);
        kept.set(keyOf(block, section), block);
      }
  return { ...input, kept, left, names };
}

const keyOf = ({ kind, key }: Block, section?: Section) => `${section?.id ?? ''}\n${kind} ${key}`;

/** A block as the source has it now. */
function blockNow(block: Block, section: Section, { base, now, kept }: Context): Block | undefined {
  return base === now ? block : (kept.get(keyOf(block, section)) ?? kept.get(keyOf(block)));
}

/** Blocks that are told in sentences; a translator may make an item of a paragraph. */
const groupOf = ({ kind }: Block): 'text' | 'row' | 'code' | undefined =>
  kind === 'paragraph' || kind === 'item' ? 'text' : kind === 'row' || kind === 'code' ? kind : undefined;

/** Whether a section of the translation has something that stands for nothing of the source: parts of a text that was split, perhaps, or code that was a text. */
function hasSpare({ blocks }: Section, { left }: Context): boolean {
  return blocks.some((block) => groupOf(block) !== undefined && left.has(block));
}

/** The lengths of a text and of those beside it. */
function aroundOf(block: Block, section: Section, context: Context): TextLengths[] {
  const own = section.blocks.filter((each) => groupOf(each) === 'text');
  const index = own.indexOf(block);
  return [block, own[index - 1], own[index + 1]].flatMap((near) => lengthsOf(near, context));
}

/** Blocks without counterpart, where the translation has fewer of their kind. */
function lostBlocks(section: Section, counterpart: Section, context: Context): LossCandidate[] {
  const found: LossCandidate[] = [];
  if (hasSpare(counterpart, context)) return found;
  const hidden = hiddenBlocks(section);
  for (const group of ['text', 'row', 'code'] as const) {
    const own = section.blocks.filter((block) => groupOf(block) === group);
    const theirs = counterpart.blocks.filter((block) => groupOf(block) === group);
    const lack = own.length - theirs.length;
    const open = own.filter((block) => context.alignment.blockOf(block) === undefined);
    if (lack <= 0 || open.length === 0 || open.length > lack) continue;
    for (const block of open) {
      if (hidden.has(block) || isElsewhere(block, context)) continue;
      const index = own.indexOf(block);
      const beside =
        group === 'text' ? [own[index - 1], own[index + 1]].flatMap((near) => lengthsOf(near, context)) : [];
      const behind = own.slice(0, index).findLast((near) => context.alignment.blockOf(near) !== undefined);
      const place = behind === undefined ? counterpart.blocks[0] : context.alignment.blockOf(behind);
      found.push(...candidate(block.kind as LostKind, block, place, section, counterpart, beside, context));
    }
  }
  return found;
}

/** What a section holds for its authors alone: `{{< comment >}}`. */
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

/** Whether what a block names stands in another place of the translation, or a text without names may. */
function isElsewhere(block: Block, { left, names, translation }: Context): boolean {
  const own = featuresOf(block);
  const alike = [...left].some(
    (other) =>
      groupOf(other) === groupOf(block) &&
      (other.key === block.key || overlap(own.tokens, featuresOf(other).tokens) >= 0.5),
  );
  if (alike || isVerbatim(block, translation)) return true;
  if (block.kind !== 'code') return false;
  return own.tokens.size > 0 && [...own.tokens].every((token) => names.has(token));
}

/** Whether the words themselves stand in the translation, as a block of another kind perhaps: code that one side indents and the other fences. */
function isVerbatim({ text }: Block, { sections }: Outline): boolean {
  const first =
    text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? '';
  return (
    first.length > 11 && sections.some(({ blocks }) => blocks.some((block) => block.text.includes(first)))
  );
}

/** A section without counterpart, where the translation has fewer of its level and what it says stands nowhere else. */
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
  const told = section.blocks.filter((block) => featuresOf(block).tokens.size > 0);
  const there = told.filter((block) => [...featuresOf(block).tokens].every((token) => names.has(token)));
  if (there.length * 2 > told.length) return [];
  const index = base.sections.indexOf(section);
  const before = base.sections.slice(0, index).findLast((each) => alignment.sectionOf(each) !== undefined);
  const home = before === undefined ? undefined : alignment.sectionOf(before);
  // What the section says may stand in the one before it.
  const spare = home === undefined ? 0 : home.blocks.filter((block) => left.has(block)).length;
  if (spare * 2 >= section.blocks.length - 1 && spare > 0) return [];
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
      beside: [],
    },
  ];
}

/** A line of code that the translation has with other words, or not at all. What languages or copies make of a line counts for nothing: comments, white space, case, prompts. */
function lostCommands(
  block: Block,
  own: Block,
  section: Section,
  counterpart: Section,
  context: Context,
): LossCandidate[] {
  const [lines, theirs] = [commandsOf(block), commandsOf(own)];
  const known = new Set(theirs.map(({ words }) => words));
  const wanted = new Set(lines.map(({ words }) => words));
  const [lost, ...more] = lines.filter(({ words }) => !known.has(words));
  const [came, ...others] = theirs.filter(({ words }) => !wanted.has(words));
  if (lost === undefined || more.length > 0 || others.length > 0) return [];
  if (/[^\x20-\x7e]/.test(lost.line)) return [];
  const isFewer = bareLines(own.text).length < bareLines(block.text).length;
  if (came === undefined ? !isFewer : missingWords(lost.words, came.words).length === 0) return [];
  return candidate('command', block, own, section, counterpart, [], context).map((each) => ({
    ...each,
    text: lost.line,
    ...(came === undefined ? {} : { instead: came.line }),
  }));
}

function missingWords(line: string, other: string): string[] {
  const own = new Set(other.split(' '));
  return line.split(' ').filter((word) => !own.has(word));
}

interface Command {
  readonly line: string;
  readonly words: string;
}

/** Lines that run something. Placeholders are translated: what they say counts for nothing. */
function commandsOf({ text }: Block): Command[] {
  return bareLines(text).flatMap((line) => {
    const bare = line.replace(/^[$#>]\s+/, '');
    if (!/^(?:sudo\s+)?[a-z][\w./-]*\s+\S/.test(bare) || /\s{3,}/.test(bare)) return [];
    const plain = bare.replaceAll(/<[^<>|]*>|\[[^\]]*\]|\{\{[^{}]*\}\}/g, '<>');
    const words = plain.toLowerCase().match(/[^\s"'=]+/g) ?? [];
    return [{ line: bare, words: words.map((word) => (/[^\x20-\x7e]/.test(word) ? '<>' : word)).join(' ') }];
  });
}

function candidate(
  what: LostKind,
  block: Block,
  place: Block | undefined,
  section: Section,
  counterpart: Section,
  beside: readonly TextLengths[],
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
      beside,
    },
  ];
}

/** The beginning of a text, on one line. */
function excerpt(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
