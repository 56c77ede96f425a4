/**
 * The interface of shortcodes: name, parameters, whether it encloses text, examples for tests and the manual, and a pure function from a call and a context to output. A definition
 * reads nothing but these two; whatever it asks the context for is recorded as a dependency of the page.
 */

import type { ElementContent } from 'hast';
import type { ShortcodeCall, ShortcodeOutput } from './call.ts';
import type { ShortcodeContext } from './context.ts';
import type { NamingType, ParamSpecs, ParamsOf } from './param-types.ts';

/** An example for the tests and the manual. */
export interface ShortcodeExample {
  /** What an author writes. */
  readonly source: string;
  /** Text that the rendered example must contain, with collapsed white space; checked by the contract test of all definitions. */
  readonly shows?: string;
}

/** Something of the site that a shortcode reads regardless of its arguments. */
export interface ShortcodeRead {
  readonly type: Extract<NamingType, 'data' | 'include' | 'page'>;
  readonly name: string;
}

export interface ShortcodeDefinition<S extends ParamSpecs = ParamSpecs> {
  readonly name: string;
  /** Other names of the shortcode. */
  readonly aliases?: readonly string[];
  /** Its output, in one sentence, for the manual. */
  readonly summary?: string;
  readonly params: S;
  /** Takes unnamed or named arguments beyond `params` (such as `include FILE args…`). */
  readonly restParams?: boolean;
  /** Encloses text, and so must be closed (or self-closed, `/>}}`). */
  readonly inner: boolean;
  /** Used within a sentence, so that it never begins or ends a block. */
  readonly inline?: boolean;
  /** Outputs only what it encloses: a page has the same text with and without it. */
  readonly transparent?: boolean;
  /** The name of a shortcode that a translation may use instead. */
  readonly sameAs?: string;
  /** What it always reads, in addition to what its arguments name. */
  readonly reads?: readonly ShortcodeRead[];
  readonly examples: readonly ShortcodeExample[];
  render(call: ShortcodeCall<ParamsOf<S>>, context: ShortcodeContext): ShortcodeOutput;
}

/**
 * Types a definition by its own parameters. A site's `shortcodes/<name>.ts` exports the result as default.
 *
 * @example export default defineShortcode({ name: 'badge', params: { text: { type: 'string', required: true, position: 0 } }, inner: false, examples: [{ source: '{{< badge "new"
 * >}}', shows: 'new' }], render: (call) => ({ kind: 'nodes', nodes: [h('span', { className: ['badge'] }, call.params.text)] }), });
 */
export function defineShortcode<const S extends ParamSpecs>(
  definition: ShortcodeDefinition<S>,
): ShortcodeDefinition<S> {
  return definition;
}

/** Output of finished HTML. */
export function nodes(...content: readonly ElementContent[]): ShortcodeOutput {
  return { kind: 'nodes', nodes: content };
}

/** Output that is plain text. */
export function text(value: string): ShortcodeOutput {
  return { kind: 'text', text: value };
}
