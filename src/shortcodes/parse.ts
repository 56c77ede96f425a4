/**
 * Parses tags into a tree of calls. Errors are reported at the tag that causes them (an unclosed shortcode at its opening tag), and parsing continues, so that one run reports
 * every error of a page.
 */
import type { ProblemCode } from '../diagnostics/index.ts';
import { type Arguments, type Delimiter, type Malformed, type Tag, tokenize } from './tokenize.ts';

/** A call in a text. Offsets refer to the parsed text. */
export interface CallNode {
  readonly kind: 'call';
  readonly name: string;
  readonly delimiter: Delimiter;
  readonly args: Arguments;
  readonly start: number;
  readonly end: number;
  /** End of the opening tag. */
  readonly tagEnd: number;
  /** The enclosed text; absent if nothing is enclosed. */
  readonly inner?: { readonly start: number; readonly end: number };
  readonly children: readonly ShortcodeNode[];
}

/** A tag that is shown, not executed. */
export interface EscapedNode {
  readonly kind: 'escaped';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** An invalid tag; a problem explains it. The page shows a box in its place. */
export interface BrokenNode {
  readonly kind: 'broken';
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export type ShortcodeNode = CallNode | EscapedNode | BrokenNode;

/** An error with offsets instead of a place. */
export interface ParseProblem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly hint: string;
  readonly start: number;
  readonly end: number;
  readonly target?: string;
}

export interface ParsedShortcodes {
  readonly nodes: readonly ShortcodeNode[];
  readonly problems: readonly ParseProblem[];
}

/** Deeper nesting is refused (`too-deep`): no author writes it, and rendering is recursive. */
const MAX_NESTING = 100;

/** An opening tag whose closing tag has not been read yet, with its content so far. */
interface Frame {
  readonly tag: Tag;
  readonly children: ShortcodeNode[];
}

interface ParseState {
  readonly problems: ParseProblem[];
  readonly roots: ShortcodeNode[];
  /** Open tags, the innermost last. */
  readonly stack: Frame[];
}

/**
 * Parses the shortcodes of a text.
 *
 * @param encloses whether a shortcode encloses text; `undefined` for an undefined name, which encloses text if it is closed
 */
export function parseShortcodes(
  text: string,
  encloses: (name: string) => boolean | undefined,
): ParsedShortcodes {
  const state: ParseState = { problems: [], roots: [], stack: [] };
  const tokens = tokenize(text);
  const closings = closingTagsAhead(tokens.filter((token): token is Tag => token.kind === 'close'));
  for (const token of tokens) {
    if (token.kind === 'escaped') addNode(state, token);
    else if (token.kind === 'malformed') addMalformed(state, token);
    else if (token.kind === 'close') {
      closings.pass(token);
      closeCall(state, token, encloses(token.name));
    } else if (token.selfClosing || !(encloses(token.name) ?? closings.isAhead(token)))
      addNode(state, emptyCall(token));
    else if (state.stack.length < MAX_NESTING) state.stack.push({ tag: token, children: [] });
    else return refuseNesting(state, token, text);
  }
  dropUnclosed(state, 0);
  return { nodes: state.roots, problems: state.problems };
}

function addNode({ stack, roots }: ParseState, node: ShortcodeNode): void {
  (stack.at(-1)?.children ?? roots).push(node);
}

function addMalformed(state: ParseState, { code, message, hint, start, end, at }: Malformed): void {
  const from = code === 'unclosed-shortcode' ? start : at;
  state.problems.push({ code, message, hint, start: from, end: from + 1 });
  addNode(state, { kind: 'broken', message, start, end });
}

function emptyCall({ name, delimiter, args, start, end }: Tag): CallNode {
  return { kind: 'call', name, delimiter, args, start, end, tagEnd: end, children: [] };
}

/** Ends the innermost open call with the closing tag's name. Hugo pairs tags by name only: `{{< tabs >}} … {{% /tabs %}}` is valid. */
function closeCall(state: ParseState, closing: Tag, encloses: boolean | undefined): void {
  const { name, start, end } = closing;
  const depth = state.stack.findLastIndex(({ tag }) => tag.name === name);
  if (depth === -1) {
    state.problems.push(strayClosing(closing, encloses, state.stack));
    addNode(state, { kind: 'broken', message: `“/${name}” has no opening tag.`, start, end });
    return;
  }
  dropUnclosed(state, depth + 1);
  const frame = state.stack.pop();
  if (frame === undefined) return;
  const { tag, children } = frame;
  const inner = { start: tag.end, end: start };
  addNode(state, { ...emptyCall(tag), inner, end, children });
}

/** Reports unclosed tags beyond a depth: their content becomes content of the parent. */
function dropUnclosed(state: ParseState, depth: number): void {
  while (state.stack.length > depth) {
    const frame = state.stack.pop();
    if (frame === undefined) return;
    const { name, delimiter, start, end } = frame.tag;
    const close = delimiter === '<' ? '>' : '%';
    state.problems.push({
      code: 'unclosed-shortcode',
      message: `Unexpected end of ${state.stack.length > 0 ? 'the enclosing text' : 'the page'}: “${name}” is opened here and never closed.`,
      hint: `Write {{${delimiter} /${name} ${close}}} where it ends, or close the tag itself with /${close}}}.`,
      start,
      end,
      target: name,
    });
    addNode(state, { kind: 'broken', message: `“${name}” is never closed.`, start, end });
    for (const child of frame.children) addNode(state, child);
  }
}

/** Stops at a tag that is nested too deeply. The rest is replaced by a box, so that no tag is shown as text. */
function refuseNesting({ problems, roots, stack }: ParseState, tag: Tag, text: string): ParsedShortcodes {
  problems.push({
    code: 'too-deep',
    message: `Unexpected shortcode “${tag.name}” inside ${MAX_NESTING} others, expected less nesting.`,
    hint: 'Close the shortcodes above, or split the page.',
    start: tag.start,
    end: tag.end,
  });
  const start = stack[0]?.tag.start ?? tag.start;
  const message = `Shortcodes are nested more than ${MAX_NESTING} deep here.`;
  return { nodes: [...roots, { kind: 'broken', message, start, end: text.length }], problems };
}

function strayClosing(token: Tag, encloses: boolean | undefined, stack: readonly Frame[]): ParseProblem {
  const { name, start, end } = token;
  const open = stack.at(-1)?.tag;
  const common = { code: 'unexpected-closing-shortcode', start, end, target: name } as const;
  if (encloses === false) {
    return {
      ...common,
      message: `Unexpected closing tag: “${name}” encloses nothing.`,
      hint: 'Remove the closing tag.',
    };
  }
  return {
    ...common,
    message: `Unexpected closing tag “/${name}”${open === undefined ? ', expected none' : `, expected “/${open.name}”`}.`,
    hint: `Remove it, or write the opening tag of “${name}” before it.`,
  };
}

/** Whether a closing tag of the same name follows: this is how undefined names are paired. */
function closingTagsAhead(closing: readonly Tag[]) {
  const counts = new Map<string, number>();
  for (const { name } of closing) counts.set(name, (counts.get(name) ?? 0) + 1);
  return {
    isAhead: ({ name }: Tag) => (counts.get(name) ?? 0) > 0,
    pass: ({ name }: Tag) => counts.set(name, (counts.get(name) ?? 0) - 1),
  };
}
