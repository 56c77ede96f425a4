/**
 * The other half of the grammar: tags → a tree of calls. What is wrong is reported at the tag that is wrong (an unclosed shortcode at its
 * opening tag), and reading goes on, so that one run names every defect of a page.
 */
import type { ProblemCode } from '../diagnostics/index.ts';
import { type Arguments, type Delimiter, type Tag, tokenize } from './tokenize.ts';

/** A call in a text. Offsets are into the text that was parsed. */
export interface CallNode {
  readonly kind: 'call';
  readonly name: string;
  readonly delimiter: Delimiter;
  readonly args: Arguments;
  readonly start: number;
  readonly end: number;
  /** End of the opening tag. */
  readonly tagEnd: number;
  /** The enclosed text; absent where nothing is enclosed. */
  readonly inner?: { readonly start: number; readonly end: number };
  readonly children: readonly ShortcodeNode[];
}

/** A tag that is shown, not called. */
export interface EscapedNode {
  readonly kind: 'escaped';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A tag that means nothing; a problem says why. The page shows a box in its place. */
export interface BrokenNode {
  readonly kind: 'broken';
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export type ShortcodeNode = CallNode | EscapedNode | BrokenNode;

/** A defect with offsets instead of a place. */
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
export const MAX_NESTING = 100;

interface Frame {
  readonly tag: Tag;
  readonly children: ShortcodeNode[];
}

/**
 * Parses the shortcodes of a text.
 *
 * @param encloses whether a shortcode encloses text; `undefined` for a name nobody defines, which then encloses text if it is closed.
 */
export function parseShortcodes(
  text: string,
  encloses: (name: string) => boolean | undefined,
): ParsedShortcodes {
  const problems: ParseProblem[] = [];
  const roots: ShortcodeNode[] = [];
  const stack: Frame[] = [];
  const tokens = tokenize(text);
  const closings = closingTagsAhead(tokens.filter((token): token is Tag => token.kind === 'close'));
  const add = (node: ShortcodeNode) => (stack.at(-1)?.children ?? roots).push(node);

  /** An opening tag that nothing closes: what it would have enclosed stays where it is. */
  const abandon = (frame: Frame) => {
    const { tag } = frame;
    problems.push({
      code: 'unclosed-shortcode',
      message: `Unexpected end of ${stack.length > 0 ? 'the enclosing text' : 'the page'}: “${tag.name}” is opened here and never closed.`,
      hint: `Write {{${tag.delimiter} /${tag.name} ${tag.delimiter === '<' ? '>' : '%'}}} where it ends, or close the tag itself with /${tag.delimiter === '<' ? '>' : '%'}}}.`,
      start: tag.start,
      end: tag.end,
      target: tag.name,
    });
    add({ kind: 'broken', message: `“${tag.name}” is never closed.`, start: tag.start, end: tag.end });
    for (const child of frame.children) add(child);
  };

  for (const token of tokens) {
    if (token.kind === 'escaped') add(token);
    else if (token.kind === 'malformed') {
      const at = token.code === 'unclosed-shortcode' ? token.start : token.at;
      problems.push({ code: token.code, message: token.message, hint: token.hint, start: at, end: at + 1 });
      add({ kind: 'broken', message: token.message, start: token.start, end: token.end });
    } else if (token.kind === 'open') {
      const opens = encloses(token.name) ?? closings.isAhead(token);
      if (!opens || token.selfClosing) {
        add({
          kind: 'call',
          name: token.name,
          delimiter: token.delimiter,
          args: token.args,
          start: token.start,
          end: token.end,
          tagEnd: token.end,
          children: [],
        });
      } else if (stack.length >= MAX_NESTING) {
        problems.push({
          code: 'too-deep',
          message: `Unexpected shortcode “${token.name}” inside ${MAX_NESTING} others, expected less nesting.`,
          hint: 'Close the shortcodes above, or split the page.',
          start: token.start,
          end: token.end,
        });
        // The rest is not read: its box stands for it, so that no tag shows as text.
        const from = stack[0]?.tag.start ?? token.start;
        const message = `Shortcodes are nested more than ${MAX_NESTING} deep here.`;
        return { nodes: [...roots, { kind: 'broken', message, start: from, end: text.length }], problems };
      } else stack.push({ tag: token, children: [] });
    } else {
      closings.pass(token);
      // Hugo pairs tags by name alone: `{{< tabs >}} … {{% /tabs %}}` closes.
      const index = stack.findLastIndex(({ tag }) => tag.name === token.name);
      if (index === -1) {
        problems.push(strayClosing(token, encloses(token.name), stack));
        add({
          kind: 'broken',
          message: `Nothing is closed by “/${token.name}”.`,
          start: token.start,
          end: token.end,
        });
        continue;
      }
      while (stack.length > index + 1) {
        const frame = stack.pop();
        if (frame !== undefined) abandon(frame);
      }
      const frame = stack.pop();
      if (frame === undefined) continue;
      add({
        kind: 'call',
        name: frame.tag.name,
        delimiter: frame.tag.delimiter,
        args: frame.tag.args,
        start: frame.tag.start,
        tagEnd: frame.tag.end,
        inner: { start: frame.tag.end, end: token.start },
        end: token.end,
        children: frame.children,
      });
    }
  }
  while (stack.length > 0) {
    const frame = stack.pop();
    if (frame !== undefined) abandon(frame);
  }
  return { nodes: roots, problems };
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
    message: `Unexpected closing tag “/${name}”${open === undefined ? ', nothing is open' : `, expected “/${open.name}”`}.`,
    hint: `Remove it, or write the opening tag of “${name}” before it.`,
  };
}

/** Whether a closing tag of the same name stands further down: how unknown names are paired. */
function closingTagsAhead(closing: readonly Tag[]) {
  const counts = new Map<string, number>();
  for (const { name } of closing) counts.set(name, (counts.get(name) ?? 0) + 1);
  return {
    isAhead: ({ name }: Tag) => (counts.get(name) ?? 0) > 0,
    pass: ({ name }: Tag) => counts.set(name, (counts.get(name) ?? 0) - 1),
  };
}
