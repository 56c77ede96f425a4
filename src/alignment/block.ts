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
}

/** A heading with what stands below it, up to the next heading of any level; the first section stands before all headings. */
export interface Section {
  /** The fragment that leads to it; empty for what stands before the first heading. */
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
