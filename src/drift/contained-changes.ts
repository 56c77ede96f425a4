/** Whether a translation already contains a change of its source: the same link, code or number, or the new text in a comment. */
import {
  type Block,
  bareLines,
  featuresOf,
  indentedLines,
  type Outline,
  remember,
  wordsKey,
} from '../alignment/index.ts';
import type { SourceBlockChange } from './compare-source.ts';
import { isSlightEdit } from './severity.ts';

export interface TranslationContents {
  /** @param counterpart the block of the translation, if known */
  hasChange(change: SourceBlockChange, counterpart: Block | undefined): boolean;
  /** Whether it can depend on the counterpart that {@link hasChange} is given, which is one of some blocks. */
  mayHaveChange(change: SourceBlockChange, counterparts: readonly Block[]): boolean;
  /** Whether it contains code with this key. */
  hasBlock(key: string): boolean;
}

/** Shorter code (`ls`) may be in a page for another reason. */
const MIN_CODE = 20;

export function readContents(translation: Outline, commented: ReadonlySet<string>): TranslationContents {
  const code = new Set<string>();
  for (const block of translation.blocks) {
    if (block.kind !== 'code') continue;
    code.add(block.key);
    code.add(bareCode(block));
    code.add(indented(block));
  }
  const hasCode = (block: Block) => {
    if (block.key.length <= MIN_CODE) return false;
    if (code.has(block.key)) return true;
    const bare = bareCode(block);
    return bare.length > MIN_CODE && code.has(bare);
  };
  // A paragraph that is indented too far is code; a translation may keep a paragraph as two.
  const isCommented = ({ kind, key, text }: Block) =>
    kind === 'code'
      ? commented.has(text.replaceAll(/\s+/g, ' ').trim())
      : commented.has(key) || isMadeOf(key, commented);
  return {
    hasBlock: (key) => key.length > MIN_CODE && code.has(key),
    mayHaveChange({ before, after }, counterparts) {
      if (before === undefined || after === undefined || after.kind === 'code') return false;
      return (
        counterparts.some(({ kind, key }) => kind === after.kind && key === after.key) ||
        tokensOnly(before, after)
      );
    },
    hasChange({ before, after }, counterpart) {
      if (after === undefined) return false;
      if (after.kind !== 'shortcode' && isCommented(after)) return true;
      if (after.kind === 'code')
        return before !== undefined && isSameCode(before, after)
          ? indented(before) !== indented(after) && code.has(indented(after))
          : hasCode(after);
      if (before === undefined || counterpart === undefined || counterpart.kind !== after.kind) return false;
      if (counterpart.key === after.key) return true;
      if (after.kind === 'shortcode') return hasTokens(before, after, counterpart);
      return tokensOnly(before, after) && hasTokens(before, after, counterpart);
    },
  };
}

/** In letters: shorter texts may be in a comment for another reason. */
const MIN_PART = 20;

/** Whether a text consists of texts in comments, each following the other. */
function isMadeOf(key: string, commented: ReadonlySet<string>): boolean {
  let rest = key;
  while (rest !== '') {
    let longest = '';
    for (const part of commented)
      if (part.length >= MIN_PART && part.length > longest.length && rest.startsWith(part)) longest = part;
    if (longest === '') return false;
    rest = rest.slice(longest.length).trim();
  }
  return key !== '';
}

/** Comments in code are translated: if code differs only in comments, it cannot be compared, and if only in its indentation, by that alone. */
function isSameCode(before: Block, after: Block): boolean {
  return bareCode(before) === bareCode(after);
}

const bareCode = remember<string>(({ text }) => bareLines(text).join('\n'));

const indented = remember<string>(({ text }) => indentedLines(text).join('\n'));

/** Whether two texts of the source differ only in parts that are not translated, and in spelling or punctuation. Code may have been marked as such, or replaced. */
function tokensOnly(before: Block, after: Block): boolean {
  const isSlight = (one: string, other: string) => one === other || isSlightEdit(one, other);
  if (isSlight(bareText(before.key, '$1'), bareText(after.key, '$1'))) return true;
  return before.key.includes('`') && bareText(before.key, '`') === bareText(after.key, '`');
}

/** A text without the targets of its links and its numbers. */
function bareText(key: string, code: string): string {
  return key
    .replaceAll(/\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)/g, ']')
    .replaceAll(/`([^`]*)`/g, code)
    .replaceAll(/(?<![\w.])v?\d+(?:\.\d+)*/g, '0')
    .replaceAll(/[[\]]/g, '');
}

/** Whether a block contains everything that was added to the source, and nothing that was removed. */
function hasTokens(before: Block, after: Block, counterpart: Block): boolean {
  const [old, now, own] = [before, after, counterpart].map(tokensOf);
  if (old === undefined || now === undefined || own === undefined) return false;
  const came = [...now].filter((token) => !old.has(token));
  const went = [...old].filter((token) => !now.has(token));
  return (
    came.length + went.length > 0 &&
    came.every((token) => own.has(token)) &&
    !went.some((token) => own.has(token))
  );
}

/**
 * What a translation keeps of a text. Of links, that is the page, and whether there is a fragment: the path has a locale of its own, and the fragment is that of a
 * translated heading. The words of a path count as its link alone.
 */
function tokensOf(block: Block): ReadonlySet<string> {
  const { memo: _, ...own } = block;
  const words = featuresOf({ ...own, key: wordsKey(block) }).tokens;
  const targets = [...block.key.matchAll(/\]\((?:\/[a-z]{2,3}(?:-[a-z]{2,4})?(?=\/))?([^()\s]*)/g)];
  return new Set([
    ...words,
    ...targets.map(([, target = '']) => `@${pageOf(target)}`),
    ...targets.flatMap(([, target = '']) => (target.includes('#') ? [`@${pageOf(target)} #`] : [])),
  ]);
}

/** A link without its fragment, unless it has nothing else. */
function pageOf(target: string): string {
  return target.startsWith('#') ? '#' : target.replace(/#.*$/, '');
}
