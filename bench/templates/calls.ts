/** Calls of functions by the kind of their results, from `calls.txt`: one per line, in which `%int` and the like are placeholders for arguments of a kind. */
import { readFileSync } from 'node:fs';

export const KINDS = ['int', 'float', 'text', 'bool', 'list', 'map', 'html'] as const;
export type Kind = (typeof KINDS)[number];

const SECTIONS = readFileSync(new URL('calls.txt', import.meta.url), 'utf8').split(/^\[(\w+)\]\n/m);

/** In that file, sines, powers and the like are rounded, as their last digit depends on the machine; types of sums are not compared, as only Hugo makes them int64. */
export const CALLS: ReadonlyMap<Kind, readonly string[]> = new Map(
  KINDS.map((kind) => {
    const section = SECTIONS[SECTIONS.indexOf(kind) + 1] ?? '';
    return [kind, section.split('\n').filter((line) => line !== '')];
  }),
);
