/**
 * A light splitter: Markdown lines → blocks, by how lines start. It does not know all of Markdown, and need not: both sides of a comparison are cut
 * by the same rules.
 */
import { type ShortcodeTable, type Tag, tokenize } from '../shortcodes/index.ts';
import type { Block, BlockKind } from './block.ts';
import { type Draft, finishBlock, isClosingFence } from './finish-block.ts';
import { ItemStack } from './item-stack.ts';
import { codeKey } from './normalize.ts';
import { ALERT_END, alertKey, isInline, isTransparent, tagToKey } from './shortcode-key.ts';
import { parseDefinition, readWriting, type Writing } from './writing.ts';

const FENCE = /^\s*(?:>\s?)*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(`{3,}|~{3,})([^`]*)$/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const UNDERLINE = /^ {0,3}(=+|-{2,})[ \t]*$/;
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$/;
const ITEM = /^(\s*)([-*+]|\d{1,9}[.)]|:)(?:[ \t]+|$)/;
const DELIMITER_ROW = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;
const ALERT = /^\s*>\s*\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][+-]?[ \t]*(.*)$/i;
const RAW_START = /^\s*<(pre|script|style)\b/i;

/**
 * @param lines of the body
 * @param firstLine the number of the first of them in the file, from 1
 * @param site what keys depend on besides the page
 */
export function splitBody(lines: readonly string[], firstLine: number, site: Writing): Block[] {
  const text = lines.join('\n');
  const writing = readWriting(lines, site);
  const standing = standingTags(text, lines, site.shortcodes);
  const blocks: Block[] = [];
  let open: Draft | undefined;
  const items = new ItemStack();
  let inAlert = false;
  let previousBlank = true;

  const close = () => {
    if (open !== undefined) blocks.push(...finishBlock(open, firstLine, writing));
    open = undefined;
  };
  const start = (kind: BlockKind, at: number, line: string, more: Partial<Draft> = {}): Draft => {
    close();
    open = { kind, start: at, lines: [line], marker: '', fence: '', ...more };
    return open;
  };

  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const wasBlank = previousBlank;
    previousBlank = false;

    // What stands in code is code.
    if (open?.kind === 'code') {
      const draft = open;
      if (isCutOff(draft, line)) close();
      else if (draft.fence !== '') {
        draft.lines.push(line);
        if (isClosingFence(line, draft.fence)) close();
        continue;
      } else if (/^(?: {4}|\t)/.test(line) || line.trim() === '') {
        draft.lines.push(line);
        continue;
      } else close();
    }

    // An alert ends with its quote.
    if (inAlert && !/^\s*>/.test(line)) {
      close();
      blocks.push(markBlock(ALERT_END, at + firstLine - 1));
      inAlert = false;
    }
    const alert = ALERT.exec(line);
    if (alert !== null) {
      close();
      blocks.push(markBlock(alertKey(alert[1]?.toLowerCase() ?? ''), at + firstLine));
      inAlert = true;
      if (alert[2] !== undefined && alert[2] !== '') start('paragraph', at, alert[2]);
      continue;
    }
    if (open === undefined && parseDefinition(line) !== undefined) continue;

    // Comments, and what stands in them.
    if (/^\s*(?:>\s?)*<!--/.test(line)) {
      const end = commentEnd(lines, at);
      const rest = (lines[end] ?? '').slice(
        (lines[end] ?? '').indexOf('-->', end === at ? line.indexOf('<!--') : 0) + 3,
      );
      if (rest.trim() === '' || end !== at) {
        // A comment between two lines of a paragraph does not end it for readers, and neither for the comparison.
        close();
        blocks.push(commentBlock(lines, at, end, firstLine));
        at = end;
        if (rest.trim() !== '') start('paragraph', end, rest);
        continue;
      }
    }

    const tags = standing.get(at);
    if (tags !== undefined) {
      close();
      const drawn = drawnEnd(standing, at);
      if (drawn !== undefined) {
        blocks.push(drawnBlock(lines.slice(tags.end + 1, drawn), at + firstLine, drawn + firstLine));
        at = drawn;
        previousBlank = true;
        continue;
      }
      blocks.push(
        ...tags.tags.map((tag) =>
          tagBlock(tag, { start: at + firstLine, end: tags.end + firstLine }, text, site.shortcodes),
        ),
      );
      const { rest } = tags;
      at = tags.end;
      if (rest.trim() !== '') start('paragraph', at, rest);
      else previousBlank = true;
      continue;
    }

    if (line.trim() === '' || /^\s*(?:>\s?)+$/.test(line)) {
      close();
      previousBlank = true;
      continue;
    }
    const fence = FENCE.exec(line);
    if (fence !== null) {
      const isQuoted = /^\s*>/.test(line);
      start('code', at, line, { fence: fence[1] ?? '```', isQuoted, column: items.columnFor(line) });
      continue;
    }
    const raw = RAW_START.exec(line)?.[1];
    if (raw !== undefined) {
      const draft = start('code', at, line, { fence: `</${raw.toLowerCase()}>` });
      if (isClosingFence(line, draft.fence)) close();
      continue;
    }
    if (wasBlank && items.isEmpty && /^(?: {4}|\t)\s*\S/.test(line) && !ITEM.test(line)) {
      start('code', at, line);
      continue;
    }
    const heading = HEADING.exec(line);
    if (heading !== null) {
      start('heading', at, heading[2] ?? '', { marker: heading[1] ?? '#' });
      close();
      items.clear();
      continue;
    }
    const underline = UNDERLINE.exec(line);
    if (underline !== null && open?.kind === 'paragraph') {
      const draft: Draft = { ...open, kind: 'heading', marker: underline[1]?.startsWith('=') ? '#' : '##' };
      blocks.push(
        ...finishBlock({ ...draft, lines: [draft.lines.join(' ')] }, firstLine, writing, at - open.start),
      );
      open = undefined;
      items.clear();
      continue;
    }
    if (RULE.test(line)) {
      close();
      continue;
    }
    const isTable = open?.kind === 'row' || open === undefined || open.kind === 'paragraph';
    if (isTable && line.includes('|')) {
      const next = lines[at + 1] ?? '';
      const startsTable = next.includes('|') && next.includes('-') && DELIMITER_ROW.test(next);
      const isDelimiter = DELIMITER_ROW.test(line) && line.includes('-');
      if (startsTable || open?.kind === 'row' || line.trimStart().startsWith('|')) {
        if (isDelimiter) {
          if (open !== undefined) open.lines.push('');
          continue;
        }
        start('row', at, line);
        continue;
      }
    } else if (open?.kind === 'row') close();
    const item = ITEM.exec(line);
    if (
      item !== null &&
      (item[2] !== ':' || open?.kind === 'paragraph' || open?.kind === 'item' || wasBlank)
    ) {
      const marker = item[2] ?? '-';
      start('item', at, line.slice(item[0].length), { marker, ...items.enter(line, marker) });
      continue;
    }
    if (wasBlank) items.leave(line);
    if (open === undefined) start('paragraph', at, line);
    else open.lines.push(line);
  }
  close();
  if (inAlert) blocks.push(markBlock(ALERT_END, lines.length + firstLine - 1));
  return blocks;
}

/** Whether a line ends code by ending what the code stands in: its quote, or its item. */
function isCutOff({ isQuoted = false, column = 0 }: Draft, line: string): boolean {
  if (isQuoted) return !/^\s*>/.test(line);
  return (
    column > 0 && line.trim() !== '' && line.length - line.trimStart().length < column && !line.includes('\t')
  );
}

/** A tag of an alert that is written as a quote. */
function markBlock(key: string, line: number): Block {
  return { kind: 'shortcode', text: key, start: line, end: line, level: 0, key };
}

/** The line of the tag that closes a drawing; `undefined` where none is opened. */
function drawnEnd(standing: ReadonlyMap<number, Standing>, at: number): number | undefined {
  const [tag, ...more] = standing.get(at)?.tags ?? [];
  if (tag?.kind !== 'open' || tag.name !== 'mermaid' || more.length > 0) return undefined;
  for (const [line, { tags }] of standing)
    if (line > at && tags.some(({ kind, name }) => kind === 'close' && name === tag.name)) return line;
  return undefined;
}

/** A drawing by its shortcode is the one by its fence. */
function drawnBlock(lines: readonly string[], start: number, end: number): Block {
  return { kind: 'code', text: lines.join('\n'), start, end, level: 0, key: `codemermaid:${codeKey(lines)}` };
}

/** The line on which the comment that starts on a line ends; the last one where it never does. */
function commentEnd(lines: readonly string[], at: number): number {
  const from = (lines[at] ?? '').indexOf('<!--') + 4;
  if ((lines[at] ?? '').includes('-->', from)) return at;
  for (let line = at + 1; line < lines.length; line += 1) if (lines[line]?.includes('-->')) return line;
  return lines.length - 1;
}

function commentBlock(lines: readonly string[], at: number, end: number, firstLine: number): Block {
  const text = lines
    .slice(at, end + 1)
    .join('\n')
    .replace(/^\s*(?:>\s?)*<!--/, '')
    .replace(/-->[\s\S]*$/, '');
  return { kind: 'comment', text, start: at + firstLine, end: end + firstLine, level: 0, key: '' };
}

interface Standing {
  readonly tags: Tag[];
  /** The last line that the tags take. */
  end: number;
  /** What follows them on it. */
  rest: string;
}

/** Tags at the start of lines, and closing tags at their ends, by line; text between them is a block of its own. */
function standingTags(
  text: string,
  lines: readonly string[],
  shortcodes: ShortcodeTable,
): ReadonlyMap<number, Standing> {
  const standing = new Map<number, Standing>();
  if (!text.includes('{{<') && !text.includes('{{%')) return standing;
  const starts: number[] = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1);
  let line = 0;
  let last: { standing: Standing; end: number } | undefined;
  for (const token of tokenize(text)) {
    if (token.kind !== 'open' && token.kind !== 'close') continue;
    while ((starts[line + 1] ?? Number.POSITIVE_INFINITY) <= token.start) line += 1;
    if (isInline(token.name, shortcodes)) continue;
    const lineStart = starts[line] ?? 0;
    const follows =
      last !== undefined &&
      text.slice(last.end, token.start).trim() === '' &&
      !text.slice(last.end, token.start).includes('\n');
    if (!follows && text.slice(lineStart, token.start).trim() !== '') continue;
    let end = line;
    while ((starts[end + 1] ?? Number.POSITIVE_INFINITY) < token.end) end += 1;
    const rest = text.slice(token.end, (starts[end + 1] ?? text.length + 1) - 1);
    if (follows && last !== undefined) {
      last.standing.tags.push(token);
      last.standing.end = end;
      last.standing.rest = rest;
      last.end = token.end;
    } else {
      const entry: Standing = { tags: [token], end, rest };
      standing.set(line, entry);
      last = { standing: entry, end: token.end };
    }
  }
  return standing;
}

function tagBlock(
  tag: Tag,
  lines: Pick<Block, 'start' | 'end'>,
  text: string,
  shortcodes: ShortcodeTable,
): Block {
  const shown = text.slice(tag.start, tag.end);
  if (isTransparent(tag.name, shortcodes)) return { kind: 'comment', text: '', ...lines, level: 0, key: '' };
  return { kind: 'shortcode', text: shown, ...lines, level: 0, key: tagToKey(tag, shortcodes) };
}
