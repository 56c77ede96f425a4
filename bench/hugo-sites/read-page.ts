/** Words and ids in the content of a built page. */
import type { Element, Nodes } from 'hast';
import { raw } from 'hast-util-raw';

export interface PageFacts {
  /** How often each word occurs. */
  readonly words: ReadonlyMap<string, number>;
  readonly ids: ReadonlySet<string>;
}

const UNREAD: ReadonlySet<string> = new Set([
  'script',
  'style',
  'svg',
  'template',
  'button',
  'noscript',
  'nav',
  'math',
]);

/** @param html a page that Hugo built, whose content is in `<main>`, or one that Lockstep built */
export function readPage(html: string): PageFacts {
  const tree = raw({ type: 'root', children: [{ type: 'raw', value: html }] });
  const content = find(tree, isContent) ?? find(tree, ({ tagName }) => tagName === 'main');
  const words = new Map<string, number>();
  const ids = new Set<string>();
  let text = '';
  const walk = (node: Nodes): void => {
    if (node.type === 'text') text += node.value;
    if (node.type !== 'element' && node.type !== 'root') return;
    if (node.type === 'element') {
      if (UNREAD.has(node.tagName) || 'dataPagefindIgnore' in node.properties) return;
      if (typeof node.properties.id === 'string') ids.add(node.properties.id);
    }
    for (const child of node.children) walk(child);
    if (node.type === 'element' && !INLINE.has(node.tagName)) text += ' ';
  };
  if (content !== undefined) walk(content);
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu))
    words.set(word, (words.get(word) ?? 0) + 1);
  return { words, ids };
}

const INLINE: ReadonlySet<string> = new Set(
  'a abbr b bdi code del em i ins kbd mark s small span strong sub sup u'.split(' '),
);

/** The element with the content in our pages. */
function isContent({ properties }: Element): boolean {
  const { className } = properties;
  return Array.isArray(className) && className.includes('content');
}

function find(node: Nodes, test: (element: Element) => boolean): Element | undefined {
  if (node.type === 'element' && test(node)) return node;
  if (!('children' in node)) return undefined;
  for (const child of node.children) {
    const found = find(child, test);
    if (found !== undefined) return found;
  }
  return undefined;
}
