/** Texts as they are read: their length, their sentences, a hash to know them by. */
import { type Block, type BlockKind, remember, weightOf, wordsKey } from '../../alignment/index.ts';

export interface Prose {
  /** In letters, without addresses, code and tags; one of East Asia counts three. */
  readonly length: number;
  readonly sentences: number;
  /** Of the words as they stand. */
  readonly hash: number;
}

/** `undefined` for what is no text. */
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

/** A tag in a sentence shows a text that it is given, most often the first. */
function shownByTag(tag: string): string {
  return /\btext="([^"]*)"/.exec(tag)?.[1] ?? 'word';
}

/** Runs of words that end with a mark, or with the text. */
function countSentences(text: string): number {
  return text.split(/[.!?…](?=["”»)\]]*(?:\s|$))|[。！？｡]/u).filter((part) => /\p{L}{2}/u.test(part)).length;
}

/** FNV-1a, 32 bits: equal hashes are looked at again before anything is said. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The beginning of a text, on one line. */
export function excerpt(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
