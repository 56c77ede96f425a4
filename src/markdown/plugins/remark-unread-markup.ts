/**
 * Finds markup that is shown as text: results of translation tools and keyboards in tags, stars, links, attributes and tables. Nothing is changed; each is reported with its place.
 * Code, HTML and escaped text are ignored.
 */
import type { Heading, Nodes, Paragraph, Parents, PhrasingContent, Root, TableCell } from 'mdast';
import type { VFile } from 'vfile';
import { placeAt } from '../../text/index.ts';
import type { Scope } from '../scope.ts';

interface Kind {
  /** What a text has if the pattern can match in it: a fast test, since few texts have such markup. */
  readonly sign: RegExp;
  readonly pattern: RegExp;
  readonly what: string;
  readonly hint: string;
}

/** In the source of a block, with code, HTML, images and valid links blanked out. */
const IN_BLOCKS: readonly Kind[] = [
  {
    sign: /\{\s*\{|\\\{/u,
    pattern:
      /\{\s*\{\s+[<%]\s*\/?\s*\p{L}[^{}\n]{0,200}\}\s*\}|\{\s*\{\s*[＜％]\s*\/?\s*\p{L}[^{}\n]{0,200}\}\s*\}|\\\{\\?\{\s*[<%]\s*\/?\s*\p{L}[^{}\n]{0,200}\\?\}\\?\}/gu,
    what: 'tag of a shortcode',
    hint: 'Write {{< name >}} without spaces between the braces and the brackets, and without backslashes; {{</* name */>}} shows a tag as text.',
  },
  {
    sign: /\](?:[ \t]+\(|[ \t]*（|\([^\s()（）]*）)/u,
    pattern:
      /(?<![\]!\\])\[(?![ xX]\]|\^)[^\][\n]{1,200}\](?:[ \t]+\((?:https?:|mailto:|\/|#|\.{1,2}\/)[^\s()]*\)|[ \t]*（(?:https?:|mailto:|\/|#|\.{1,2}\/)[^\s（）]*[）)]|\((?:https?:|mailto:|\/|#|\.{1,2}\/)[^\s()（）]*）)/gu,
    what: 'link',
    hint: 'Write [text](address), without a space and with ASCII brackets.',
  },
  {
    sign: /-[ \t]+-/u,
    pattern: /^[ \t>]*\|(?:[ \t]*:?-(?:[ \t]+-)+:?[ \t]*\|)+[ \t]*$/gmu,
    what: 'delimiter row of a table',
    hint: 'Write |---|---| below the header row, without spaces between the hyphens.',
  },
];

/** In plain text. */
const IN_TEXT: readonly Kind[] = [
  {
    sign: /\*\*/u,
    pattern:
      /(?<![*\w\\/])\*\*[ \t]+(?=[^*\n]*\p{L}{2})[^*\n]{1,120}?\*\*(?![*\w/])|(?<![*\w\\/])\*\*(?=[^*\n]*\p{L}{2})[^\s*/][^*\n]{0,120}[ \t]+\*\*(?![*\w/])|(?<![*\\/])\*\*(?=[^*\n]*\p{L}{2})[^\s*/][^*\n]{0,118}[^\s*/]\*\*(?![*/])/gu,
    what: 'pair of stars',
    hint: 'Write **words** without spaces inside the stars; next to punctuation, put a space outside of them, or write <strong>.',
  },
  {
    sign: /\[\^/u,
    // After a word: on its own it is rather a character class.
    pattern: /(?<=[\p{L}\p{N}\p{P}])\[\^[\p{L}\p{N}_-]{1,60}\](?!:)/gu,
    what: 'reference to a footnote that is not in the text',
    hint: 'Write the footnote, [^name]: text, or correct the name.',
  },
];

const IN_HEADINGS: Kind = {
  sign: /[｛{][ \t]*[#＃]/u,
  pattern: /(?:\{[ \t]*#[ \t]+[^{}\n]*\}|｛[ \t]*[#＃][^{}｛｝\n]*[}｝]|\{[ \t]*＃[^{}\n]*\})[ \t]*$/gu,
  what: 'id of a heading',
  hint: 'Write {#id} at the end of the heading, without spaces and with ASCII characters.',
};

const NESTED = {
  what: 'emphasis inside emphasis',
  hint: 'Next to punctuation, a star may open emphasis instead of closing it: put a space outside of the stars, or write <strong>.',
};

type Block = Heading | Paragraph | TableCell;

export function remarkUnreadMarkup() {
  return (tree: Root, file: VFile): void => {
    const { scope } = file.data;
    if (scope?.onUnread === undefined) return;
    if (MAY_BE_UNREAD.test(scope.source.text)) visitBlocks(tree, scope);
    reportIndentedList(tree, scope);
  };
}

/** A text that consists of indented code and begins like a list: content of a shortcode, indented with its tags. */
function reportIndentedList({ children }: Root, scope: Scope): void {
  const [first] = children;
  if (first?.type !== 'code' || !children.every(({ type }) => type === 'code')) return;
  const { start } = extentOf(first);
  const [line = ''] = first.value.split('\n', 1);
  if (!LIST_ITEM.test(line) || !scope.source.text.startsWith(line, start + indentationAt(start, scope)))
    return;
  report(scope, start, start + indentationAt(start, scope) + line.length, INDENTED_LIST);
}

const LIST_ITEM = /^(?:[-*+]|\d{1,9}[.)])[ \t]/;

const INDENTED_LIST = {
  what: 'list',
  hint: 'Lines that are indented by four spaces or more are code: indent the text between the tags less.',
};

function indentationAt(start: number, { source }: Scope): number {
  return /^[ \t]*/.exec(source.text.slice(start, start + 100))?.[0].length ?? 0;
}

/** Emphasis inside emphasis has pairs of stars, too. */
const MAY_BE_UNREAD = new RegExp(
  [...IN_BLOCKS, ...IN_TEXT, IN_HEADINGS].map(({ sign }) => sign.source).join('|'),
  'u',
);

function visitBlocks(parent: Parents, scope: Scope): void {
  for (const node of parent.children) {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
      visitBlock(node, scope);
    else if ('children' in node) visitBlocks(node, scope);
  }
}

function visitBlock(block: Block, scope: Scope): void {
  const { start, end } = extentOf(block);
  const source = { text: scope.source.text.slice(start, end) };
  const kinds = (block.type === 'heading' ? [...IN_BLOCKS, IN_HEADINGS] : IN_BLOCKS).filter(({ sign }) =>
    sign.test(source.text),
  );
  const mask = (node: Nodes): void => {
    if (kinds.length === 0) return;
    const extent = extentOf(node);
    source.text =
      source.text.slice(0, extent.start - start) +
      ' '.repeat(extent.end - extent.start) +
      source.text.slice(extent.end - start);
  };
  visitInline(block.children, { scope, mask, isStrong: false });
  for (const kind of kinds) reportMatches(kind, source.text, start, scope);
}

interface Inline {
  readonly scope: Scope;
  mask(node: Nodes): void;
  readonly isStrong: boolean;
}

function visitInline(children: readonly PhrasingContent[], inline: Inline): void {
  const { scope, mask, isStrong } = inline;
  for (const node of children) {
    if (node.type === 'text') {
      const { start, end } = extentOf(node);
      const text = scope.source.text.slice(start, end);
      for (const kind of IN_TEXT) if (kind.sign.test(text)) reportMatches(kind, text, start, scope);
    } else if (node.type === 'link' && !isBare(node, scope)) {
      mask(node);
    } else if (node.type === 'strong' || node.type === 'emphasis' || node.type === 'delete') {
      if (node.type === 'strong' && isStrong) {
        const { start, end } = extentOf(node);
        report(scope, start, end, NESTED);
      }
      visitInline(node.children, { ...inline, isStrong: isStrong || node.type === 'strong' });
    } else if (node.type !== 'break' && node.type !== 'link') mask(node);
  }
}

/** A bare URL that became a link. */
function isBare(node: Nodes, scope: Scope): boolean {
  const { start } = extentOf(node);
  return scope.source.text.charAt(start) !== '[';
}

function reportMatches({ pattern, what, hint }: Kind, text: string, offset: number, scope: Scope): void {
  for (const { 0: found, index } of text.matchAll(pattern))
    report(scope, offset + index, offset + index + found.length, { what, hint });
}

function report(scope: Scope, start: number, end: number, kind: Pick<Kind, 'what' | 'hint'>): void {
  const written = scope.source.text.slice(start, end).trim();
  const shown = written.length > MAX_SHOWN ? `${written.slice(0, MAX_SHOWN)}…` : written;
  scope.onUnread?.({ written: shown, ...kind }, placeAt(scope.source, start, end));
}

const MAX_SHOWN = 60;

/** Nodes created by a plugin have no place of their own. */
function extentOf({ position }: Nodes): { readonly start: number; readonly end: number } {
  const start = position?.start.offset ?? 0;
  return { start, end: position?.end.offset ?? start };
}
