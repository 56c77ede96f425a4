/** Extracts from HTML what matters to readers, links and programs, without markup that is only the look of a theme. */
import type { Element, Nodes, Root } from 'hast';
import { raw } from 'hast-util-raw';
import { toString as hastToString } from 'hast-util-to-string';
import { ORIGIN } from './site-kinds.ts';

export const CLASSES = ['headings', 'code', 'words', 'links', 'anchors', 'structure'] as const;

/** Each class of facts is a list in document order, so that all are compared in the same way. */
export type Facts = Readonly<Record<(typeof CLASSES)[number], readonly string[]>>;

/** Elements that are not the author's content. */
const CHROME: ReadonlySet<string> = new Set([
  'button',
  'nav',
  'noscript',
  'script',
  'style',
  'svg',
  'template',
]);

/** Line numbers that Hugo prints within code. */
const CHROME_CLASSES: ReadonlySet<string> = new Set(['ln', 'lnt']);

const STRUCTURE: ReadonlySet<string> = new Set(
  'ul ol li table caption thead tbody tr th td dl dt dd blockquote pre p em strong code img sup sub del hr br kbd b details summary'.split(
    ' ',
  ),
);

/** Elements that separate words. */
const INLINE: ReadonlySet<string> = new Set(
  'a abbr b cite code del dfn em i img input kbd mark q s samp small span strong sub sup u var'.split(' '),
);

/** The facts of a page's content, which may be any HTML: it is parsed like in browsers. */
export function factsOf(html: string): Facts {
  const tree = raw({ type: 'root', children: [{ type: 'raw', value: html }] });
  const facts = { headings: [], code: [], words: [], links: [], anchors: [], structure: [] };
  collect(withoutChrome(tree), facts);
  return {
    ...facts,
    words: fold(visibleText(withoutChrome(tree)))
      .split(' ')
      .filter(Boolean),
  };
}

/** The structure as the number of each element except paragraphs, for shortcodes whose other structure depends on a theme's template. */
export function countStructure(facts: Facts): Facts {
  const counts = new Map<string, number>();
  for (const tag of facts.structure) {
    if (tag === '<p>' || tag.startsWith('</')) continue;
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return { ...facts, structure: [...counts].map(([tag, count]) => `${tag}×${count}`).sort() };
}

function collect(node: Nodes, facts: Record<keyof Facts, string[]>): void {
  if (!('children' in node)) return;
  const element = node.type === 'element' ? node : undefined;
  if (element !== undefined) collectElement(element, facts);
  for (const child of node.children) collect(child, facts);
  if (element !== undefined && isContainer(element)) facts.structure.push(`</${element.tagName}>`);
}

function collectElement(element: Element, facts: Record<keyof Facts, string[]>): void {
  const { tagName, properties } = element;
  const id = typeof properties.id === 'string' ? properties.id : '';
  if (id !== '') facts.anchors.push(id);
  if (/^h[1-6]$/.test(tagName)) facts.headings.push(`${tagName}#${id} ${fold(hastToString(element))}`);
  if (tagName === 'pre') facts.code.push(codeText(element));
  if (tagName === 'a' && properties.href !== undefined) facts.links.push(`a ${decode(properties.href)}`);
  if (tagName === 'img') facts.links.push(`img ${decode(properties.src)} (${String(properties.alt ?? '')})`);
  if (STRUCTURE.has(tagName)) facts.structure.push(`<${tagName}>`);
}

function isContainer({ tagName }: Element): boolean {
  return STRUCTURE.has(tagName) && !['img', 'hr', 'br'].includes(tagName);
}

/** Ignores white space at line ends. */
function codeText(element: Element): string {
  return hastToString(element)
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}

/** Normalizes equivalent addresses: percent-encoded or not, with or without the site's own origin. */
function decode(address: unknown): string {
  const given = String(address ?? '');
  const text = given.startsWith(`${ORIGIN}/`) ? given.slice(ORIGIN.length) : given;
  try {
    return decodeURI(text);
  } catch {
    // A single `%` is no valid encoding: the URL is kept.
    return text;
  }
}

function withoutChrome<T extends Nodes>(node: T): T {
  if (!('children' in node)) return node;
  const children = node.children.filter((child) => !isChrome(child)).map((child) => withoutChrome(child));
  return { ...node, children };
}

function isChrome(node: Root['children'][number]): boolean {
  if (node.type !== 'element') return node.type === 'comment';
  // A block inside a paragraph ends the paragraph, and browsers turn its closing tag into an empty one.
  if (
    node.tagName === 'p' &&
    node.children.every((child) => child.type === 'text' && child.value.trim() === '')
  ) {
    return Object.keys(node.properties).length === 0;
  }
  const { className = [], dataPagefindIgnore } = node.properties;
  const classes = Array.isArray(className) ? className : [className];
  return (
    CHROME.has(node.tagName) ||
    dataPagefindIgnore !== undefined ||
    classes.some((name) => typeof name === 'string' && CHROME_CLASSES.has(name))
  );
}

function visibleText(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  const text = node.children.map(visibleText).join('');
  return node.type === 'element' && INLINE.has(node.tagName) ? text : ` ${text} `;
}

function fold(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
