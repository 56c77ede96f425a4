/** The parts into which a page is split for comparison. */
import type { Level } from './item-stack.ts';

export type BlockKind =
  | 'heading'
  | 'paragraph'
  | 'item'
  | 'row'
  | 'code'
  /** A shortcode tag on a line of its own; its content consists of separate blocks. */
  | 'shortcode'
  /** A front matter key that readers see. */
  | 'field'
  /** An HTML comment, which readers do not see. Translations keep the source's text in comments. */
  | 'comment';

export interface Block {
  readonly kind: BlockKind;
  /** As written, without the markup of its kind (`#`, `-`, fences). */
  readonly text: string;
  /** Lines of the file, from 1, both inclusive. */
  readonly start: number;
  readonly end: number;
  /** For a heading, 1 to 6; otherwise 0. */
  readonly level: number;
  /** The block's content in canonical form: two blocks of one kind with the same key look the same to readers. Empty if readers see nothing of it. */
  readonly key: string;
  /** For a heading: the id that the author gave it. */
  readonly explicitId?: string;
  /** For a field: its front matter key, in lower case. */
  readonly name?: string;
  /** Cached facts about the block, shared by its copies in other versions of the page. See {@link remember}. */
  readonly memo?: Memo;
}

/** Facts by number; `own` is for copies whose key includes their id. */
export interface Memo {
  readonly found: unknown[];
  own?: Memo;
}

let slots = 0;

/** Caches a fact that depends only on the content of a block or section, for all versions of a page that contain it. */
export function remember<T, Part extends { readonly memo?: Memo } = Block>(
  find: (part: Part) => T,
): (part: Part) => T {
  const slot = slots;
  slots += 1;
  return (part) => {
    const found = part.memo?.found;
    if (found === undefined) return find(part);
    const known = found[slot] as T | undefined;
    if (known !== undefined) return known;
    const value = find(part);
    found[slot] = value;
    return value;
  };
}

/** The cache for blocks with an id that is not part of their text. */
export function ownMemo(memo: Memo | undefined): { readonly memo?: Memo } {
  if (memo === undefined) return {};
  memo.own ??= { found: [] };
  return { memo: memo.own };
}

/** A heading with the text below it, up to the next heading of any level; the first section precedes all headings. */
export interface Section {
  /** Its fragment; empty for the text before the first heading. */
  readonly id: string;
  /** The heading's text; empty for the text before the first heading. */
  readonly title: string;
  readonly level: number;
  /** The heading comes first. Comments are not included. */
  readonly blocks: readonly Block[];
  /** Lines of the file, from 1, both inclusive. */
  readonly start: number;
  readonly end: number;
  /** Cached facts about its blocks, shared by the same section of other versions of the page. */
  readonly memo?: Memo;
}

/** A page split into blocks and sections. */
export interface Outline {
  readonly sections: readonly Section[];
  /** All blocks in order, including comments. */
  readonly blocks: readonly Block[];
  /** Number of lines of the file. */
  readonly lines: number;
}

/** A part of a text, split separately. */
export interface Split {
  readonly blocks: readonly Block[];
  /** Whether something in it may continue below: an unclosed fence, comment or tag. */
  readonly isOpen: boolean;
  /** The list items that are open at its end. */
  readonly items: readonly Level[];
}

/** What may be open at a line, as a guess. */
export interface OpenParts {
  /** The fence marker. */
  readonly fence: string;
  readonly inComment: boolean;
  /** Whether a line below may belong to a list item or footnote. */
  readonly mayHoldItems: boolean;
}

/** A part and its place in a body; lines count from 0. */
export interface Part {
  readonly start: number;
  /** The first line behind it. */
  readonly end: number;
  readonly split: Split;
  /** At its start, and at its end. */
  readonly open: OpenParts;
  readonly openBehind: OpenParts;
  /** The list items that are open at its start. */
  readonly items: readonly Level[];
}

/** A body that was split. */
export interface Version {
  readonly lines: readonly string[];
  readonly parts: readonly Part[];
}
