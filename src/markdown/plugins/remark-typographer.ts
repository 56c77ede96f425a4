/** Smart quotes, dashes and dots, for sites that enable Hugo's `typographer`. */
import type { Root, RootContent } from 'mdast';
import type { VFile } from 'vfile';
import { MAY_BE_SIGN, type OpenQuotes, signAt } from '../typography.ts';
import { SKIP, walkMarkdown } from '../walk.ts';

export function remarkTypographer() {
  return (tree: Root, file: VFile): void => {
    const source = String(file);
    if (!MAY_BE_SIGN.test(source)) return;
    let block = blockOf(undefined, source);
    walkMarkdown(tree, (node) => {
      if (node.type === 'link' && !isWrittenLink(node, source)) return SKIP;
      if (isTextBlock(node)) block = blockOf(node, source);
      else if (node.type === 'text' && MAY_BE_SIGN.test(node.value)) {
        node.value = typeset(node.value, node.position?.start.offset, source, block);
      } else if ((node.type === 'image' || node.type === 'imageReference') && node.alt) {
        const start = node.position?.start.offset;
        node.alt = typeset(node.alt, start === undefined ? undefined : start + '!['.length, source, block);
      }
      return undefined;
    });
  };
}

/** A block whose quotation marks are counted together, by the offsets of its text. */
interface Block {
  readonly start: number;
  readonly end: number;
  readonly open: OpenQuotes;
}

type TextBlock = Extract<RootContent, { type: 'paragraph' | 'heading' | 'tableCell' }>;

function isTextBlock(node: RootContent): node is TextBlock {
  return node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
}

function blockOf(node: TextBlock | undefined, source: string): Block {
  const first = node?.children[0];
  const last = node?.children.at(-1);
  const lastStart = last?.position?.start.offset ?? 0;
  // A heading ends before its attributes.
  const end =
    last?.type === 'text' && source.startsWith(last.value, lastStart)
      ? lastStart + last.value.trimEnd().length
      : (last?.position?.end.offset ?? source.length);
  return { start: first?.position?.start.offset ?? 0, end, open: { single: 0, double: 0 } };
}

/** `[text](target)`, not a bare URL. */
function isWrittenLink({ position }: RootContent, source: string): boolean {
  return position?.start.offset === undefined || source.charAt(position.start.offset) === '[';
}

/** @param start offset of the text in the source */
function typeset(value: string, start: number | undefined, source: string, block: Block): string {
  const offsets = offsetsOf(value, start ?? 0, source);
  let typeset = '';
  for (let index = 0; index < value.length; ) {
    const character = value.charAt(index);
    const offset = offsets(index);
    const sign =
      offset === undefined || !MAY_BE_SIGN.test(character)
        ? undefined
        : signAt(restOfLine(source, offset, block.end), before(source, offset, block.start), block.open);
    typeset += sign?.text ?? character;
    index += sign?.length ?? 1;
  }
  return typeset;
}

/** The rest of the line within the block, including its end; only as much as the rules need. */
function restOfLine(source: string, offset: number, end: number): string {
  const most = source.slice(offset, Math.min(end, offset + LONGEST));
  const newline = most.indexOf('\n');
  return newline === -1 ? most : most.slice(0, newline + 1);
}

const LONGEST = 32;

function before(source: string, offset: number, start: number): string {
  if (offset <= start) return '\n';
  const low = source.charAt(offset - 1);
  return /[\uDC00-\uDFFF]/.test(low) ? source.slice(offset - 2, offset) : low;
}

/** The source offset of each character of a text; `undefined` for one that is written as an escape or entity. */
function offsetsOf(value: string, start: number, source: string): (index: number) => number | undefined {
  if (source.startsWith(value, start)) return (index) => start + index;
  const offsets: (number | undefined)[] = [];
  let at = start;
  for (let index = 0; index < value.length; index += 1) {
    const character = value.charAt(index);
    const escaped = source.charAt(at) === '\\' && source.charAt(at + 1) === character && character !== '\\';
    const entity =
      source.charAt(at) === '&' ? /^&#?\w+;/.exec(source.slice(at, at + LONGEST))?.[0] : undefined;
    if (escaped || source.startsWith('\\\\', at)) {
      offsets.push(undefined);
      at += 2;
    } else if (entity !== undefined && !value.startsWith(entity, index)) {
      offsets.push(undefined);
      at += entity.length;
    } else {
      // Container markers are at the starts of lines, white space at both ends.
      while (at < source.length && source.charAt(at) !== character && /[\s>]/.test(source.charAt(at)))
        at += 1;
      offsets.push(source.charAt(at) === character ? at : undefined);
      if (source.charAt(at) === character) at += 1;
    }
  }
  return (index) => offsets[index];
}
