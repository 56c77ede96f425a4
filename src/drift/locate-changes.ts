/** Maps changes of the source to lines of the translation. */
import type { Alignment, Block, Outline, Section } from '../alignment/index.ts';
import type { SourceBlockChange, SourceSectionChange } from './compare-source.ts';
import { readContents, type TranslationContents } from './contained-changes.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { BlockChange, Lines, SectionChange } from './report.ts';
import { changedWords, isMinorChange } from './severity.ts';

export interface LocateInput {
  readonly before: Outline;
  readonly translation: Outline;
  /** Alignment of the source at the base and the translation. */
  readonly alignment: Alignment;
  /** Set if the base combines several commits. */
  readonly ledger?: Ledger;
}

/** @param changes of the source, from the base to now */
export function locateChanges(changes: readonly SourceSectionChange[], input: LocateInput): SectionChange[] {
  const contents = readContents(input.translation, input.alignment.commented);
  return changes.map((change) => locateSection(change, input, contents));
}

function locateSection(
  change: SourceSectionChange,
  input: LocateInput,
  contents: TranslationContents,
): SectionChange {
  const { before, after, moved } = change;
  const section = after ?? before;
  const blocks = change.blocks.map((block) => locateBlock(block, change, input, contents));
  const counterpart = before === undefined ? undefined : input.alignment.sectionOf(before);
  const answered = blocks.length > 0 && !moved && blocks.every((block) => block.answered === true);
  return {
    id: section?.id ?? '',
    title: section?.title ?? '',
    change: kindOf(change),
    sourceLines: sourceLinesOf(change, blocks),
    lines: translationLinesOf(change, blocks, counterpart),
    ...(counterpart === undefined || counterpart.id === '' ? {} : { translationId: counterpart.id }),
    ...(moved ? { moved } : {}),
    ...(answered ? { answered } : {}),
    words: change.blocks.reduce((sum, block) => sum + changedWords(block), 0),
    severity: isMinor(change) ? 'minor' : 'major',
    ...originOfSection(change, blocks, input.ledger),
    blocks,
  };
}

function kindOf({
  before,
  after,
}: {
  readonly before?: unknown;
  readonly after?: unknown;
}): BlockChange['change'] {
  if (before === undefined) return 'added';
  return after === undefined ? 'removed' : 'changed';
}

/** For an added or removed section the whole section, otherwise the changed blocks. */
function sourceLinesOf({ before, after }: SourceSectionChange, blocks: readonly BlockChange[]): Lines {
  const section = after ?? before;
  const whole: Lines = [section?.start ?? 1, section?.end ?? 1];
  if (after === undefined || before === undefined) return whole;
  return (
    spanOf(blocks.flatMap(({ sourceLines }) => (sourceLines === undefined ? [] : [sourceLines]))) ?? whole
  );
}

/** For a removed or moved section its whole counterpart, otherwise the counterparts of changed blocks. */
function translationLinesOf(
  { after }: SourceSectionChange,
  blocks: readonly BlockChange[],
  counterpart: Section | undefined,
): Lines {
  const whole: Lines | undefined =
    counterpart === undefined ? undefined : [counterpart.start, counterpart.end];
  const touched = spanOf(blocks.map(({ lines }) => lines));
  const isWhole = after === undefined || blocks.length === 0;
  return (isWhole ? (whole ?? touched) : (touched ?? whole)) ?? [1, 1];
}

/** Whether only spelling, grammar or punctuation changed. */
function isMinor({ before, after, moved, blocks }: SourceSectionChange): boolean {
  return before !== undefined && after !== undefined && !moved && blocks.every(isMinorChange);
}

/** The commit that a block is based on, if it differs from the page's. */
function originOf(block: Block | undefined, ledger: Ledger | undefined): { readonly origin?: number } {
  if (block === undefined || ledger === undefined) return {};
  return { origin: ledger.kept.get(block) ?? ledger.origin };
}

/** The oldest commit that changed parts of a section are based on. */
function originOfSection(
  { before, after }: SourceSectionChange,
  blocks: readonly BlockChange[],
  ledger: Ledger | undefined,
): { readonly origin?: number } {
  if (ledger === undefined) return {};
  const own =
    before === undefined
      ? ledger.absent.get(after?.id ?? '')
      : Math.min(...blocks.flatMap(({ origin }) => origin ?? []));
  return { origin: own !== undefined && Number.isFinite(own) ? own : ledger.origin };
}

function locateBlock(
  change: SourceBlockChange,
  section: SourceSectionChange,
  input: LocateInput,
  contents: TranslationContents,
): BlockChange {
  const isAnswered = contents.hasChange(
    change,
    change.before === undefined ? undefined : input.alignment.blockOf(change.before),
  );
  const { before, after, behind } = change;
  const previous = behind?.end ?? 0;
  return {
    kind: (after ?? before)?.kind ?? 'paragraph',
    change: kindOf(change),
    ...(before === undefined ? {} : { baseLines: [before.start, before.end] as const }),
    // A removed block has no current lines: its former position is the place to look.
    ...(after !== undefined
      ? { sourceLines: [after.start, after.end] as const }
      : section.after !== undefined
        ? { sourceLines: lineNear(section.after, section.before, before) }
        : {}),
    lines: linesOf(before, behind, section, input, previous),
    ...(isAnswered ? { answered: true as const } : {}),
    ...(isMinorChange(change) ? { minor: true as const } : {}),
    ...originOf(before, input.ledger),
  };
}

/** The position of a removed block in the current section. */
function lineNear(now: Section, then: Section | undefined, block: Block | undefined): Lines {
  const index = then === undefined || block === undefined ? -1 : then.blocks.indexOf(block);
  const keys = new Map(now.blocks.map((each) => [each.key, each]));
  for (let at = index - 1; at >= 0; at -= 1) {
    const kept = keys.get(then?.blocks[at]?.key ?? '');
    if (kept !== undefined) return [kept.end, kept.end];
  }
  return [now.start, now.start];
}

function linesOf(
  before: Block | undefined,
  behind: Block | undefined,
  section: SourceSectionChange,
  { before: source, translation, alignment }: LocateInput,
  previousLine: number,
): Lines {
  const own = before === undefined ? undefined : alignment.blockOf(before);
  if (own !== undefined) return [own.start, own.end];
  const home = section.before ?? section.behind;
  const isNew = section.before === undefined;
  const counterpart = home === undefined ? undefined : alignment.sectionOf(home);
  const start = isNew
    ? (home?.blocks.length ?? 0)
    : (home?.blocks ?? []).indexOf(before ?? behind ?? EMPTY) + (before === undefined ? 1 : 0);
  const earlierBlock = lastKnown(home?.blocks ?? [], start, alignment.blockOf);
  if (earlierBlock !== undefined)
    return place(isNew ? (counterpart?.end ?? earlierBlock.end) : earlierBlock.end, translation);
  if (counterpart !== undefined) return place(isNew ? counterpart.end : counterpart.start, translation);
  const index = home === undefined ? 0 : source.sections.indexOf(home);
  const earlierSection = lastKnown(source.sections, index, alignment.sectionOf);
  return place(earlierSection?.end ?? previousLine, translation);
}

/** The translation's counterpart of the last preceding item that has one. */
function lastKnown<T>(
  all: readonly T[],
  before: number,
  counterpartOf: (one: T) => T | undefined,
): T | undefined {
  for (let at = before - 1; at >= 0; at -= 1) {
    const one = all[at];
    const known = one === undefined ? undefined : counterpartOf(one);
    if (known !== undefined) return known;
  }
  return undefined;
}

const EMPTY: Block = { kind: 'comment', text: '', start: 0, end: 0, level: 0, key: '' };

function place(line: number, { lines }: Outline): Lines {
  const at = Math.min(Math.max(line, 1), lines);
  return [at, at];
}

function spanOf(lines: readonly Lines[]): Lines | undefined {
  if (lines.length === 0) return undefined;
  return [Math.min(...lines.map(([first]) => first)), Math.max(...lines.map(([, last]) => last))];
}
