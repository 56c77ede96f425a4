/** Blocks of a text that are no prose. */

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
  /** Of a fence: the run of marks that opens it. */
  readonly mark: string;
  /** Of a fence: what stands behind the marks. */
  readonly info: Span;
  /** The lines of the code without the marks of what it stands in and without its indentation. */
  readonly lines: readonly Span[];
  /** Of a fence: the line that closes it, from its marks on; absent where its container or the text ends it. */
  readonly closing?: Span;
}

/** A block of HTML that goes on over blank lines until a mark ends it, such as a comment or `<pre>` (CommonMark, “HTML blocks”, kinds 1 to 5). */
export interface HtmlBlock extends Common {
  readonly kind: 'html';
}

/** A block that passes through, which is no Markdown. */
export interface PassingBlock extends Common {
  readonly kind: 'passing';
}

export type TextBlock = CodeBlock | HtmlBlock | PassingBlock;

export function isCode(block: TextBlock): block is CodeBlock {
  return block.kind === 'fenced' || block.kind === 'indented';
}
