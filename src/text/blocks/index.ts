export type { Passing } from './passing-blocks.ts';
export { type BlockOptions, mayGoOn, readBlocks, readCode } from './read-blocks.ts';
export {
  type CodeBlock,
  type HtmlBlock,
  isCode,
  type PassingBlock,
  type Span,
  type TextBlock,
} from './text-block.ts';
