/** Writes down where a page links to while it is finished, and puts the base path before what stays in the site. */
import type { Element } from 'hast';
import { toString as hastToText } from 'hast-util-to-string';
import { NOWHERE, type Place } from '../diagnostics/index.ts';
import { ADDRESSES_PROPERTY, LINK_ATTRIBUTES, PLACE_PROPERTY } from '../markdown/index.ts';
import { createLinkWriter } from './links.ts';
import type { PageRun } from './page-run.ts';
import type { RenderedLink } from './rendered-page.ts';

export interface LinkCollector {
  /** Notes an element's targets, rewrites them for the page, and takes off what the element carries for that. */
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
      const { properties, tagName } = node;
      const numbers = properties[PLACE_PROPERTY];
      let nth = 0;
      for (const attribute of LINK_ATTRIBUTES) {
        if (!(attribute in properties)) continue;
        const place = placeOf(Array.isArray(numbers) ? numbers[nth] : numbers);
        nth += 1;
        const target = properties[attribute];
        if (typeof target !== 'string') continue;
        if (attribute === 'srcSet') {
          for (const candidate of splitSrcset(target, place)) found.push({ ...candidate, element: tagName });
          properties[attribute] = writeSrcset(target, (url) => writeLink(url, tagName));
          continue;
        }
        const written = writeLink(target, tagName);
        found.push({
          target,
          element: tagName,
          attribute: attribute.toLowerCase(),
          place,
          text: tagName === 'a' ? hastToText(node).replace(/\s+/g, ' ').trim() : '',
          ...(written === target ? {} : { href: written }),
        });
        properties[attribute] = written;
      }
      delete properties[PLACE_PROPERTY];
      const addresses = properties[ADDRESSES_PROPERTY];
      if (!Array.isArray(addresses)) return;
      for (const entry of addresses) {
        const [number, target = ''] = String(entry).split(' ');
        found.push({ target, element: 'code', attribute: '', place: placeOf(number), text: '' });
      }
      delete properties[ADDRESSES_PROPERTY];
    },
  };
}

/** A candidate of `srcset`: an address, then perhaps a width or density. */
const CANDIDATE = /([^\s,](?:\S*[^\s,])?)(\s+[\d.]+[wxh])?\s*(?:,|$)/g;

function splitSrcset(value: string, place: Place): Omit<RenderedLink, 'element'>[] {
  return [...value.matchAll(CANDIDATE)].map((match) => {
    const target = match[1] ?? '';
    return { target, attribute: 'srcset', place: within(place, value, match.index, target), text: '' };
  });
}

function writeSrcset(value: string, write: (url: string) => string): string {
  return value.replace(CANDIDATE, (whole, url: string) => write(url) + whole.slice(url.length));
}

/** The part of a place that a part of its text takes, where it stands on one line as it is. */
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
