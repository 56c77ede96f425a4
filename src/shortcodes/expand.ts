/** Executes the shortcodes of a text, innermost first: the result is Markdown in which every finished output is a slot. */
import { createProblem, isStackOverflow, type Problem } from '../diagnostics/index.ts';
import { concat, generated, originAt, placeAt, type SourceText, slice } from '../text/index.ts';
import { checkArguments } from './arguments.ts';
import {
  type EnclosingCall,
  emptyCall,
  type Part,
  type ShortcodeCall,
  type ShortcodeOutput,
} from './call.ts';
import type { ShortcodeContext } from './context.ts';
import { curlyQuotes } from './curly-quotes.ts';
import type { ShortcodeDefinition } from './definition.ts';
import { dedent, indent, indentationAt, indentPreformatted } from './indentation.ts';
import { type CallNode, parseShortcodes, type ShortcodeNode } from './parse.ts';
import { mayHoldSlots, SLOT_PATTERN, SlotsExhausted, type SlotTable } from './slots.ts';
import { renderStub } from './stub.ts';
import { filterUrls, type OnRefusedUrl } from './url-arguments.ts';

export interface ExpandEnvironment {
  readonly slots: SlotTable;
  /** In a Hugo tree the enclosed text keeps its indentation, as in Hugo's `.Inner`; otherwise the tag's indentation is removed. */
  readonly keepsIndentation: boolean;
  /** Called for URLs in arguments that Go's templates would replace; if absent, nothing is filtered. */
  onRefusedUrl?: OnRefusedUrl | undefined;
  definition(name: string): ShortcodeDefinition | undefined;
  /** A more specific reason why a name has no definition, if known. */
  explainUnknown?(name: string): UnknownShortcode | undefined;
  /** A similar name to suggest for an undefined one. */
  nearestName(name: string): string | undefined;
  contextFor(call: ShortcodeCall<unknown>, nested: boolean): ShortcodeContext;
  report(problem: Problem): void;
  readonly locale: string;
}

/** The problem of a shortcode without a definition. */
export interface UnknownShortcode {
  readonly message: string;
  readonly hint: string;
}

/** The text with its shortcodes executed. Problems are reported to the environment, and the rest of the page is rendered. */
export function expandShortcodes(source: SourceText, env: ExpandEnvironment): SourceText {
  const safe = escapeSlotCharacters(source, env.slots);
  if (!safe.text.includes('{{')) return safe;
  const parsed = parseShortcodes(safe.text, (name) => env.definition(name)?.inner);
  for (const { code, message, hint, start, end, target } of parsed.problems) {
    env.report(createProblem(code, placeAt(safe, start, end), { message, hint, target, locale: env.locale }));
  }
  return expandRange(safe, parsed.nodes, 0, safe.text.length, {
    env,
    parent: undefined,
    ordinals: { next: 0 },
    parts: [],
  });
}

interface Level {
  readonly env: ExpandEnvironment;
  readonly parent: ShortcodeCall['parent'];
  readonly ordinals: { next: number };
  readonly parts: Part[];
}

function expandRange(
  source: SourceText,
  nodes: readonly ShortcodeNode[],
  start: number,
  end: number,
  level: Level,
): SourceText {
  const parts: SourceText[] = [];
  let from = start;
  for (const node of nodes) {
    parts.push(slice(source, from, node.start));
    from = node.end;
    if (node.kind === 'escaped') parts.push(generated(node.text, originAt(source, node.start)));
    else if (node.kind === 'broken') parts.push(errorSlot(source, node.start, node.message, level));
    else parts.push(expandCall(source, node, level));
  }
  parts.push(slice(source, from, end));
  return concat(parts);
}

function expandCall(source: SourceText, node: CallNode, level: Level): SourceText {
  const { env } = level;
  const origin = originAt(source, node.start);
  const definition = env.definition(node.name);
  const asParent = {
    name: node.name,
    named: node.args.named,
    positional: node.args.positional,
    ordinal: level.ordinals.next,
    parent: level.parent,
  } satisfies EnclosingCall;
  level.ordinals.next += 1;
  const parts: Part[] = [];
  const inner = expandInner(source, node, { env, parent: asParent, ordinals: { next: 0 }, parts });
  if (definition === undefined) {
    reportUnknown(source, node, env);
    return concat([errorSlot(source, node.start, `Unknown shortcode “${node.name}”`, level), inner]);
  }
  for (const problem of curlyQuotes(source, node)) env.report({ ...problem, locale: env.locale });
  const { params, errors } = checkArguments(definition, node.args);
  if (errors.length > 0) {
    reportArguments(errors, source, node, env);
    return errorSlot(source, node.start, errors.map(({ message }) => message).join(' '), level);
  }
  const call: ShortcodeCall<never> = {
    ...asParent,
    params: filterUrls(definition, params, source, node, env.onRefusedUrl) as never,
    markup: node.delimiter === '%' ? 'markdown' : 'html',
    inner: env.keepsIndentation ? inner : dedent(inner, indentationAt(source.text, node.start)),
    empty: node.inner === undefined,
    asParent,
    parts,
    origin,
  };
  const context = env.contextFor(call, level.parent !== undefined);
  const output = renderCall(definition, call, context);
  if (output.kind === 'part') {
    level.parts.push({ name: node.name, value: output.value });
    return generated('', origin);
  }
  return placeOutput(output, source, node, context, env);
}

/** The content of a call with its own shortcodes executed. */
function expandInner(source: SourceText, { inner, children, start }: CallNode, level: Level): SourceText {
  return inner === undefined
    ? generated('', originAt(source, start))
    : expandRange(source, children, inner.start, inner.end, level);
}

function reportUnknown(source: SourceText, node: CallNode, env: ExpandEnvironment): void {
  env.report(
    createProblem('unknown-shortcode', placeAt(source, node.start, node.tagEnd), {
      ...explainUnknown(node.name, env),
      target: node.name,
      locale: env.locale,
      stub: renderStub(node.name, node.args, node.inner !== undefined, node.delimiter),
    }),
  );
}

function reportArguments(
  errors: ReturnType<typeof checkArguments>['errors'],
  source: SourceText,
  node: CallNode,
  env: ExpandEnvironment,
): void {
  const place = placeAt(source, node.start, node.tagEnd);
  for (const error of errors) {
    const details = { ...error, target: node.name, locale: env.locale };
    env.report(createProblem('invalid-shortcode-arguments', place, details));
  }
}

function explainUnknown(name: string, env: ExpandEnvironment): UnknownShortcode & { suggestion?: string } {
  const explained = env.explainUnknown?.(name);
  if (explained !== undefined) return explained;
  const nearest = env.nearestName(name);
  const message = `Unexpected shortcode “${name}”, expected one that Lockstep or this site defines.`;
  return nearest === undefined
    ? { message, hint: `Define it in shortcodes/${name}.ts.` }
    : {
        message,
        hint: `Did you mean “${nearest}”? Otherwise define it in shortcodes/${name}.ts.`,
        suggestion: nearest,
      };
}

/** A definition that throws loses its own output, not the page. */
function renderCall(
  definition: ShortcodeDefinition,
  call: ShortcodeCall<never>,
  context: ShortcodeContext,
): ShortcodeOutput {
  try {
    return definition.render(call, context);
  } catch (error) {
    if (error instanceof SlotsExhausted) throw error;
    if (isStackOverflow(error)) {
      const message = `Unexpected depth of the content of “${call.name}”, expected less nesting.`;
      context.problem('too-deep', message, {
        hint: 'Close HTML elements, and nest emphasis, quotes and lists less deeply.',
        target: call.name,
      });
      return { kind: 'nodes', nodes: [context.errorBox(message)] };
    }
    const reason = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
    const message = `Unexpected failure of the shortcode “${call.name}”: ${reason}.`;
    context.problem('render-failed', message, {
      hint: 'Correct its definition, or the call.',
      target: call.name,
    });
    return { kind: 'nodes', nodes: [context.errorBox(message)] };
  }
}

function placeOutput(
  output: Exclude<ShortcodeOutput, { kind: 'part' }>,
  source: SourceText,
  node: CallNode,
  context: ShortcodeContext,
  env: ExpandEnvironment,
): SourceText {
  const origin = originAt(source, node.start);
  const slot = (char: string) => generated(char, origin);
  switch (output.kind) {
    case 'nodes': {
      if (output.nodes.length === 0) return generated('', origin);
      const indentation =
        env.keepsIndentation && node.inner === undefined ? indentationAt(source.text, node.start) : '';
      return slot(
        env.slots.add({ kind: 'nodes', nodes: indentPreformatted(output.nodes, indentation), origin }),
      );
    }
    case 'toc':
      return slot(env.slots.add({ kind: 'toc' }));
    case 'text':
      return node.delimiter === '%'
        ? indent(generated(output.text, origin), indentationAt(source.text, node.start))
        : slot(env.slots.add({ kind: 'text', text: output.text }));
    case 'markup':
      return node.delimiter === '%'
        ? indent(output.source, indentationAt(source.text, node.start))
        : slot(env.slots.add({ kind: 'nodes', nodes: context.html(output.source), origin }));
  }
}

function errorSlot(source: SourceText, at: number, message: string, level: Level): SourceText {
  const origin = originAt(source, at);
  const call = emptyCall('', origin);
  const box = level.env.contextFor(call, level.parent !== undefined).errorBox(message);
  return generated(level.env.slots.add({ kind: 'nodes', nodes: [box] }), origin);
}

/** Private-use characters that the author wrote become slots that print themselves, so that they are never mistaken for slots. */
function escapeSlotCharacters(source: SourceText, slots: SlotTable): SourceText {
  if (!mayHoldSlots(source.text)) return source;
  const parts: SourceText[] = [];
  let from = 0;
  for (const match of source.text.matchAll(SLOT_PATTERN)) {
    parts.push(slice(source, from, match.index));
    parts.push(generated(slots.add({ kind: 'text', text: match[0] }), originAt(source, match.index)));
    from = match.index + match[0].length;
  }
  parts.push(slice(source, from));
  return concat(parts);
}
