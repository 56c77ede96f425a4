/**
 * Finds markup that stands on the page as text: what tools and keyboards of translators make of tags, stars, links, attributes and tables. Nothing is changed;
 * each is reported with its place. Code, HTML and what a text escapes is left alone.
 */
import type { Heading, Nodes, Paragraph, Parents, PhrasingContent, Root, TableCell } from 'mdast';
import type { VFile } from 'vfile';
import { placeAt } from '../../text/index.ts';
import type { Scope } from '../scope.ts';

interface Kind {
  readonly pattern: RegExp;
  readonly what: string;
  readonly hint: string;
}

/** In the source of a block, in which code, HTML, images and links that were read are blank. */
const IN_BLOCKS: readonly Kind[] = [
  {
    pattern:
      /\{\s*\{\s+[<%]\s*\/?\s*\p{L}[^{}\n]{0,200}\}\s*\}|\{\s*\{\s*[＜％]\s*\/?\s*\p{L}[^{}\n]{0,200}\}\s*\}|\\\{\\?\{\s*[<%]\s*\/?\s*\p{L}[^{}\n]{0,200}\\?\}\\?\}/gu,
    what: 'tag of a shortcode',
    hint: 'Write {{< name >}} without blanks between the braces and the brackets, and without backslashes; {{</* name */>}} shows a tag as text.',
  },
  {
    pattern:
      /(?<![\]!\\])\[(?![ xX]\]|\^)[^\][\n]{1,200}\](?:[ \t]+\((?:https?:|mailto:|\/|#|\.{1,2}\/)[^\s()]*\)|[ \t]*（(?:https?:|mailto:|\/|#|\.{1,2}\/)[^\s（）]*[）)]|\((?:https?:|mailto:|\/|#|\.{1,2}\/)[^\s()（）]*）)/gu,
    what: 'link',
    hint: 'Write [text](address), without a blank and with ASCII brackets.',
  },
  {
    pattern: /^[ \t>]*\|(?:[ \t]*:?-(?:[ \t]+-)+:?[ \t]*\|)+[ \t]*$/gmu,
    what: 'rule of a table',
    hint: 'Write |---|---| below the header row, without blanks between the hyphens.',
  },
];

/** In text that is no other markup. */
const IN_TEXT: readonly Kind[] = [
  {
    pattern:
      /(?<![*\w\\/])\*\*[ \t]+(?=[^*\n]*\p{L}{2})[^*\n]{1,120}?\*\*(?![*\w/])|(?<![*\w\\/])\*\*(?=[^*\n]*\p{L}{2})[^\s*/][^*\n]{0,120}[ \t]+\*\*(?![*\w/])|(?<![*\\/])\*\*(?=[^*\n]*\p{L}{2})[^\s*/][^*\n]{0,118}[^\s*/]\*\*(?![*/])/gu,
    what: 'pair of stars',
    hint: 'Write **words** without blanks inside the stars; next to punctuation, put a blank outside of them, or write <strong>.',
  },
];

const IN_HEADINGS: Kind = {
  pattern: /(?:\{[ \t]*#[ \t]+[^{}\n]*\}|｛[ \t]*[#＃][^{}｛｝\n]*[}｝]|\{[ \t]*＃[^{}\n]*\})[ \t]*$/gu,
  what: 'id of a heading',
  hint: 'Write {#id} at the end of the heading, without blanks and with ASCII signs.',
};

const NESTED = {
  what: 'emphasis inside emphasis',
  hint: 'Next to punctuation, a star opens where its writer meant to close: put a blank outside of the stars, or write <strong>.',
};

type Block = Heading | Paragraph | TableCell;

export function remarkUnreadMarkup() {
  return (tree: Root, file: VFile): void => {
    const { scope } = file.data;
    if (scope?.onUnread !== undefined && MAY_BE_UNREAD.test(scope.source.text)) visitBlocks(tree, scope);
  };
}

/** Most pages have none of what is looked for. */
const MAY_BE_UNREAD = /\*\*|\]\s*[(（]|\{\s*\{|\\\{|[｛{]\s*[#＃]|-[ \t]+-/u;

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
  const mask = (node: Nodes): void => {
    const extent = extentOf(node);
    source.text =
      source.text.slice(0, extent.start - start) +
      ' '.repeat(extent.end - extent.start) +
      source.text.slice(extent.end - start);
  };
  visitInline(block.children, { scope, mask, isStrong: false });
  for (const kind of IN_BLOCKS) tell(kind, source.text, start, scope);
  if (block.type === 'heading') tell(IN_HEADINGS, source.text, start, scope);
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
      for (const kind of IN_TEXT) tell(kind, scope.source.text.slice(start, end), start, scope);
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

/** An address that became a link by itself. */
function isBare(node: Nodes, scope: Scope): boolean {
  const { start } = extentOf(node);
  return scope.source.text.charAt(start) !== '[';
}

function tell({ pattern, ...kind }: Kind, text: string, offset: number, scope: Scope): void {
  for (const { 0: found, index } of text.matchAll(pattern))
    report(scope, offset + index, offset + index + found.length, kind);
}

function report(scope: Scope, start: number, end: number, kind: Pick<Kind, 'what' | 'hint'>): void {
  const written = scope.source.text.slice(start, end).trim();
  const shown = written.length > MAX_SHOWN ? `${written.slice(0, MAX_SHOWN)}…` : written;
  scope.onUnread?.({ written: shown, ...kind }, placeAt(scope.source, start, end));
}

const MAX_SHOWN = 60;

/** Nodes that a plugin made have no place of their own. */
function extentOf({ position }: Nodes): { readonly start: number; readonly end: number } {
  const start = position?.start.offset ?? 0;
  return { start, end: position?.end.offset ?? start };
}
