/** Whether a translation already contains a change of its source: the same link, code or number, or the new text in a comment. */
import { type Block, bareLines, featuresOf, type Outline } from '../alignment/index.ts';
import type { SourceBlockChange } from './compare-source.ts';

export interface Holder {
  /** @param counterpart the block of the translation, if known */
  holds(change: SourceBlockChange, counterpart: Block | undefined): boolean;
  /** Whether it contains code with this key. */
  hasBlock(key: string): boolean;
}

/** Shorter code (`ls`) may be in a page for another reason. */
const MIN_CODE = 20;

export function createHolder(translation: Outline, commented: ReadonlySet<string>): Holder {
  const code = new Set<string>();
  for (const { kind, key, text } of translation.blocks) {
    if (kind !== 'code') continue;
    code.add(key);
    code.add(bareLines(text).join('\n'));
  }
  const hasCode = ({ key, text }: Block) => {
    if (key.length <= MIN_CODE) return false;
    if (code.has(key)) return true;
    const bare = bareLines(text).join('\n');
    return bare.length > MIN_CODE && code.has(bare);
  };
  return {
    hasBlock: (key) => key.length > MIN_CODE && code.has(key),
    holds({ before, after }, counterpart) {
      if (after === undefined) return false;
      if (after.kind === 'code') return hasCode(after) && !isOnlyComments(before, after);
      if (commented.has(after.key) && after.kind !== 'shortcode') return true;
      if (before === undefined || counterpart === undefined || counterpart.kind !== after.kind) return false;
      if (counterpart.key === after.key) return true;
      return tokensOnly(before, after) && hasTokens(before, after, counterpart);
    },
  };
}

/** Comments in code are translated: if code differs only in comments, it cannot be compared. */
function isOnlyComments(before: Block | undefined, after: Block): boolean {
  return before !== undefined && bareLines(before.text).join('\n') === bareLines(after.text).join('\n');
}

/** Whether two texts of the source differ only in parts that are not translated. */
function tokensOnly(before: Block, after: Block): boolean {
  const bare = ({ key }: Block) =>
    key
      .replaceAll(/\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)/g, ']')
      .replaceAll(/`[^`]*`/g, (code) => code.slice(1, -1))
      .replaceAll(/(?<![\w.])v?\d+(?:\.\d+)*/g, '0')
      .replaceAll(/[[\]]/g, '');
  return bare(before) === bare(after);
}

/** Whether a block contains everything that was added to the source, and nothing that was removed. */
function hasTokens(before: Block, after: Block, counterpart: Block): boolean {
  const [old, now, own] = [before, after, counterpart].map((block) => featuresOf(block).tokens);
  if (old === undefined || now === undefined || own === undefined) return false;
  const came = [...now].filter((token) => !old.has(token));
  const went = [...old].filter((token) => !now.has(token));
  return (
    came.length + went.length > 0 &&
    came.every((token) => own.has(token)) &&
    !went.some((token) => own.has(token))
  );
}
