/**
 * Which changes of the source a translation shows already, although no later commit to it answered them: it may have been made from a newer draft of the source, or an
 * earlier commit brought the change. Nothing but structure tells this, so all blocks of a section have to agree.
 */
import {
  type Alignment,
  type AlignOptions,
  alignOutlines,
  type Block,
  bareLines,
  featuresOf,
  type Outline,
  type Section,
} from '../../alignment/index.ts';
import type { SourceBlockChange, SourceSectionChange } from '../compare-source.ts';
import { addLengths, createLengthModel, type LengthModel } from '../losses/length-model.ts';
import { NO_LENGTHS, type TextLengths } from '../losses/loss.ts';
import { proseOf } from '../losses/prose.ts';
import { once } from '../once.ts';

export interface ShownChanges {
  /** Whether the translation shows a changed block as the source has it now. */
  showsBlock(change: SourceBlockChange, section: SourceSectionChange): boolean;
  /** Whether the translation has a section that was added to the source, block by block. */
  showsSection(change: SourceSectionChange): boolean;
}

export interface ShownChangesInput {
  /** Whether there was a commit after the changes. If not, equal numbers of blocks do not suffice: new ones have to name the same. */
  readonly isCommit: boolean;
  /** What the translation was made from. */
  readonly base: Outline;
  readonly source: Outline;
  /** The translation now. */
  readonly translation: Outline;
  /** From the base to the source. */
  readonly changes: readonly SourceSectionChange[];
}

/** Standard deviations from the expected length within which a text fits its source. */
const FITS = 2.5;
/** Within this, a text has the length for its source; beyond the other, it cannot have it. */
const EXACT = 1.5;
const APART = 3.5;
/** In letters: the length of shorter texts is not significant. */
const MIN_LENGTH = 60;

export function createShownChanges(input: ShownChangesInput, options: AlignOptions): ShownChanges {
  const facts = createFacts(input, options);
  let taken: ReadonlySet<Section> | undefined;
  const isTaken = (section: Section): boolean => {
    taken ??= sectionsOfBase(input, options);
    return taken.has(section);
  };
  return {
    showsBlock(change, section) {
      if (section.after === undefined) return false;
      const { before, after } = change;
      if (before !== undefined && after !== undefined)
        return showsChange(before, after, section.after, facts);
      if (!input.isCommit && after !== undefined && !isNamed(after)) return false;
      return showsWhole(change, section, section.after, facts);
    },
    showsSection({ before, after: added }) {
      if (before !== undefined || added === undefined) return false;
      if (!input.isCommit && !added.blocks.some(isNamed)) return false;
      const own = facts.now().sectionOf(added);
      return own !== undefined && matchesBlockByBlock(added, own, new Set(), facts) && !isTaken(own);
    },
  };
}

/** What is known of a page; read on first use, as most changes are decided by less. */
interface Facts {
  /** Alignment of the current source and the translation. */
  now(): Alignment;
  lengths(): LengthModel;
  /** Lines of all code of the translation. */
  codeLines(): ReadonlySet<string>;
}

function createFacts({ source, translation, changes }: ShownChangesInput, options: AlignOptions): Facts {
  const now = once(() => alignOutlines(source, translation, options));
  return {
    now,
    lengths: once(() => {
      // Sections in question teach nothing: a paragraph in two parts would look like a short one.
      const changed = new Set(changes.map(({ after }) => after));
      const rest = source.sections.filter((section) => !changed.has(section));
      let sums = NO_LENGTHS;
      for (const block of rest.flatMap(({ blocks }) => blocks)) {
        const lengths = lengthsOf(block, now().blockOf(block));
        if (lengths !== undefined && lengths[0] >= MIN_LENGTH) sums = addLengths(sums, lengths);
      }
      return createLengthModel(sums);
    }),
    codeLines: once(() => {
      const code = translation.blocks.filter(({ kind }) => kind === 'code');
      return new Set(code.flatMap(({ text }) => bareLines(text)));
    }),
  };
}

/** Sections of the translation that the base has too. */
function sectionsOfBase(
  { base, translation }: ShownChangesInput,
  options: AlignOptions,
): ReadonlySet<Section> {
  const then = alignOutlines(base, translation, options);
  return new Set(base.sections.flatMap((section) => then.sectionOf(section) ?? []));
}

function lengthsOf(block: Block, own: Block | undefined): TextLengths | undefined {
  const [one, other] = [proseOf(block), own && proseOf(own)];
  return one === undefined || other === undefined ? undefined : [one.length, other.length];
}

/** For a block that was added or removed: the section has a translation block by block, with nothing missing and nothing left. */
function showsWhole(
  { before, after: added }: SourceBlockChange,
  section: SourceSectionChange,
  after: Section,
  facts: Facts,
): boolean {
  const own = facts.now().sectionOf(after);
  if (own === undefined) return false;
  if (isMovedTag(before ?? added, section)) return isInOrder(after, own) && !isInOrder(section.before, own);
  // A block that went and another one that came cannot be told from their translation by counting.
  const hasCome = section.blocks.some((block) => block.before === undefined);
  if (hasCome && section.blocks.some((block) => block.after === undefined)) return false;
  if (before !== undefined && namesOf(before).some((name) => keeps(own, name) && !keeps(after, name)))
    return false;
  const changed = new Set(
    section.blocks.flatMap((block) =>
      block.before === undefined || block.after === undefined ? [] : [block.after],
    ),
  );
  const counterpart = added === undefined ? undefined : facts.now().blockOf(added);
  if (added !== undefined && counterpart !== undefined && !namesTheSame(added, counterpart)) return false;
  return matchesBlockByBlock(after, own, changed, facts);
}

/** Whether a shortcode, such as the end of a note, went at one place of the section and came at another. */
function isMovedTag(block: Block | undefined, { blocks }: SourceSectionChange): boolean {
  if (block?.kind !== 'shortcode') return false;
  const isOfKey = (other: Block | undefined) => other?.kind === 'shortcode' && other.key === block.key;
  return (
    blocks.some(({ before, after }) => before === undefined && isOfKey(after)) &&
    blocks.some(({ before, after }) => after === undefined && isOfKey(before))
  );
}

/** Whether a section of the translation has blocks of the same kinds, and the same shortcodes, in the same order. */
function isInOrder(section: Section | undefined, own: Section): boolean {
  if (section?.blocks.length !== own.blocks.length) return false;
  return section.blocks.every(({ kind, key }, index) => {
    const other = own.blocks[index];
    return kind === other?.kind && (kind !== 'shortcode' || key === other.key);
  });
}

function keeps({ blocks }: Section, name: string): boolean {
  return blocks.some((block) => featuresOf(block).tokens.has(name));
}

/** @param changed blocks of the source that need not agree, as they are decided by themselves */
function matchesBlockByBlock(
  section: Section,
  own: Section,
  changed: ReadonlySet<Block>,
  facts: Facts,
): boolean {
  if (section.blocks.length !== own.blocks.length) return false;
  const now = facts.now();
  const keepsNames = section.blocks.every((block) => {
    const counterpart = now.blockOf(block);
    if (counterpart === undefined) return false;
    if (changed.has(block) || block.kind === 'heading') return true;
    const { tokens } = featuresOf(counterpart);
    return namesOf(block).every((name) => tokens.has(name));
  });
  if (!keepsNames) return false;
  return section.blocks.every((block) => {
    if (changed.has(block) || block.kind === 'heading') return true;
    const both = lengthsOf(block, now.blockOf(block));
    return both === undefined || both[0] < MIN_LENGTH || Math.abs(facts.lengths().strays(both)) <= FITS;
  });
}

/**
 * Whether a new block and that of the translation at its place lead to the same pages and terms, or are the same code: a translation has blocks for reasons of its
 * own, too.
 */
function namesTheSame(block: Block, counterpart: Block): boolean {
  if (block.kind !== counterpart.kind) return false;
  if (block.kind === 'code') {
    const theirs = new Set(bareLines(counterpart.text));
    return bareLines(block.text).every((line) => /[^\x20-\x7e]/.test(line) || theirs.has(line));
  }
  const [one, other] = [targetsOf(block), targetsOf(counterpart)];
  return one.length === other.length && one.every((target) => other.includes(target));
}

/** The pages and terms that a block leads to; the locale and the fragment of a link differ in each language. */
function targetsOf({ key }: Block): string[] {
  const links = key.matchAll(/\]\((?:\/[a-z]{2,3}(?:-[a-z]{2,4})?(?=\/))?([^()\s#]*)/g);
  const terms = key.matchAll(/\bterm_id="([^"]*)"/g);
  return [...new Set([...links, ...terms].flatMap(([, target = '']) => target.replace(/\/$/, '') || []))];
}

/** Whether a block has anything by which its translation is recognized. */
function isNamed(block: Block): boolean {
  return /^(?:field|code|shortcode)$/.test(block.kind) || namesOf(block).length + targetsOf(block).length > 0;
}

/** Code and numbers in prose, which every translation keeps. */
function namesOf(block: Block): string[] {
  return block.kind === 'code' ? [] : [...featuresOf(block).tokens].filter((token) => /^[`#]/.test(token));
}

/** Whether a text leads to pages or terms that came to its source, and to none that went. */
function leadsOn(before: Block, after: Block, own: Block): boolean {
  const [went, came, theirs] = [before, after, own].map(targetsOf);
  return (
    (came ?? []).some((target) => went?.includes(target) !== true) &&
    (came ?? []).every((target) => theirs?.includes(target)) &&
    !(went ?? []).some((target) => came?.includes(target) !== true && theirs?.includes(target))
  );
}

function showsChange(before: Block, after: Block, section: Section, facts: Facts): boolean {
  if (after.kind === 'code')
    return before.kind === 'code' && showsCode(before, after, codeOf(section, after, facts));
  const [fresh, old] = [proseOf(after)?.length, proseOf(before)?.length];
  if (fresh === undefined || old === undefined || before.kind !== after.kind) return false;
  // A text of the same length cannot be told from the other.
  if (Math.max(fresh, old) < MIN_LENGTH || fresh === old) return false;
  const now = facts.now();
  const own = now.sectionOf(section) === undefined ? undefined : now.blockOf(after);
  const length = own === undefined ? undefined : proseOf(own)?.length;
  if (own === undefined || length === undefined) return false;
  const { tokens } = featuresOf(own);
  const [gone, came] = [namesOf(before), namesOf(after)];
  const keepsNames =
    came.every((name) => gone.includes(name) || tokens.has(name)) &&
    !gone.some((name) => !came.includes(name) && tokens.has(name));
  if (!keepsNames) return false;
  // Its length is that of the new text, and cannot be that of the old one.
  const { strays } = facts.lengths();
  return (
    Math.abs(strays([fresh, length])) <= EXACT &&
    Math.abs(strays([old, length])) >= (leadsOn(before, after, own) ? EXACT : APART)
  );
}

/** The lines that may be those of a piece of code: a translation may keep it in two pieces, such as a command and its output. */
function codeOf(section: Section, after: Block, facts: Facts): ReadonlySet<string> {
  const now = facts.now();
  const home = now.sectionOf(section);
  const own = home === undefined ? undefined : now.blockOf(after);
  if (home === undefined || own?.kind !== 'code') return facts.codeLines();
  const others = new Set(section.blocks.map((block) => now.blockOf(block)));
  const pieces = home.blocks.filter(
    (block) => block === own || (block.kind === 'code' && !others.has(block)),
  );
  return new Set(pieces.flatMap(({ text }) => bareLines(text)));
}

/** Whether the translation has all lines that came to a piece of code, and none of those that went. */
function showsCode(before: Block, after: Block, there: ReadonlySet<string>): boolean {
  const [old, fresh] = [bareLines(before.text), bareLines(after.text)];
  const came = fresh.filter((line) => !old.includes(line));
  const went = old.filter((line) => !fresh.includes(line));
  return came.length > 0 && came.every((line) => there.has(line)) && !went.some((line) => there.has(line));
}
