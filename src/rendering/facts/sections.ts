/** Text for search: a rendered page split into sections, with its links. */
import type { Element, ElementContent, RootContent } from 'hast';
import { toString as hastToText } from 'hast-util-to-string';
import { walkElements } from '../../markdown/index.ts';
import { diagramWords } from './diagram-words.ts';

export interface PageSection {
  /** Id for links to the section; empty for the text before the first heading. */
  readonly id: string;
  readonly title: string;
  /** With collapsed white space. */
  readonly text: string;
}

export interface SearchText {
  readonly sections: readonly PageSection[];
  /** Its links, without query and fragment. */
  readonly links: readonly string[];
}

export function searchTextOf(content: readonly RootContent[]): SearchText {
  const links = new Set<string>();
  walkElements({ type: 'root', children: [...content] }, ({ tagName, properties: { href } }) => {
    const address = tagName === 'a' && typeof href === 'string' ? href.replace(/[?#].*$/s, '') : '';
    if (address !== '') links.add(address);
  });
  return { sections: sectionsOf(content), links: [...links] };
}

/** Elements whose content is not text for readers. */
const UNREAD = /^(?:script|style|template|svg|math|iframe|object|noscript|select|textarea|button)$/;
/** Inline elements, which do not end a word; all others do. */
const INLINE =
  /^(?:a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|ruby|s|samp|small|span|strong|sub|sup|time|tt|u|var|wbr)$/;
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
const TITLE = /^(?:h[1-6]|dt)$/;

declare module 'hast' {
  interface Data {
    /** The text, if the node is an already converted piece of HTML. */
    text?: string | undefined;
  }
}

interface Title {
  readonly id: string;
  text: string;
}

/** Splits at every heading and every term of a definition list that a link can refer to: by its own id, or by that of an element that starts with it. */
export function sectionsOf(content: readonly RootContent[]): PageSection[] {
  const cutter: SectionCutter = {
    sections: [],
    id: '',
    title: '',
    text: '',
    pending: '',
    heading: undefined,
  };
  for (const node of content) readNode(cutter, node);
  closeSection(cutter);
  return cutter.sections;
}

/** The state while splitting. */
interface SectionCutter {
  readonly sections: PageSection[];
  id: string;
  title: string;
  text: string;
  /** The id of an element that has started but has no text yet. */
  pending: string;
  /** The title being read. */
  heading: Title | undefined;
}

function closeSection(cutter: SectionCutter): void {
  const { id, title } = cutter;
  const text = fold(cutter.text);
  if (text !== '' || title !== '') cutter.sections.push({ id, title, text });
  cutter.text = '';
}

function addText(cutter: SectionCutter, part: string): void {
  if (cutter.heading !== undefined) cutter.heading.text += part;
  else {
    cutter.text += part;
    if (cutter.pending !== '' && /\S/.test(part)) cutter.pending = '';
  }
}

function readNode(cutter: SectionCutter, node: RootContent): void {
  if (node.type === 'text') addText(cutter, node.value);
  else if (node.type === 'raw') addText(cutter, node.data?.text ?? '');
  else if (node.type === 'element') readElement(cutter, node);
}

function readElement(cutter: SectionCutter, element: Element): void {
  const { tagName, properties, children } = element;
  const space = INLINE.test(tagName) ? '' : ' ';
  addText(cutter, space);
  if (VOID.test(tagName) || UNREAD.test(tagName) || 'dataPagefindIgnore' in properties) return;
  if (isDiagram(element)) {
    addText(cutter, `${diagramWords(sourceOf(element))} `);
    return;
  }
  const own = typeof properties.id === 'string' ? properties.id : '';
  const isTitle =
    TITLE.test(tagName) && cutter.heading === undefined && (own !== '' || cutter.pending !== '');
  const begun: Title | undefined = isTitle ? { id: own === '' ? cutter.pending : own, text: '' } : undefined;
  if (begun !== undefined) {
    cutter.heading = begun;
    cutter.pending = '';
  } else if (own !== '') cutter.pending = own;
  for (const child of children) readNode(cutter, child);
  addText(cutter, space);
  if (begun === undefined) return;
  closeSection(cutter);
  cutter.id = begun.id;
  cutter.title = fold(begun.text);
  cutter.heading = undefined;
}

function isDiagram({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes('mermaid');
}

/** Labels may contain line breaks, which are elements. */
function sourceOf({ children }: Element): string {
  return children
    .map((child) => (child.type === 'element' && child.tagName === 'br' ? ' ' : textOf(child)))
    .join('');
}

function textOf(node: ElementContent): string {
  return node.type === 'text' ? node.value : node.type === 'element' ? hastToText(node) : '';
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
