/**
 * Parses the author's raw HTML as a browser would. Pages whose only raw HTML are comments skip the HTML parser, which costs as much as Markdown itself; comments are removed from
 * the page.
 */
import type { Element, Root } from 'hast';
import { raw } from 'hast-util-raw';
import { toHtml } from 'hast-util-to-html';
import type { VFile } from 'vfile';
import { escapeText } from '../../text/index.ts';

export function rehypeRawHtml() {
  return (tree: Root, file: VFile): Root => {
    const found: Found[] = [];
    collect(tree, found);
    if (isCommentAcross(found)) return rootOf(raw(asText(tree)));
    const comments = found.filter(({ node }) => isOnlyComments(node.value));
    drop(comments);
    return comments.length === found.length ? tree : rootOf(raw(tree, { file }));
  };
}

type Parent = Root | Element;
type Raw = Extract<Root['children'][number], { type: 'raw' }>;

interface Found {
  readonly node: Raw;
  readonly parent: Parent;
}

function collect(parent: Parent, found: Found[]): void {
  for (const node of parent.children) {
    if (node.type === 'element') collect(node, found);
    else if (node.type === 'raw') found.push({ node, parent });
  }
}

function drop(comments: readonly Found[]): void {
  const dropped = new Set<unknown>(comments.map(({ node }) => node));
  for (const parent of new Set(comments.map((comment) => comment.parent))) {
    if (parent.type === 'root') parent.children = parent.children.filter((node) => !dropped.has(node));
    else parent.children = parent.children.filter((node) => !dropped.has(node));
  }
}

/**
 * Whether a comment ends in another piece of raw HTML than it started. A blank line ends a Markdown HTML block, and the Markdown after it belongs to the comment until a later
 * piece ends it.
 */
function isCommentAcross(found: readonly Found[]): boolean {
  let open = false;
  for (const { node } of found) {
    const { value } = node;
    if (open && value.includes('-->')) return true;
    const start = value.lastIndexOf('<!--');
    open ||= start !== -1 && !value.includes('-->', start + 2);
  }
  return false;
}

/** The tree as one piece of raw HTML. Its elements have no positions then, so problems cannot name their line. */
function asText(tree: Root): Root {
  escapeTexts(tree);
  return { type: 'root', children: [{ type: 'raw', value: toHtml(tree, { allowDangerousHtml: true }) }] };
}

/** In text, `-->` does not end a comment. */
function escapeTexts(parent: Parent): void {
  for (const [index, node] of parent.children.entries()) {
    if (node.type === 'element') escapeTexts(node);
    else if (node.type === 'text') parent.children[index] = { type: 'raw', value: escapeText(node.value) };
  }
}

function rootOf(parsed: ReturnType<typeof raw>): Root {
  if (parsed.type === 'root') return parsed;
  return { type: 'root', children: parsed.type === 'doctype' ? [] : [parsed] };
}

function isOnlyComments(html: string): boolean {
  let at = 0;
  while (html.startsWith('<!--', at)) {
    const end = html.indexOf('-->', at + 4);
    if (end === -1) return false;
    at = end + 3;
    while (/\s/.test(html.charAt(at))) at += 1;
  }
  return at > 0 && at === html.length;
}
