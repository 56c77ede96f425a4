/** One use of a shortcode in a page, and what its definition returns. */
import type { ElementContent } from 'hast';
import type { Value, ValueMap } from '../config/index.ts';
import { generated, type Origin, type SourceText } from '../text/index.ts';

/** Data about a nested call for the enclosing shortcode (see the output kind `part`). */
export interface Part {
  readonly name: string;
  readonly value: unknown;
}

/** A call as nested calls see it. */
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
  /** `{{< >}}` outputs HTML, `{{% %}}` Markdown. */
  readonly markup: 'html' | 'markdown';
  /** The enclosed text, in which nested calls are slots; empty if nothing is enclosed. */
  readonly inner: SourceText;
  /** Whether there is no enclosed text: `{{< x />}}`, or a shortcode that encloses nothing. */
  readonly empty: boolean;
  /** Position among the calls of the same parent, from 0. */
  readonly ordinal: number;
  /** The enclosing call: its name, arguments, and position among the calls of its parent. */
  readonly parent: EnclosingCall | undefined;
  /** This call as nested ones see it: the same object as their `parent`. */
  readonly asParent: EnclosingCall;
  /** Data from directly nested calls, in order. */
  readonly parts: readonly Part[];
  /** Of the opening tag. */
  readonly origin: Origin | undefined;
}

export type ShortcodeOutput =
  /** Finished HTML. It is never parsed as Markdown or HTML again. */
  | { readonly kind: 'nodes'; readonly nodes: readonly ElementContent[] }
  /** Plain text: parsed as Markdown in `{{% %}}` (`## {{% heading "x" %}}`), escaped in `{{< >}}`. */
  | { readonly kind: 'text'; readonly text: string }
  /** Trusted HTML or Markdown text, such as a UI string with a link: parsed as Markdown in `{{% %}}`, as HTML in `{{< >}}`. */
  | { readonly kind: 'markup'; readonly source: SourceText }
  /** No output; a value for the enclosing call's `parts`. */
  | { readonly kind: 'part'; readonly value: unknown }
  /** The page's table of contents, which is known last. */
  | { readonly kind: 'toc' };

/** A call without arguments and without enclosed text. */
export function emptyCall(name: string, origin?: Origin): ShortcodeCall<unknown> {
  return {
    name,
    params: {},
    positional: [],
    named: {},
    markup: 'html',
    inner: generated(''),
    empty: true,
    ordinal: 0,
    parent: undefined,
    asParent: { name, named: {}, positional: [] },
    parts: [],
    origin,
  };
}
