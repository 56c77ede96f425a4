/** Finds raw HTML that is omitted because the site does not allow it. Comments are ignored. */
import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { placeAt } from '../../text/index.ts';
import { walkMarkdown } from '../walk.ts';

const OPENING_TAG = /<[a-zA-Z][^>]*>?/;
const MAX_SHOWN = 60;

export function remarkOmittedHtml() {
  return (tree: Root, file: VFile): void => {
    const { scope } = file.data;
    if (scope?.onOmittedHtml === undefined || !scope.source.text.includes('<')) return;
    const { onOmittedHtml, source } = scope;
    walkMarkdown(tree, (node) => {
      if (node.type !== 'html') return undefined;
      const tag = OPENING_TAG.exec(node.value.replaceAll(/<!--.*?(?:-->|$)/gs, ''))?.[0];
      const { start, end } = node.position ?? {};
      if (tag === undefined || start?.offset === undefined) return undefined;
      const shown = tag.length > MAX_SHOWN ? `${tag.slice(0, MAX_SHOWN)}…` : tag;
      onOmittedHtml(shown, placeAt(source, start.offset, end?.offset));
      return undefined;
    });
  };
}
