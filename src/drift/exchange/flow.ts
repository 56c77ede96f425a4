/**
 * Converts between the lines of a paragraph and its text in one line, for translators. Line breaks in prose have no meaning in Markdown and differ between
 * languages; prefixes of lines in quotes and list items are not part of the text.
 */
import { splitPlaceholders } from './placeholders.ts';

/** A line break of the file that is a space, or nothing, in the text. */
export interface Break {
  /** Offset in the text, in UTF-16 code units. */
  readonly at: number;
  /** What the text contains instead: a space; nothing between Chinese or Japanese characters; a line feed if the break is significant. */
  readonly join: '' | ' ' | '\n';
  /** The prefix of the next line. */
  readonly lead: string;
}

/** A line of a block: its prefix (`> `, indentation) and its text. */
export interface Line {
  readonly lead: string;
  readonly text: string;
}

export interface Flow {
  readonly text: string;
  readonly breaks: readonly Break[];
  /** Length of the longest line, in characters. */
  readonly width: number;
}

/** New lines are as long as the others of their block, at least this long. */
const LEAST_WIDTH = 80;
const HARD_END = /(?: {2,}|\\|<br\s*\/?>)$/i;
/** A line that is a tag, or begins and ends with one: line breaks matter there. */
const TAG_LINE = /^(?:\{\{.*\}\}|<.*>)$/;
const KEEPS_LINES = /<(?:pre|script|style|textarea|!--)/i;
const CJK_END = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]$/u;
const CJK_START = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u;

/** @param lines the first one starts at the text: its prefix is omitted */
export function flowOf(lines: readonly Line[]): Flow {
  const whole = lines.map(({ text }) => text).join('\n');
  const keepsLines = KEEPS_LINES.test(whole);
  const breaks: Break[] = [];
  let text = '';
  lines.forEach(({ lead, text: line }, index) => {
    const next = lines[index + 1];
    if (next === undefined) {
      text += line;
      return;
    }
    const isHard =
      keepsLines ||
      HARD_END.test(line) ||
      quotes(lead) !== quotes(next.lead) ||
      [line, next.text].some((each) => TAG_LINE.test(each.trim()));
    const own = isHard ? line : line.trimEnd();
    text += own;
    const join = isHard ? '\n' : CJK_END.test(own) && CJK_START.test(next.text) ? '' : ' ';
    breaks.push({ at: text.length, join, lead: next.lead });
    text += join;
  });
  const width = Math.max(LEAST_WIDTH, ...lines.map(({ lead, text: line }) => lead.length + line.length));
  return { text, breaks, width };
}

/** Quote depth of a line. */
function quotes(lead: string): number {
  return lead.split('>').length - 1;
}

/** Splits a new text into lines: breaks in unchanged parts are kept, and new text is wrapped at the previous width. */
export function linesOf(text: string, before: Flow): string {
  const kept = keptBreaks(text, before);
  const lead = before.breaks.find(({ join }) => join !== '\n')?.lead ?? before.breaks[0]?.lead ?? '';
  const lines: Line[] = [];
  let from = 0;
  let own = '';
  for (let at = 0; at <= text.length; at += 1) {
    const known = kept.get(at);
    if (known === undefined && text[at] !== '\n' && at !== text.length) continue;
    lines.push({ lead: own, text: text.slice(from, at) });
    own = known?.lead ?? lead;
    from = at + (known?.join.length ?? 1);
  }
  if (before.breaks.length === 0) return lines.map((line) => line.text).join('\n');
  return lines.flatMap((line, index) => wrap(line, index === 0 ? lead : line.lead, before.width)).join('\n');
}

/** Breaks in the common prefix and suffix of both texts, by offset in the new one. */
function keptBreaks(text: string, { text: old, breaks }: Flow): ReadonlyMap<number, Break> {
  const most = Math.min(text.length, old.length);
  let start = 0;
  while (start < most && text[start] === old[start]) start += 1;
  let end = 0;
  while (end < most - start && text.at(-1 - end) === old.at(-1 - end)) end += 1;
  const shift = text.length - old.length;
  return new Map(
    breaks.flatMap((one): [number, Break][] => {
      if (one.at + one.join.length <= start) return [[one.at, one]];
      return one.at >= old.length - end ? [[one.at + shift, one]] : [];
    }),
  );
}

/** Breaks a line at spaces before letters: other characters could start a list, heading or quote. */
function wrap(line: Line, lead: string, width: number): string[] {
  const lines: string[] = [];
  let rest = line.lead + line.text;
  while (rest.length > width) {
    const at = lastSpace(rest, lead.length, width);
    if (at === undefined) break;
    lines.push(rest.slice(0, at));
    rest = lead + rest.slice(at + 1);
  }
  return [...lines, rest];
}

function lastSpace(line: string, from: number, width: number): number | undefined {
  let found: number | undefined;
  let offset = 0;
  for (const { text, isPlaceholder } of splitPlaceholders(line)) {
    if (!isPlaceholder)
      for (const { index } of text.matchAll(/ (?=\p{L})/gu)) {
        const at = offset + index;
        if (at > from && at <= width) found = at;
      }
    offset += text.length;
  }
  return found;
}
