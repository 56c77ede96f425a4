export type { Passing } from './passing-blocks.ts';
export {
  type BlockOptions,
  type CodeBlock,
  type HtmlBlock,
  isCode,
  type PassingBlock,
  readBlocks,
  readCode,
  type Span,
  type TextBlock,
} from './read-blocks.ts';
