/** Hugo's render hooks, as far as Markdown processing needs to know them. */
import type { ElementContent } from 'hast';
import type { FenceInfo } from './code/code-block.ts';

export type HookKind = 'link' | 'image' | 'heading' | 'codeblock' | 'blockquote' | 'table' | 'passthrough';

/** Attributes from an author's list, `{.class key="value"}`. */
export type HookAttributes = Readonly<Record<string, string | number | boolean>>;

export interface TableCell {
  readonly html: string;
  readonly alignment: string;
}

/** An element before it is rendered, with the data that Hugo passes to its hook. Texts are HTML that may contain slots. */
export type HookedElement =
  | {
      readonly kind: 'link';
      /** Created from a bare URL; Hugo counts these separately. */
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
  /** The resolved target of a link or image; `undefined` to keep it as written. Both are percent-encoded. */
  resolve(kind: 'link' | 'image', target: string): string | undefined;
  /** Whether the site renders elements of a kind itself. */
  has(kind: HookKind, variant?: string): boolean;
  /**
   * The finished output for an element; `undefined` if the hook failed, so that Markdown's own output is used.
   *
   * @param place number of the element's place, used for all links in it
   */
  render(element: HookedElement, place: number): ElementContent[] | undefined;
}
