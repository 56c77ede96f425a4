/** What the plugins know of the text in hand: handed along with it as `file.data`, so that one frozen processor serves every page. */
import type { Element } from 'hast';
import type { HookPage } from '../config/index.ts';
import type { Place } from '../diagnostics/index.ts';
import type { SlotTable } from '../shortcodes/index.ts';
import { placeAt, type SourceText } from '../text/index.ts';
import type { FenceInfo } from './code/code-block.ts';
import type { RenderHooks } from './render-hooks.ts';
import type { Slugger } from './slugger.ts';

/** One text that is rendered on its own: a page's body, or the inside of a shortcode. */
export interface Scope {
  readonly source: SourceText;
  readonly slots: SlotTable;
  readonly slugger: Slugger;
  readonly places: PlaceTable;
  /** What the site decides of elements; absent where it decides nothing. */
  readonly hooks?: RenderHooks | undefined;
  /** Called with what is taken out of the text because its writer may not run anything, as messages name it. */
  readonly onTakenOut?: ((what: string, place: Place) => void) | undefined;
  /** The page, as plugins of the site see it. */
  readonly page?: HookPage | undefined;
  /** Called with what a plugin of the site says. */
  readonly onPluginMessage?:
    | ((message: { plugin: string; reason: string }, place: Place | undefined) => void)
    | undefined;
  /** Called with tags of HTML that the site does not let into pages. */
  readonly onOmittedHtml?: ((tag: string, place: Place) => void) | undefined;
  /** Called for the page's own divider, above which its summary ends. */
  readonly onDivider?: (() => void) | undefined;
  /** Called with markup that stands in the text as text. */
  readonly onUnread?: ((markup: UnreadMarkup, place: Place) => void) | undefined;
}

/** Markup that stands in a text as text. */
export interface UnreadMarkup {
  /** As it is written, shortened. */
  readonly written: string;
  /** What it is, as a message names it. */
  readonly what: string;
  readonly hint: string;
}

declare module 'hast' {
  interface ElementData {
    /** The words after the fence that a code block was written with. */
    fence?: FenceInfo;
  }
}

declare module 'vfile' {
  interface DataMap {
    scope: Scope;
    /** For plugins of a site: the page whose text it is. */
    page: HookPage;
  }
}

/** Places by number: what an element carries through HTML parsing, where objects would be lost. */
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

/** Attributes that lead somewhere. */
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

/** The name that an attribute of {@link LINK_ATTRIBUTES} has in HTML. */
export function attributeName(property: string): string {
  return property === 'xLinkHref' ? 'xlink:href' : property.toLowerCase();
}

/** Whether an element has a target that a link check looks at. */
export function linksSomewhere(node: Element): boolean {
  return LINK_ATTRIBUTES.some(
    (name) => name in node.properties && (name !== 'style' || /url\(/i.test(String(node.properties.style))),
  );
}

/** A formula that a template made, `block` or `inline`: TeX without delimiters, drawn whatever the site does with its own. */
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

/** Whether an element holds text that passed through: a formula. */
export function isFormula({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className[0] === 'math' && className.length === 2;
}

/** Whether an element is the source of a diagram: a fence or a shortcode of Mermaid. */
export function isDiagram({ tagName, properties: { dataLang, className } }: Element): boolean {
  const isNamed = Array.isArray(className) && className.includes('mermaid');
  return isNamed || (tagName === 'pre' && dataLang === 'mermaid');
}

/**
 * Properties that elements carry between plugins; the page's last step takes them off. The place of a link is one number, or a list of one per attribute
 * of {@link LINK_ATTRIBUTES} that the element has.
 */
export const PLACE_PROPERTY = 'dataLockstepPlace';
/** Addresses in code, each after the number of its place: `12 https://…`. */
export const ADDRESSES_PROPERTY = 'dataLockstepAddresses';
/** True, or the id and, after a blank, the HTML that lists of headings show, where the site makes its headings itself. */
export const HEADING_PROPERTY = 'dataLockstepHeading';
/** What {@link HEADING_PROPERTY} says of a heading whose id its author wrote. */
export const WRITTEN_ID = 'written';
/** The target as the author wrote it, where the site leads elsewhere. */
export const WRITTEN_PROPERTY = 'dataLockstepWritten';
