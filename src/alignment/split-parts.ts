/** Splits a body part by part. Versions of a page have most paragraphs in common, so recently split parts are cached. */
import type { Block, OpenParts, Part, Split, Version } from './block.ts';
import { isLetter } from './is-letter.ts';
import type { Level } from './item-stack.ts';
import { splitLines } from './split-body.ts';
import { readWriting, type Writing } from './writing.ts';

/**
 * @param lines of the body
 * @param firstLine number of the first one in the file, from 1
 * @param site site settings that keys depend on
 */
export function splitBody(lines: readonly string[], firstLine: number, site: Writing): Block[] {
  const writing = readWriting(lines, site);
  const blocks: Block[] = [];
  for (const { start, split } of readParts(lines, writing)) {
    const offset = start + firstLine;
    // Copies, as blocks are compared by identity.
    for (const block of split.blocks)
      blocks.push({ ...block, start: block.start + offset, end: block.end + offset });
  }
  return blocks;
}

/** The parts of a body; those before and behind a change are taken over from a version that was split lately. */
function readParts(lines: readonly string[], writing: Writing): readonly Part[] {
  const { known } = writing;
  if (known === undefined || lines.length < MIN_LINES) return cutUp(lines, writing, [], () => undefined);
  const last = mostAlike(lines, known.versions);
  const parts =
    last === undefined ? cutUp(lines, writing, [], () => undefined) : readFrom(last, lines, writing);
  known.versions.unshift({ lines, parts });
  known.versions.length = Math.min(known.versions.length, MAX_VERSIONS);
  return parts;
}

/** Versions of a page in all languages that are compared at a time. */
const MAX_VERSIONS = 8;
/** Shorter bodies are read as fast without another version. */
const MIN_LINES = 20;

interface AlikeVersion extends Version {
  /** Number of lines that are the same at the start and at the end. */
  readonly head: number;
  readonly tail: number;
}

/** The newest version that has at least half of the lines. */
function mostAlike(lines: readonly string[], versions: readonly Version[]): AlikeVersion | undefined {
  for (const version of versions) {
    const most = Math.min(lines.length, version.lines.length);
    let head = 0;
    while (head < most && lines[head] === version.lines[head]) head += 1;
    let tail = 0;
    while (tail < most - head && lines.at(-1 - tail) === version.lines.at(-1 - tail)) tail += 1;
    if ((head + tail) * 2 >= most) return { ...version, head, tail };
  }
  return undefined;
}

function readFrom({ head, tail, ...last }: AlikeVersion, lines: readonly string[], writing: Writing): Part[] {
  // Where a part ends depends on the line after it.
  const same = last.parts.findIndex(({ end }) => end >= head);
  const shift = lines.length - last.lines.length;
  const byStart = new Map(last.parts.map((part, index) => [part.start + shift, index]));
  return cutUp(lines, writing, last.parts.slice(0, same), (start, state) => {
    const index = start < lines.length - tail ? undefined : byStart.get(start);
    const part = index === undefined ? undefined : last.parts[index];
    if (part === undefined || !isSameState(part, state)) return undefined;
    const rest = last.parts.slice(index);
    return shift === 0
      ? rest
      : rest.map((each) => ({ ...each, start: each.start + shift, end: each.end + shift }));
  });
}

/** What may be open, and the list items that are. */
type State = Pick<Part, 'open' | 'items'>;

function isSameState(one: State, other: State): boolean {
  return (
    one.open.fence === other.open.fence &&
    one.open.inComment === other.open.inComment &&
    one.open.mayHoldItems === other.open.mayHoldItems &&
    describe(one.items) === describe(other.items)
  );
}

function describe(items: readonly Level[]): string {
  return items.map(({ column, indent, isNumbered }) => `${column} ${indent} ${isNumbered}`).join();
}

/**
 * @param first parts at the start that are known
 * @param restFrom all parts from a line on, if they are known
 */
function cutUp(
  lines: readonly string[],
  writing: Writing,
  first: readonly Part[],
  restFrom: (start: number, state: State) => readonly Part[] | undefined,
): Part[] {
  const parts = [...first];
  const last = first.at(-1);
  let start = last?.end ?? 0;
  let open = last?.openBehind ?? NOTHING_OPEN;
  let items = last?.split.items ?? [];
  while (start < lines.length) {
    const rest = restFrom(start, { open, items });
    if (rest !== undefined) return [...parts, ...rest];
    let cut: Cut = { line: start, open };
    let split: Split | undefined;
    // If a part ends inside a fence, the next attempt takes twice as many lines; adding one at a time would read an unclosed fence repeatedly.
    for (let count = 1; split === undefined || (split.isOpen && cut.line < lines.length); count *= 2) {
      for (let more = 0; more < count; more += 1) cut = nextCut(lines, cut);
      split = splitPart(lines.slice(start, cut.line).join('\n'), writing, items);
    }
    parts.push({ start, end: cut.line, split, open, openBehind: cut.open, items });
    start = cut.line;
    open = cut.open;
    items = split.items;
  }
  return parts;
}

function splitPart(text: string, writing: Writing, items: readonly Level[]): Split {
  const split = (own: string): Split => {
    const { blocks, ...rest } = splitLines(own.split('\n'), writing, items);
    return { ...rest, blocks: blocks.map((block) => ({ ...block, memo: { found: [] } })) };
  };
  if (writing.known === undefined) return split(text);
  if (items.length === 0) return writing.known.parts.get(text, split);
  // No text contains this character.
  const state = `\0${describe(items)}\0`;
  return writing.known.parts.get(state + text, (key) => split(key.slice(state.length)));
}

interface Cut {
  /** The first line of the next part; the number of lines at the end. */
  readonly line: number;
  readonly open: OpenParts;
}

/**
 * The next line at which a text can be split: a heading, or a line at the margin after a blank line, since nothing but list items is open there, and these are known. Whether a line
 * is inside a fence or comment is only guessed here: a wrong guess costs time, as the part is read again with more lines.
 */
function nextCut(lines: readonly string[], last: Cut): Cut {
  const open = { ...last.open };
  let isBelowBlank = false;
  let isBelowIndented = false;
  for (let at = last.line; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '') {
      isBelowBlank = true;
      continue;
    }
    // The tokenizer takes some items below indented code for text.
    const isItem = !isBelowIndented || !MAY_BE_TEXT.test(line);
    if (isBelowBlank && at > last.line && isItem && beginsPart(line, open)) return { line: at, open };
    isBelowBlank = false;
    isBelowIndented = INDENTED.test(line);
    noteOpened(line, open);
  }
  return { line: lines.length, open };
}

/** The same while lines are read. */
type Guess = { -readonly [Name in keyof OpenParts]: OpenParts[Name] };

const NOTHING_OPEN: OpenParts = { fence: '', inComment: false, mayHoldItems: false };

/** Whether a part can begin at a line after a blank one. */
function beginsPart(line: string, open: Guess): boolean {
  const char = line.charCodeAt(0);
  const isHeading = char === HASH && HEADING.test(line);
  if (!isHeading && (open.fence !== '' || open.inComment)) return false;
  // A definition belongs to the term above. A tag is a blank line to Markdown, so that items and code above may go on below it.
  if (BOUND.test(line) || (char === BRACE && open.mayHoldItems)) return false;
  // A line at the margin ends all items, unless it begins one.
  if (isHeading || isLetter(char) || char === LESS || char === TICK || char === BAR)
    open.mayHoldItems = false;
  return true;
}

/** Tracks the fences, comments and items that a line opens or closes. */
function noteOpened(line: string, open: Guess): void {
  if (!isLetter(line.charCodeAt(0))) {
    if (HOLDS.test(line)) open.mayHoldItems = true;
    const mark = FENCE.exec(line)?.[1];
    if (mark !== undefined && open.fence === '') open.fence = mark;
    else if (mark === open.fence) open.fence = '';
  }
  if (open.inComment || line.includes('<!--'))
    open.inComment =
      line.lastIndexOf('-->') < line.lastIndexOf('<!--') || (open.inComment && !line.includes('-->'));
}

const HEADING = /^#{1,6}[ \t]/;
const BOUND = /^[\s>:]/;
const INDENTED = /^\s/;
/** Items that cannot interrupt a paragraph: empty ones, and those with another number than 1. */
const MAY_BE_TEXT = /^(?:[-+*]\s*$|(?!1[.)]\s+\S)\d)/;
const HOLDS = /^(?:[\s>*+:-]|\d|\[\^)/;
const FENCE = /^\s*(?:[-*+>]\s+|\d+[.)]\s+)*(`{3}|~{3})/;
const HASH = 0x23;
const LESS = 0x3c;
const TICK = 0x60;
const BAR = 0x7c;
const BRACE = 0x7b;
