/** The text from which Hugo since 0.144 makes the id of a heading. */
import type { Heading, PhrasingContent } from 'mdast';
import { toString as mdastToText } from 'mdast-util-to-string';
import { VFile } from 'vfile';
import { remarkTypographer } from './plugins/remark-typographer.ts';

/**
 * The visible text of a heading's last line: with smart punctuation if enabled, without raw HTML and bare URLs, for which Goldmark has no text. Empty if nothing remains; Hugo then
 * makes no id.
 *
 * @param source the text that the heading's positions refer to
 */
export function plainHeadingText(heading: Heading, source: string, typographer: boolean): string {
  const copy = structuredClone(heading);
  copy.children = withoutAddresses(copy.children, source);
  if (typographer) remarkTypographer()({ type: 'root', children: [copy] }, new VFile(source));
  const text = mdastToText(copy, { includeHtml: false });
  return text.slice(text.lastIndexOf('\n') + 1);
}

function withoutAddresses(children: readonly PhrasingContent[], source: string): PhrasingContent[] {
  return children.flatMap((child) => {
    if (child.type === 'link' && source.charAt(child.position?.start.offset ?? 0) !== '[') return [];
    if ('children' in child) child.children = withoutAddresses(child.children, source);
    return [child];
  });
}
