/** A page as every generator for documentation can build it: GitHub-flavoured Markdown with a title, without shortcodes, HTML, pictures and links to other pages. */
import type { Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmStrikethroughFromMarkdown, gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown, gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown, gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item';
import { toMarkdown } from 'mdast-util-to-markdown';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { parseFrontMatter } from '../../src/corpus/index.ts';

const READ = {
  extensions: [gfmTable(), gfmStrikethrough(), gfmTaskListItem()],
  mdastExtensions: [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown(), gfmTaskListItemFromMarkdown()],
};
const WRITE = {
  extensions: [gfmTableToMarkdown(), gfmStrikethroughToMarkdown(), gfmTaskListItemToMarkdown()],
};

/** @param path of the file, for pages without a title */
export function plainPage(text: string, path: string): string {
  const { params, bodyStart } = parseFrontMatter({ path, text });
  const title = typeof params.title === 'string' ? params.title : path;
  // Braces in pairs are expressions in Vue’s templates.
  const body = text
    .slice(bodyStart)
    .replaceAll(/\{\{[<%].*?[%>]\}\}/gs, '')
    .replaceAll(/\{(?=\{)|\}(?=\})/g, '$& ');
  const tree = fromMarkdown(body, READ);
  const plain = toMarkdown({ type: 'root', children: tree.children.flatMap(strip) }, WRITE);
  return `---\ntitle: ${JSON.stringify(title)}\n---\n\n${plain}`;
}

/** The node without what is not plain; nothing if nothing is left. */
function strip(node: RootContent): RootContent[] {
  if (node.type === 'html' || node.type === 'image' || node.type === 'imageReference') return [];
  if (node.type === 'definition') return [];
  const isLink = node.type === 'link' || node.type === 'linkReference';
  if (isLink && !(node.type === 'link' && /^https?:/.test(node.url))) return node.children.flatMap(strip);
  if (node.type === 'code')
    return [{ ...node, lang: /^\w+$/.test(node.lang ?? '') ? node.lang : null, meta: null }];
  if (!('children' in node)) return [node];
  const children = (node.children as RootContent[]).flatMap(strip);
  const isEmpty = children.length === 0 && node.type !== 'tableCell';
  return isEmpty ? [] : [{ ...node, children } as Nodes as RootContent];
}
