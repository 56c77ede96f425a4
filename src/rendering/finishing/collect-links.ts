/** Collects a page's links while it is finished, and adds the base path to those within the site. */
import type { Element } from 'hast';
import { toString as hastToText } from 'hast-util-to-string';
import { NOWHERE, type Place } from '../../diagnostics/index.ts';
import {
  ADDRESSES_PROPERTY,
  attributeName,
  LINK_ATTRIBUTES,
  PLACE_PROPERTY,
  WRITTEN_PROPERTY,
} from '../../markdown/index.ts';
import { REFUSED_URL } from '../../templates/index.ts';
import type { RenderedLink } from '../facts/rendered-page.ts';
import { createLinkWriter } from '../run/links.ts';
import { type PageRun, startOf } from '../run/page-run.ts';

export interface LinkCollector {
  /** Records an element's link targets, rewrites them for the page, and removes internal attributes from the element. */
  add(node: Element): void;
  /** In document order. */
  readonly found: readonly RenderedLink[];
}

export function createLinkCollector(run: PageRun): LinkCollector {
  const writeLink = createLinkWriter(run);
  const found: RenderedLink[] = [];
  const placeOf = (number: unknown): Place =>
    (number === undefined ? undefined : run.places.get(Number(number))) ?? NOWHERE;
  return {
    found,
    add(node) {
      const { properties } = node;
      const numbers = properties[PLACE_PROPERTY];
      let nth = 0;
      for (const attribute of LINK_ATTRIBUTES) {
        if (!(attribute in properties)) continue;
        const place = placeOf(Array.isArray(numbers) ? numbers[nth] : numbers);
        nth += 1;
        const value = properties[attribute];
        if (typeof value !== 'string' || namesNothing(node, value)) continue;
        // A template that could not create its file prints an empty `src`, with which a script would load the page itself.
        if (node.tagName === 'script' && value === '') {
          delete properties[attribute];
          delete properties.integrity;
          continue;
        }
        // The refused URL has been reported already.
        if (value === REFUSED_URL && run.refusedUrls.has(startOf(place))) continue;
        const list = LISTS[attribute];
        found.push(
          ...(list === undefined
            ? [takeTarget(node, attribute, value, place, writeLink)]
            : takeList(list, node, attribute, value, place, writeLink)),
        );
      }
      delete properties[PLACE_PROPERTY];
      delete properties[WRITTEN_PROPERTY];
      found.push(...takeAddresses(node, placeOf));
    },
  };
}

type WriteLink = ReturnType<typeof createLinkWriter>;

/** A reference from one drawing to a definition in another drawing: it may be in the page's frame, and no reader follows it. */
function namesNothing({ tagName }: Element, value: string): boolean {
  return tagName === 'use' && value.startsWith('#');
}

/** Records the target of an attribute and returns it rewritten for the page. */
function takeTarget(
  node: Element,
  attribute: string,
  value: string,
  place: Place,
  writeLink: WriteLink,
): RenderedLink {
  const { properties, tagName } = node;
  // Browsers drop line ends and tabs in URLs; percent-encoded, they would become part of it.
  const target = value.replace(/[\t\r\n]/g, '');
  const href = writeLink(target, tagName);
  properties[attribute] = href;
  const given = properties[WRITTEN_PROPERTY];
  const asWritten = typeof given === 'string' ? given : target;
  return {
    target: asWritten,
    element: tagName,
    attribute: attributeName(attribute),
    place,
    text: tagName === 'a' ? hastToText(node).replace(/\s+/g, ' ').trim() : '',
    ...(href === asWritten ? {} : { href }),
  };
}

/** The same for an attribute with several targets. */
function takeList(
  list: TargetList,
  { properties, tagName }: Element,
  attribute: string,
  value: string,
  place: Place,
  writeLink: WriteLink,
): RenderedLink[] {
  const element = list.element ?? tagName;
  properties[attribute] = list.write(value, (url) => writeLink(url, element));
  return list
    .split(value, place)
    .map((one) => ({ ...one, element, attribute: attribute.toLowerCase(), text: '' }));
}

/** Records URLs in code, which a definition has listed on the element. */
function takeAddresses({ properties }: Element, placeOf: (number: unknown) => Place): RenderedLink[] {
  const addresses = properties[ADDRESSES_PROPERTY];
  if (!Array.isArray(addresses)) return [];
  delete properties[ADDRESSES_PROPERTY];
  return addresses.map((entry) => {
    const [number, target = ''] = String(entry).split(' ');
    return { target, element: 'code', attribute: '', place: placeOf(number), text: '' };
  });
}

/** How to read an attribute that contains several targets among other text. */
interface TargetList {
  /** The element name to report, if it is not the attribute's own element. */
  readonly element?: string;
  split(value: string, place: Place): Pick<RenderedLink, 'target' | 'place'>[];
  write(value: string, write: (url: string) => string): string;
}

function targetList(pattern: RegExp, element?: string): TargetList {
  return {
    ...(element === undefined ? {} : { element }),
    split: (value, place) =>
      [...value.matchAll(pattern)].flatMap((match) => {
        const target = match.groups?.url ?? '';
        const at = match.index + match[0].indexOf(target);
        return target === '' ? [] : [{ target, place: within(place, value, at, target) }];
      }),
    write: (value, write) =>
      value.replace(pattern, (...args) => {
        const whole = String(args[0]);
        const groups: unknown = args.at(-1);
        const url = isGroups(groups) ? String(groups.url ?? '') : '';
        return url === '' ? whole : whole.replace(url, () => write(url));
      }),
  };
}

function isGroups(value: unknown): value is { readonly url?: unknown } {
  return typeof value === 'object' && value !== null;
}

const LISTS: Readonly<Record<string, TargetList>> = {
  // A URL, optionally followed by a width or density.
  srcSet: targetList(/(?<url>[^\s,](?:\S*[^\s,])?)(?:\s+[\d.]+[wxh])?\s*(?:,|$)/g),
  style: targetList(/url\(\s*["']?(?<url>(?!data:|#)[^"')\s]+)["']?\s*\)/gi, 'style'),
};

/** The place of a part of a text, if the text is on one line without escapes. */
function within(place: Place, value: string, at: number, part: string): Place {
  if (place.kind !== 'file' || place.end === undefined || place.end.line !== place.start.line) return place;
  const { line, column } = place.start;
  if (place.end.column - column !== value.length) return place;
  return {
    ...place,
    start: { line, column: column + at },
    end: { line, column: column + at + part.length },
  };
}
