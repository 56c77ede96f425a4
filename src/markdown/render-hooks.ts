/** What a site may decide of Markdown's elements while they become HTML: Hugo's render hooks, as far as Markdown needs to know of them. */
import type { ElementContent } from 'hast';
import type { FenceInfo } from './code/code-block.ts';

export type HookKind = 'link' | 'image' | 'heading' | 'codeblock' | 'blockquote' | 'table' | 'passthrough';

/** Attributes of an author's list, `{.class key="value"}`. */
export type HookAttributes = Readonly<Record<string, string | number | boolean>>;

export interface TableCell {
  readonly html: string;
  readonly alignment: string;
}

/** An element before it is made, with what Hugo tells its hook. Texts are HTML that may hold slots. */
export type HookedElement =
  | {
      readonly kind: 'link';
      /** Made of an address as it stands in the text; Hugo counts these apart. */
      readonly isBare: boolean;
      readonly destination: string;
      readonly title: string;
      readonly text: string;
      readonly plainText: string;
    }
  | {
      readonly kind: 'image';
      readonly destination: string;
      readonly title: string;
      readonly text: string;
      readonly plainText: string;
      readonly attributes: HookAttributes;
    }
  | {
      readonly kind: 'heading';
      readonly level: number;
      readonly anchor: string;
      readonly text: string;
      readonly plainText: string;
      readonly attributes: HookAttributes;
    }
  | { readonly kind: 'codeblock'; readonly inner: string; readonly fence: FenceInfo }
  | {
      readonly kind: 'blockquote';
      readonly text: string;
      /** `regular` or `alert`. */
      readonly type: string;
      readonly alertType: string;
      readonly alertTitle: string;
      readonly alertSign: string;
      readonly attributes: HookAttributes;
    }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly TableCell[])[];
      readonly body: readonly (readonly TableCell[])[];
      readonly attributes: HookAttributes;
    }
  | {
      readonly kind: 'passthrough';
      /** Without its delimiters. */
      readonly inner: string;
      /** `block` or `inline`. */
      readonly type: string;
    };

export interface RenderHooks {
  /** Where a link or image leads instead; nothing where it stays as it is written. Both are percent-encoded. */
  resolve(kind: 'link' | 'image', target: string): string | undefined;
  /** Whether the site makes elements of a kind itself. */
  has(kind: HookKind, variant?: string): boolean;
  /**
   * What it makes of one, finished; nothing where it cannot, so that Markdown's own stays.
   *
   * @param place number of the element's place, which is that of all that leads somewhere in it
   */
  render(element: HookedElement, place: number): ElementContent[] | undefined;
}
