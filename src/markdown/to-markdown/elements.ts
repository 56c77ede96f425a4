/** Classification of page elements for the conversion to Markdown. */
import type { Element, ElementContent } from 'hast';
import { toString as hastToText } from 'hast-util-to-string';
import { isBlock } from '../plugins/rehype-slots.ts';

/** Elements without visible content, or whose content text cannot express. */
const SKIPPED: ReadonlySet<string> = new Set([
  'button',
  'canvas',
  'input',
  'link',
  'map',
  'meta',
  'nav',
  'noscript',
  'param',
  'script',
  'select',
  'style',
  'svg',
  'template',
  'textarea',
  'track',
]);

/** Whether an element is omitted: it belongs to the layout, or is hidden. */
export function isSkipped({ tagName, properties }: Element): boolean {
  return SKIPPED.has(tagName) || properties.hidden === true || 'dataPagefindIgnore' in properties;
}

/** Parts of blocks, which may also occur on their own. */
const PARTS: ReadonlySet<string> = new Set(['caption', 'dd', 'dt', 'figcaption', 'legend', 'li', 'summary']);

/** Whether an element starts and ends on lines of its own. */
export function isOnItsOwn(node: ElementContent): boolean {
  return node.type === 'element' && (isBlock(node) || PARTS.has(node.tagName));
}

/** Frames, recordings and the like, which become links. */
export const EMBEDDED: ReadonlySet<string> = new Set(['audio', 'embed', 'iframe', 'object', 'video']);

/** The source of an embedded element; empty if unknown. */
export function sourceOfEmbedded(element: Element): string {
  const own = textProperty(element, 'src') || textProperty(element, 'data');
  if (own !== '') return own;
  const source = element.children.find((child) => isElement(child, 'source'));
  return source === undefined || source.type !== 'element' ? '' : textProperty(source, 'src');
}

export function isElement(node: ElementContent | undefined, tagName?: string): node is Element {
  return node?.type === 'element' && (tagName === undefined || node.tagName === tagName);
}

export function elementsOf(element: Element, ...tagNames: readonly string[]): Element[] {
  return element.children.filter(
    (child): child is Element => child.type === 'element' && tagNames.includes(child.tagName),
  );
}

export function hasClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className.includes(name);
}

export function textProperty({ properties }: Element, name: string): string {
  const value = properties[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Text in one line, trimmed. */
export function foldedText(node: Element): string {
  return hastToText(node)
    .replaceAll(/[ \t\r\n\f]+/g, ' ')
    .trim();
}
