/** Calls of functions by the kind of what they give, from `calls.txt`: one a line, where `%int` and its siblings stand for an argument of a kind. */
import { readFileSync } from 'node:fs';

export const KINDS = ['int', 'float', 'text', 'bool', 'list', 'map', 'html'] as const;
export type Kind = (typeof KINDS)[number];

const SECTIONS = readFileSync(new URL('calls.txt', import.meta.url), 'utf8').split(/^\[(\w+)\]\n/m);

/** Sines, powers and the like are rounded there, as their last digit is the machine's; no type of a sum is asked for, which is an int64 in Hugo alone. */
export const CALLS: ReadonlyMap<Kind, readonly string[]> = new Map(
  KINDS.map((kind) => {
    const section = SECTIONS[SECTIONS.indexOf(kind) + 1] ?? '';
    return [kind, section.split('\n').filter((line) => line !== '')];
  }),
);
