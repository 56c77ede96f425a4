/** Blocks of a text that are not prose. */

/** Offsets in UTF-16 code units, the end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface Common extends Span {
  /** Lines of the text, from 1, both inclusive. */
  readonly firstLine: number;
  readonly lastLine: number;
}

export interface CodeBlock extends Common {
  readonly kind: 'fenced' | 'indented';
  /** For a fence: its opening marker. */
  readonly mark: string;
  /** For a fence: its info string. */
  readonly info: Span;
  /** The lines of the code without container markers and indentation. */
  readonly lines: readonly Span[];
  /** For a fence: the closing line from its marker on; absent if its container or the text ends it. */
  readonly closing?: Span;
}

/** An HTML block that continues over blank lines until an end condition, such as a comment or `<pre>` (CommonMark, “HTML blocks”, kinds 1 to 5). */
export interface HtmlBlock extends Common {
  readonly kind: 'html';
}

/** A passthrough block, which is not Markdown. */
export interface PassingBlock extends Common {
  readonly kind: 'passing';
}

export type TextBlock = CodeBlock | HtmlBlock | PassingBlock;

export function isCode(block: TextBlock): block is CodeBlock {
  return block.kind === 'fenced' || block.kind === 'indented';
}
