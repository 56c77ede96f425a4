export { mayGoOn, readBlocks, readCode } from './read-blocks.ts';
export {
  type CodeBlock,
  isCode,
} from './text-block.ts';
