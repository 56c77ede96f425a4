/** One use of a shortcode in a page, and what its definition returns. */
import type { ElementContent } from 'hast';
import type { Value, ValueMap } from '../config/index.ts';
import type { Origin, SourceText } from '../text/index.ts';

/** What an enclosing shortcode learns of a call inside it (see the output kind `part`). */
export interface Part {
  readonly name: string;
  readonly value: unknown;
}

/** A call as those that it encloses see it. */
export interface EnclosingCall {
  readonly name: string;
  readonly named: ValueMap;
  readonly positional: readonly Value[];
  readonly ordinal?: number;
  readonly parent?: EnclosingCall | undefined;
}

/** One use of a shortcode in a page. */
export interface ShortcodeCall<P = Readonly<Record<string, unknown>>> {
  readonly name: string;
  readonly params: P;
  /** Arguments as written: unnamed ones in order, or named ones. */
  readonly positional: readonly Value[];
  readonly named: ValueMap;
  /** `{{< >}}` asks for HTML, `{{% %}}` for Markdown. */
  readonly markup: 'html' | 'markdown';
  /** The enclosed text, in which nested calls have become slots; empty where nothing is enclosed. */
  readonly inner: SourceText;
  /** Written without a closing tag's text: `{{< x />}}`, or a shortcode that encloses nothing. */
  readonly empty: boolean;
  /** Place among the calls of the same parent, from 0. */
  readonly ordinal: number;
  /** The enclosing call, by name, with its arguments and its own place among the calls of its parent. */
  readonly parent: EnclosingCall | undefined;
  /** This call as those inside it see it: the same object as their `parent`. */
  readonly asParent: EnclosingCall;
  /** What calls directly inside handed over, in order. */
  readonly parts: readonly Part[];
  /** Of the opening tag. */
  readonly origin: Origin | undefined;
}

export type ShortcodeOutput =
  /** Finished HTML. It never goes through a Markdown or HTML parser again. */
  | { readonly kind: 'nodes'; readonly nodes: readonly ElementContent[] }
  /** Plain text: read as Markdown in `{{% %}}` (`## {{% heading "x" %}}`), printed escaped in `{{< >}}`. */
  | { readonly kind: 'text'; readonly text: string }
  /** HTML or Markdown text of ours, such as a UI string with a link: read as Markdown in `{{% %}}`, as HTML in `{{< >}}`. */
  | { readonly kind: 'markup'; readonly source: SourceText }
  /** Nothing in the page; a value for the enclosing call's `parts`. */
  | { readonly kind: 'part'; readonly value: unknown }
  /** The page's table of contents, which is known last. */
  | { readonly kind: 'toc' };
