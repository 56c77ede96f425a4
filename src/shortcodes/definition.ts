/**
 * What a shortcode is: its name, its parameters, whether it encloses text, examples that feed tests and the manual, and a pure
 * function from a call and a context to output. A definition reads nothing but what these two hand it; whatever it asks the
 * context for is recorded as a dependency of the page.
 */

import type { ElementContent } from 'hast';
import type { ShortcodeCall, ShortcodeOutput } from './call.ts';
import type { ShortcodeContext } from './context.ts';
import type { NamingType, ParamSpecs, ParamsOf } from './param-types.ts';

/** An example of use: fed to the tests and to the authors' page. */
export interface ShortcodeExample {
  /** What an author writes. */
  readonly source: string;
  /** Text that the rendered example must contain, white space folded; checked by the contract test of all definitions. */
  readonly shows?: string;
}

/** Something of the site that a shortcode reads by itself. */
export interface ShortcodeRead {
  readonly type: Extract<NamingType, 'data' | 'include' | 'page'>;
  readonly name: string;
}

export interface ShortcodeDefinition<S extends ParamSpecs = ParamSpecs> {
  readonly name: string;
  /** Other names that mean the same. */
  readonly aliases?: readonly string[];
  /** What it puts on the page, in one sentence, for the authors' page. */
  readonly summary?: string;
  readonly params: S;
  /** Takes unnamed or named arguments beyond `params` (as `include FILE args…` does). */
  readonly restParams?: boolean;
  /** Encloses text, and so must be closed (or self-closed, `/>}}`). */
  readonly inner: boolean;
  /** Stands in a sentence, and so never begins or ends a block. */
  readonly inline?: boolean;
  /** Prints what it encloses and nothing of its own: a page with it and a page without say the same. */
  readonly transparent?: boolean;
  /** The name of a shortcode that a translation may use in its place. */
  readonly sameAs?: string;
  /** What it always reads, besides what its arguments name. */
  readonly reads?: readonly ShortcodeRead[];
  readonly examples: readonly ShortcodeExample[];
  render(call: ShortcodeCall<ParamsOf<S>>, context: ShortcodeContext): ShortcodeOutput;
}

/**
 * Types a definition by its own parameters. A site's `shortcodes/<name>.ts` exports the result as default.
 *
 * @example
 * export default defineShortcode({
 *   name: 'badge',
 *   params: { text: { type: 'string', required: true, position: 0 } },
 *   inner: false,
 *   examples: [{ source: '{{< badge "new" >}}', shows: 'new' }],
 *   render: (call) => ({ kind: 'nodes', nodes: [h('span', { className: ['badge'] }, call.params.text)] }),
 * });
 */
export function defineShortcode<const S extends ParamSpecs>(
  definition: ShortcodeDefinition<S>,
): ShortcodeDefinition<S> {
  return definition;
}

/** Output made of finished HTML. */
export function nodes(...content: readonly ElementContent[]): ShortcodeOutput {
  return { kind: 'nodes', nodes: content };
}

/** Output that is plain text. */
export function text(value: string): ShortcodeOutput {
  return { kind: 'text', text: value };
}
