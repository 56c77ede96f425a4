/** The parts that a page is compared by. */

export type BlockKind =
  | 'heading'
  | 'paragraph'
  | 'item'
  | 'row'
  | 'code'
  /** A shortcode's tag that stands by itself; what it encloses are blocks of their own. */
  | 'shortcode'
  /** A key of the front matter that readers see. */
  | 'field'
  /** An HTML comment: readers do not see it. Translations keep the source's text in them. */
  | 'comment';

export interface Block {
  readonly kind: BlockKind;
  /** As it is written, without the marks of its kind (`#`, `-`, fences). */
  readonly text: string;
  /** Lines of the file, from 1, both inclusive. */
  readonly start: number;
  readonly end: number;
  /** Of a heading: 1 to 6. Of anything else 0. */
  readonly level: number;
  /**
   * What the block says, in one way of writing it: two blocks of one kind with the same key differ in nothing that a reader sees. Empty for
   * what readers do not see at all.
   */
  readonly key: string;
  /** Of a heading: the id that the author gave it. */
  readonly explicitId?: string;
  /** Of a field: its name in the front matter, in lower case. */
  readonly name?: string;
  /** What was found out about the block; its copies in other versions of the page share it. See {@link remember}. */
  readonly memo?: Memo;
}

/** By the number of what was found out; `own` is for copies whose key names their id too. */
export interface Memo {
  readonly found: unknown[];
  own?: Memo;
}

let slots = 0;

/** What follows from a block's content alone, found out once for all versions of a page that have the block. */
export function remember<T>(find: (block: Block) => T): (block: Block) => T {
  const slot = slots;
  slots += 1;
  return (block) => {
    const found = block.memo?.found;
    if (found === undefined) return find(block);
    const known = found[slot] as T | undefined;
    if (known !== undefined) return known;
    const value = find(block);
    found[slot] = value;
    return value;
  };
}

/** The memo of what blocks say with the id that is no part of their text. */
export function ownMemo(memo: Memo | undefined): { readonly memo?: Memo } {
  if (memo === undefined) return {};
  memo.own ??= { found: [] };
  return { memo: memo.own };
}

/** A heading with what stands below it, up to the next heading of any level; the first section stands before all headings. */
export interface Section {
  /** Its fragment; empty for the text before the first heading. */
  readonly id: string;
  /** The heading's text; empty for what stands before the first heading. */
  readonly title: string;
  readonly level: number;
  /** The heading comes first. Comments are not among them. */
  readonly blocks: readonly Block[];
  /** Lines of the file, from 1, both inclusive. */
  readonly start: number;
  readonly end: number;
}

/** A page cut up. */
export interface Outline {
  readonly sections: readonly Section[];
  /** Everything in order, comments too. */
  readonly blocks: readonly Block[];
  /** Lines of the file. */
  readonly lines: number;
}

/** A text cut up by itself. */
export interface Split {
  readonly blocks: readonly Block[];
  /** Whether something in it may go on below: a fence, a comment, a tag that nothing closes. */
  readonly isOpen: boolean;
}
