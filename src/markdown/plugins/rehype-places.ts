/** Records the places of link targets in raw HTML, attribute by attribute, and of URLs in code; Markdown links are recorded already. Positions are not needed afterwards. */
import type { Element, Root } from 'hast';
import type { Position } from 'unist';
import type { VFile } from 'vfile';
import { isGuarded } from '../policy/guard.ts';
import {
  ADDRESSES_PROPERTY,
  attributeName,
  isDiagram,
  isFormula,
  LINK_ATTRIBUTES,
  linksSomewhere,
  PLACE_PROPERTY,
  placeNumber,
  type Scope,
} from '../scope.ts';
import { fillSlotsWithText } from '../slot-text.ts';
import { walkElements } from '../walk.ts';

export function rehypePlaces() {
  return (tree: Root, file: VFile): void => {
    const { scope } = file.data;
    walkElements(tree, (node) => {
      // Generated nodes come back from the HTML parser with a position that lacks its points.
      const position: Partial<Position> | undefined = node.position;
      const start = position?.start?.offset;
      const end = position?.end?.offset;
      delete node.position;
      if (scope === undefined || start === undefined || end === undefined) return;
      if (linksSomewhere(node)) {
        if (!(PLACE_PROPERTY in node.properties))
          node.properties[PLACE_PROPERTY] = placesOf(node, start, scope);
      } else if (isGuarded(node)) node.properties[PLACE_PROPERTY] ??= placeNumber(scope, start, end);
      else if (isFormula(node)) node.properties[PLACE_PROPERTY] ??= placeNumber(scope, start, end);
      else if (node.tagName === 'code' || node.tagName === 'pre') noteAddresses(node, start, end, scope);
      if (isDiagram(node) || typeof node.properties.id === 'string')
        node.properties[PLACE_PROPERTY] ??= placeNumber(scope, start, end);
    });
  };
}

/** Maximum length of a start tag, in characters. */
const MAX_TAG = 4000;

/** The numbers of the places of an element's targets; for a target that is not written in the tag, that of the tag. */
function placesOf(node: Element, start: number, scope: Scope): number[] {
  const { text } = scope.source;
  const written = text.slice(start, start + MAX_TAG);
  const tag = (TAG.exec(written) ?? BROKEN_TAG.exec(written))?.[0] ?? '';
  const values = new Map<string, { readonly start: number; readonly end: number }>();
  for (const match of tag.matchAll(ATTRIBUTE)) {
    const [whole, name = ''] = match;
    const value = match[2] ?? match[3] ?? match[4] ?? '';
    const quoted = match[4] === undefined ? 1 : 0;
    const at = match.index + whole.length - value.length - quoted;
    const from = at + (value.length - value.trimStart().length);
    if (!values.has(name.toLowerCase()))
      values.set(name.toLowerCase(), { start: from, end: from + value.trim().length });
  }
  return LINK_ATTRIBUTES.filter((name) => name in node.properties).map((name) => {
    const value = values.get(attributeName(name));
    return value === undefined
      ? placeNumber(scope, start, start + Math.max(tag.length, 1))
      : placeNumber(scope, start + value.start, start + value.end);
  });
}

const TAG = /^<[a-zA-Z](?:[^"'>]|"[^"]*"|'[^']*')*>/;
/** A tag with a quote that is never closed. */
const BROKEN_TAG = /^<[a-zA-Z][^>]*>/;
const ATTRIBUTE = /\s([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/g;

/** A URL in code, up to a character that cannot be in one or rarely ends one. */
const ADDRESS = /https?:\/\/[^\s"'<>`|\\{}()[\]]+[^\s"'<>`|\\{}()[\].,;:!?]/g;

function noteAddresses(node: Element, start: number, end: number, scope: Scope): void {
  const code = scope.source.text.slice(start, end);
  if (!code.includes('://')) return;
  const addresses: string[] = [];
  for (const match of code.matchAll(ADDRESS)) {
    const at = start + match.index;
    const address = fillSlotsWithText(match[0], scope.slots);
    addresses.push(`${placeNumber(scope, at, at + match[0].length)} ${address}`);
  }
  if (addresses.length > 0) node.properties[ADDRESSES_PROPERTY] = addresses;
}
