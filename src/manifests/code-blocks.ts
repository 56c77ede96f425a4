/** The code blocks of a Markdown text with their places. Blocks in HTML comments are skipped: translators keep the source text there. */
import { createLineIndex, type LineIndex, type Point } from '../diagnostics/index.ts';
import { readCode } from '../text/index.ts';

export interface CodeBlock {
  /** First word after the fence, in lower case; empty if there is none. */
  readonly lang: string;
  readonly kind: 'fenced' | 'indented';
  /** Without the indentation of the fence. */
  readonly text: string;
  /** Offsets refer to `text`, points to the file. */
  readonly index: Pick<LineIndex, 'pointAt'>;
}

/** @param start offset of the body in the text. Lines are those of the whole text. */
export function codeBlocksOf(text: string, start = 0): CodeBlock[] {
  const body = text.slice(start);
  const index = createLineIndex(text);
  return readCode(body).map(({ kind, info, lines }) => {
    const lang = /^[^\s{,]*/.exec(body.slice(info.start, info.end).trim())?.[0].toLowerCase() ?? '';
    const code = lines.map((line) => body.slice(line.start, line.end)).join('\n');
    const inner = createLineIndex(code);
    const pointAt = (offset: number): Point => {
      const { line, column } = inner.pointAt(offset);
      return index.pointAt(start + (lines[line - 1]?.start ?? info.start) + column - 1);
    };
    return { kind, lang, text: code, index: { pointAt } };
  });
}
