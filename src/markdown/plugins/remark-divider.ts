/**
 * `<!--more-->` in the text of a page marks the end of its summary for lists and feeds. It becomes a comment in the tree, even if raw HTML is omitted, and is removed
 * when the page is finished. The dividers of included files are ignored.
 */
import type { Comment } from 'hast';
import type { Literal, Root } from 'mdast';
import type { VFile } from 'vfile';
import { originAt } from '../../text/index.ts';
import { walkMarkdown } from '../walk.ts';

/** Hugo requires exactly this form. */
const WRITTEN = '<!--more-->';
const VALUE = 'more';

export function remarkDivider() {
  return (tree: Root, file: VFile): void => {
    const { scope } = file.data;
    if (scope?.onDivider === undefined || !scope.source.text.includes(WRITTEN)) return;
    const { onDivider, source, page } = scope;
    walkMarkdown(tree, (node, index, parent) => {
      if (node.type !== 'html' || node.value.trim() !== WRITTEN) return undefined;
      const offset = node.position?.start.offset;
      if (offset === undefined || originAt(source, offset)?.file.path !== page?.file) return undefined;
      parent.children[index] = { type: 'divider', value: '' };
      onDivider();
      return undefined;
    });
  };
}

/** The HTML node for a divider. */
export function dividerComment(): Comment {
  return { type: 'comment', value: VALUE };
}

export function isDivider(node: { readonly type: string; readonly value?: unknown }): boolean {
  return node.type === 'comment' && node.value === VALUE;
}

/** Marks the end of a page's summary. */
interface Divider extends Literal {
  type: 'divider';
  value: '';
}

declare module 'mdast' {
  interface RootContentMap {
    divider: Divider;
  }
  interface PhrasingContentMap {
    divider: Divider;
  }
  interface BlockContentMap {
    divider: Divider;
  }
}
