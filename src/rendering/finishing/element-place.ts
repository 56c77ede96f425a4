import type { Element } from 'hast';
import { NOWHERE, type Place } from '../../diagnostics/index.ts';
import { PLACE_PROPERTY } from '../../markdown/index.ts';
import type { PageRun } from '../run/page-run.ts';

/** The place in the source of an element of an unfinished page. */
export function placeIn({ properties }: Element, { places }: Pick<PageRun, 'places'>): Place {
  const numbers = properties[PLACE_PROPERTY];
  return places.get(Number(Array.isArray(numbers) ? numbers[0] : numbers)) ?? NOWHERE;
}
