/** Inline content → Markdown tree. */
import type { Element, ElementContent } from 'hast';
import { toString as hastToText } from 'hast-util-to-string';
import type { PhrasingContent } from 'mdast';
import {
  EMBEDDED,
  elementsOf,
  foldedText,
  hasClass,
  isElement,
  isSkipped,
  sourceOfEmbedded,
  textProperty,
} from './elements.ts';

/** White space is collapsed as in browsers, and trimmed at both ends. */
export function toInlines(content: readonly ElementContent[]): PhrasingContent[] {
  return trim(mergeTexts(content.flatMap(inlineOf)));
}

function inlineOf(node: ElementContent): PhrasingContent[] {
  if (node.type === 'text') return [{ type: 'text', value: fold(node.value) }];
  if (node.type !== 'element' || isSkipped(node)) return [];
  if (EMBEDDED.has(node.tagName)) return embedded(node);
  if (hasClass(node, 'math')) return [{ type: 'html', value: hastToText(node) }];
  const { tagName } = node;
  if (tagName === 'br') return [{ type: 'break' }];
  if (tagName === 'img') return [imageOf(node)];
  if (tagName === 'a') return linkOf(node);
  if (tagName === 'sup') return footnoteReference(node) ?? tagged(node);
  if (KEPT.has(tagName)) return tagged(node);
  if (CODE.has(tagName)) return codeOf(node);
  const type = MARKS[tagName];
  return type === undefined ? node.children.flatMap(inlineOf) : marked(type, node);
}

const MARKS: Readonly<Record<string, 'strong' | 'emphasis' | 'delete'>> = {
  b: 'strong',
  strong: 'strong',
  em: 'emphasis',
  i: 'emphasis',
  cite: 'emphasis',
  dfn: 'emphasis',
  var: 'emphasis',
  del: 'delete',
  s: 'delete',
  strike: 'delete',
};

/** Markdown has no markup for these. */
const KEPT: ReadonlySet<string> = new Set(['kbd', 'sub', 'sup']);
const CODE: ReadonlySet<string> = new Set(['code', 'samp', 'tt']);

/** Space at the ends of marked text is moved outside of the marks, which would not close otherwise. */
function marked(type: 'strong' | 'emphasis' | 'delete', node: Element): PhrasingContent[] {
  const all = mergeTexts(node.children.flatMap(inlineOf));
  const children = trim(all);
  const space = (value: string): PhrasingContent[] => (value === '' ? [] : [{ type: 'text', value }]);
  if (children.length === 0) return space(all.length === 0 ? '' : ' ');
  return [
    ...space(startsBlank(all[0]) ? ' ' : ''),
    { type, children },
    ...space(endsBlank(all.at(-1)) ? ' ' : ''),
  ];
}

function tagged(node: Element): PhrasingContent[] {
  return [
    { type: 'html', value: `<${node.tagName}>` },
    ...node.children.flatMap(inlineOf),
    { type: 'html', value: `</${node.tagName}>` },
  ];
}

/** Code that contains a link becomes a link with code. */
function codeOf(node: Element): PhrasingContent[] {
  const [only, ...others] = node.children;
  if (others.length === 0 && isElement(only, 'a'))
    return linkOf({ ...only, children: [{ ...node, children: only.children }] });
  const value = foldedText(node);
  return value === '' ? [] : [{ type: 'inlineCode', value }];
}

function linkOf(node: Element): PhrasingContent[] {
  const url = textProperty(node, 'href');
  if (hasClass(node, 'footnote-backref')) return [];
  const children = toInlines(node.children).filter(
    (child) => child.type !== 'link' && child.type !== 'linkReference',
  );
  // An empty link is an anchor; one without a URL is text.
  if (url === '' || children.length === 0) return children;
  return [{ type: 'link', url, children }];
}

/** `<sup id="fnref:1"><a class="footnote-ref">1</a></sup>` → `[^1]` */
function footnoteReference(node: Element): PhrasingContent[] | undefined {
  const link = node.children[0];
  if (!isElement(link, 'a') || !hasClass(link, 'footnote-ref')) return undefined;
  const identifier = foldedText(link);
  return [{ type: 'footnoteReference', identifier, label: identifier }];
}

function imageOf(node: Element): PhrasingContent {
  return { type: 'image', url: textProperty(node, 'src'), alt: fold(textProperty(node, 'alt')).trim() };
}

function embedded(node: Element): PhrasingContent[] {
  const url = sourceOfEmbedded(node);
  if (url === '') return node.children.flatMap(inlineOf);
  const label = textProperty(node, 'title') || textProperty(node, 'ariaLabel');
  const shown = elementsOf(node, 'img').length > 0 ? '' : foldedText(node);
  return [{ type: 'link', url, children: [{ type: 'text', value: label || shown || url }] }];
}

/** Collapses white space as browsers do; a no-break space is kept. */
function fold(value: string): string {
  return value.replaceAll(/[ \t\r\n\f]+/g, ' ');
}

/** Joins consecutive texts, with one space where two meet. */
function mergeTexts(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const merged: PhrasingContent[] = [];
  for (const node of nodes) {
    const before = merged.at(-1);
    if (node.type === 'text' && before?.type === 'text') {
      merged[merged.length - 1] = { type: 'text', value: fold(before.value + node.value) };
    } else merged.push(node);
  }
  return merged;
}

function trim(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const trimmed = [...nodes];
  for (let first = trimmed[0]; first !== undefined && isDroppedAtEnds(first); first = trimmed[0])
    trimmed.shift();
  for (let last = trimmed.at(-1); last !== undefined && isDroppedAtEnds(last); last = trimmed.at(-1))
    trimmed.pop();
  const first = trimmed[0];
  if (first?.type === 'text') trimmed[0] = { type: 'text', value: first.value.replace(/^ +/, '') };
  const last = trimmed.at(-1);
  if (last?.type === 'text')
    trimmed[trimmed.length - 1] = { type: 'text', value: last.value.replace(/ +$/, '') };
  return trimmed;
}

function isDroppedAtEnds(node: PhrasingContent): boolean {
  return node.type === 'break' || (node.type === 'text' && /^ *$/.test(node.value));
}

function startsBlank(node: PhrasingContent | undefined): boolean {
  return node?.type === 'text' && node.value.startsWith(' ');
}

function endsBlank(node: PhrasingContent | undefined): boolean {
  return node?.type === 'text' && node.value.endsWith(' ');
}
