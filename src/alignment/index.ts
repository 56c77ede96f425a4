export {
  type Alignment,
  type AlignOptions,
  alignOutlines,
  blockKey,
  haveSameBlocks,
  matchBlocks,
  matchBlocksOf,
  wordsKey,
} from './align.ts';
export { type Block, type BlockKind, type Outline, remember, type Section } from './block.ts';
export { bareLines, indentedLines } from './code-tokens.ts';
export { commentedSource } from './commented-source.ts';
export { featuresOf, overlap, similarity, weightOf } from './features.ts';
export { proseKey } from './normalize.ts';
export { type OutlineOptions, parseOutline } from './outline.ts';
export { rememberPair, withBlocks } from './section-memo.ts';
export { alignSequences, matchSequences } from './sequences.ts';
