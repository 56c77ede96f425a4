/** Data about the text being processed: passed as `file.data`, so that one frozen processor serves every page. */
import type { Element } from 'hast';
import type { HookPage } from '../config/index.ts';
import type { Place } from '../diagnostics/index.ts';
import type { SlotTable } from '../shortcodes/index.ts';
import { placeAt, type SourceText } from '../text/index.ts';
import type { FenceInfo } from './code/code-block.ts';
import type { RenderHooks } from './render-hooks.ts';
import type { Slugger } from './slugger.ts';

/** A text that is rendered separately: a page's body, or the content of a shortcode. */
export interface Scope {
  readonly source: SourceText;
  readonly slots: SlotTable;
  readonly slugger: Slugger;
  readonly places: PlaceTable;
  /** The site's render hooks, if any. */
  readonly hooks?: RenderHooks | undefined;
  /** Called with what is removed from a restricted author's text, as messages name it. */
  readonly onRemoved?: ((what: string, place: Place) => void) | undefined;
  /** The page, as plugins of the site see it. */
  readonly page?: HookPage | undefined;
  /** Called with messages of the site's plugins. */
  readonly onPluginMessage?:
    | ((message: { plugin: string; reason: string }, place: Place | undefined) => void)
    | undefined;
  /** Called with HTML tags that the site does not allow in pages. */
  readonly onOmittedHtml?: ((tag: string, place: Place) => void) | undefined;
  /** Called for the page's own divider, above which its summary ends. */
  readonly onDivider?: (() => void) | undefined;
  /** Called with markup that is shown as text. */
  readonly onUnread?: ((markup: UnreadMarkup, place: Place) => void) | undefined;
}

/** Markup that is shown as text. */
export interface UnreadMarkup {
  /** As written, shortened. */
  readonly written: string;
  /** Its kind for messages. */
  readonly what: string;
  readonly hint: string;
}

declare module 'hast' {
  interface ElementData {
    /** The info string of a fenced code block. */
    fence?: FenceInfo;
  }
}

declare module 'vfile' {
  interface DataMap {
    scope: Scope;
    /** For plugins of a site: the page that contains the text. */
    page: HookPage;
  }
}

/** Places by number: elements carry the number through HTML parsing, where objects would be lost. */
export interface PlaceTable {
  add(place: Place): number;
  get(index: number): Place | undefined;
}

export function createPlaceTable(): PlaceTable {
  const places: Place[] = [];
  return { add: (place) => places.push(place) - 1, get: (index) => places[index] };
}

/** The number of the place of an offset in a scope's text. */
export function placeNumber(scope: Scope, start: number, end?: number): number {
  return scope.places.add(placeAt(scope.source, start, end));
}

/** Attributes with link targets. */
export const LINK_ATTRIBUTES: readonly string[] = [
  'href',
  'xLinkHref',
  'src',
  'srcSet',
  'poster',
  'data',
  'action',
  'cite',
  'style',
];

/** The HTML name of an attribute in {@link LINK_ATTRIBUTES}. */
export function attributeName(property: string): string {
  return property === 'xLinkHref' ? 'xlink:href' : property.toLowerCase();
}

/** Whether an element has a target for the link check. */
export function linksSomewhere(node: Element): boolean {
  return LINK_ATTRIBUTES.some(
    (name) => name in node.properties && (name !== 'style' || /url\(/i.test(String(node.properties.style))),
  );
}

/** A formula made by a template, `block` or `inline`: TeX without delimiters, rendered even if the site disables formulas. */
export const TEX_PROPERTY = 'dataLockstepTex';

export function createFormula(tex: string, isBlock: boolean): Element {
  return {
    type: 'element',
    tagName: isBlock ? 'div' : 'span',
    properties: {
      className: ['math', isBlock ? 'math-display' : 'math-inline'],
      [TEX_PROPERTY]: isBlock ? 'block' : 'inline',
    },
    children: [{ type: 'text', value: tex }],
  };
}

/** Whether an element contains passthrough text: a formula. */
export function isFormula({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className[0] === 'math' && className.length === 2;
}

/** Whether an element is the source of a diagram: a Mermaid fence or shortcode. */
export function isDiagram({ tagName, properties: { dataLang, className } }: Element): boolean {
  const isNamed = Array.isArray(className) && className.includes('mermaid');
  return isNamed || (tagName === 'pre' && dataLang === 'mermaid');
}

/**
 * Properties that elements carry between plugins; the last step of a page removes them. The place of a link is one number, or a list of one per attribute of {@link
 * LINK_ATTRIBUTES} on the element.
 */
export const PLACE_PROPERTY = 'dataLockstepPlace';
/** URLs in code, each after the number of its place: `12 https://…`. */
export const ADDRESSES_PROPERTY = 'dataLockstepAddresses';
/** True; or, if a hook renders the heading, the id and, after a space, the HTML for lists of headings. */
export const HEADING_PROPERTY = 'dataLockstepHeading';
/** The value of {@link HEADING_PROPERTY} for a heading whose author wrote the id. */
export const WRITTEN_ID = 'written';
/** The target as the author wrote it, if the site has changed it. */
export const WRITTEN_PROPERTY = 'dataLockstepWritten';
