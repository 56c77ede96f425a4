/**
 * The code blocks of a Markdown text with their places, found without parsing the rest of it: fences, and indented blocks outside of them. Blocks in HTML comments are no
 * part of the page and left out: translators keep the source text there.
 */
import { createLineIndex, type LineIndex, type Point } from '../diagnostics/index.ts';

export interface CodeBlock {
  /** First word after the fence, in lower case; empty where there is none. */
  readonly lang: string;
  readonly kind: 'fenced' | 'indented';
  /** Without the indentation of the fence. */
  readonly text: string;
  /** Offsets are those of `text`; points those of the file. */
  readonly index: Pick<LineIndex, 'pointAt'>;
}

interface OpenFence {
  readonly mark: string;
  readonly indent: number;
  readonly lang: string;
  readonly hidden: boolean;
  readonly firstLine: number;
  readonly lines: BlockLine[];
}

interface BlockLine {
  readonly text: string;
  /** Characters dropped from the start of the line. */
  readonly dropped: number;
}

/** @param start offset of the body in the text. Lines are those of the whole text. */
export function codeBlocksOf(text: string, start = 0): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let fence: OpenFence | undefined;
  let indented: { readonly firstLine: number; readonly lines: BlockLine[] } | undefined;
  let inComment = false;
  let afterBlank = true;
  let number = createLineIndex(text.slice(0, start)).lines - 1;
  const endIndented = () => {
    if (indented !== undefined) blocks.push(toBlock('indented', '', indented.firstLine, indented.lines));
    indented = undefined;
  };
  for (const raw of text.slice(start).split('\n')) {
    number += 1;
    const line = raw.replace(/\r$/, '');
    if (fence !== undefined) {
      const trimmed = line.replace(/^[\s>]+/, '').trimEnd();
      if (trimmed.startsWith(fence.mark) && trimmed.replaceAll(fence.mark.charAt(0), '') === '') {
        if (!fence.hidden) blocks.push(toBlock('fenced', fence.lang, fence.firstLine, fence.lines));
        fence = undefined;
        afterBlank = true;
      } else fence.lines.push(dedent(line, fence.indent));
      continue;
    }
    const opening = FENCE.exec(line);
    if (opening !== null) {
      endIndented();
      const [, lead = '', mark = '', info = ''] = opening;
      const lang = /^[^\s{,]*/.exec(info.trim())?.[0].toLowerCase() ?? '';
      fence = { mark, indent: lead.length, lang, hidden: inComment, firstLine: number + 1, lines: [] };
      continue;
    }
    const wasInComment = inComment;
    inComment = commentAfter(line, inComment);
    if (wasInComment || inComment) {
      endIndented();
      continue;
    }
    const isIndented = /^(?: {4}|\t| {1,3}\t)/.test(line) && line.trim() !== '';
    if (isIndented && (indented !== undefined || afterBlank) && !/^\s*(?:[-*+]|\d+[.)])\s/.test(line)) {
      indented ??= { firstLine: number, lines: [] };
      const dropped = line.length - line.trimStart().length;
      indented.lines.push({ text: line.slice(dropped), dropped });
    } else endIndented();
    afterBlank = line.trim() === '';
  }
  endIndented();
  // A fence that is never closed holds the rest of the page.
  if (fence !== undefined && !fence.hidden) {
    blocks.push(toBlock('fenced', fence.lang, fence.firstLine, fence.lines));
  }
  return blocks;
}

/** A fence, which may stand in a list item or a quotation. */
const FENCE = /^((?:\s|>|[-*+]\s|\d+[.)]\s)*)(`{3,}|~{3,})([^`]*)$/;

function commentAfter(line: string, inComment: boolean): boolean {
  const opened = line.lastIndexOf('<!--');
  const closed = line.lastIndexOf('-->');
  if (opened === -1 && closed === -1) return inComment;
  return opened > closed;
}

/** Without so many characters of indentation, as far as they are white space. */
function dedent(line: string, indent: number): BlockLine {
  const space = /^[\s>]*/.exec(line)?.[0].length ?? 0;
  const dropped = Math.min(indent, space);
  return { text: line.slice(dropped), dropped };
}

function toBlock(
  kind: CodeBlock['kind'],
  lang: string,
  firstLine: number,
  lines: readonly BlockLine[],
): CodeBlock {
  const text = lines.map((line) => line.text).join('\n');
  const inner = createLineIndex(text);
  const pointAt = (offset: number): Point => {
    const { line, column } = inner.pointAt(offset);
    return { line: firstLine + line - 1, column: column + (lines[line - 1]?.dropped ?? 0) };
  };
  return { kind, lang, text, index: { pointAt } };
}
