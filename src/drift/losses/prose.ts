/** Facts about prose: length, number of sentences, and a hash for comparison. */
import { type Block, type BlockKind, remember, weightOf, wordsKey } from '../../alignment/index.ts';

export interface Prose {
  /** In letters, without URLs, code and tags; an East Asian one counts as three. */
  readonly length: number;
  readonly sentences: number;
  /** Hash of the words. */
  readonly hash: number;
}

/** `undefined` for blocks that are not prose. */
export function proseOf(block: Block): Prose | undefined {
  return PROSE.has(block.kind) ? readBlock(block) : undefined;
}

const PROSE: ReadonlySet<BlockKind> = new Set(['paragraph', 'item', 'heading', 'row']);
const readBlock = remember((block) => readProse(wordsKey(block)));

function readProse(key: string): Prose {
  const shown = key
    .replaceAll(/\{\{[^{}]*\}\}/g, shownByTag)
    .replaceAll(/\]\(/g, ' ')
    .replaceAll(/^\s*(?:[-:]|\d+\.|#+)\s/g, '');
  return {
    length: weightOf(shown.replaceAll(/\s+/g, ' ').trim()),
    sentences: countSentences(shown),
    hash: hashOf(key),
  };
}

/** A tag in a sentence shows one of its arguments, usually the first. */
function shownByTag(tag: string): string {
  return /\btext="([^"]*)"/.exec(tag)?.[1] ?? 'word';
}

/** Counts runs of words that end with a punctuation mark or with the text. */
function countSentences(text: string): number {
  return text.split(/[.!?…](?=["”»)\]]*(?:\s|$))|[。！？｡]/u).filter((part) => /\p{L}{2}/u.test(part)).length;
}

/** FNV-1a, 32 bits: equal hashes are verified before anything is reported. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The beginning of a text, in one line. */
export function excerpt(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
