/** What search is made of: the text of a rendered page by sections, and where it links to. */
import type { Element, RootContent } from 'hast';
import { walkElements } from '../markdown/index.ts';

export interface PageSection {
  /** Id that a link to the section names; empty for what stands before the first heading. */
  readonly id: string;
  readonly title: string;
  /** White space folded. */
  readonly text: string;
}

export interface SearchText {
  readonly sections: readonly PageSection[];
  /** Addresses of its links, without what stands behind `#` or `?`. */
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

/** Elements whose content nobody reads, or that are pictures. */
const UNREAD = /^(?:script|style|template|svg|math|iframe|object|noscript|select|textarea|button)$/;
/** Elements that do not end a word: all others do. */
const INLINE =
  /^(?:a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|ruby|s|samp|small|span|strong|sub|sup|time|tt|u|var|wbr)$/;
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
const TITLE = /^(?:h[1-6]|dt)$/;

declare module 'hast' {
  interface Data {
    /** Of HTML that is text already: what it shows. */
    text?: string | undefined;
  }
}

interface Title {
  readonly id: string;
  text: string;
}

/** Cuts at every heading, and at every term of a definition list, that a link can name: by its own id, or by that of an element that it begins. */
export function sectionsOf(content: readonly RootContent[]): PageSection[] {
  const sections: PageSection[] = [];
  let id = '';
  let title = '';
  let text = '';
  /** The id of an element that has begun and has shown no text so far. */
  let pending = '';
  /** The title under way. */
  let heading: Title | undefined;

  for (const node of content) read(node);
  close();
  return sections;

  function close(): void {
    const folded = fold(text);
    if (folded !== '' || title !== '') sections.push({ id, title, text: folded });
    text = '';
  }

  function add(part: string): void {
    if (heading !== undefined) heading.text += part;
    else {
      text += part;
      if (pending !== '' && /\S/.test(part)) pending = '';
    }
  }

  function read(node: RootContent): void {
    if (node.type === 'text') add(node.value);
    else if (node.type === 'raw') add(node.data?.text ?? '');
    else if (node.type === 'element') readElement(node);
  }

  function readElement({ tagName, properties, children }: Element): void {
    const space = INLINE.test(tagName) ? '' : ' ';
    add(space);
    if (VOID.test(tagName) || UNREAD.test(tagName) || 'dataPagefindIgnore' in properties) return;
    const own = typeof properties.id === 'string' ? properties.id : '';
    const isTitle = TITLE.test(tagName) && heading === undefined && (own !== '' || pending !== '');
    if (isTitle) {
      heading = { id: own === '' ? pending : own, text: '' };
      pending = '';
    } else if (own !== '') pending = own;
    const begun = isTitle ? heading : undefined;
    for (const child of children) read(child);
    add(space);
    if (begun === undefined) return;
    close();
    id = begun.id;
    title = fold(begun.text);
    heading = undefined;
  }
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
