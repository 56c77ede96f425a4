/** Finds the arguments of a tag in its text. */
import { EQUALS, readArgument, skip } from './read-argument.ts';

export interface ArgumentSpan {
  /** Name of the argument, or its position among unnamed ones, from 0. */
  readonly key: string | number;
  /** Offsets of the value, without quotation marks. */
  readonly start: number;
  readonly end: number;
}

const OPENING = /\{\{[<%]\s*\/?\s*[\p{L}\p{Nd}_/-]+/uy;
const SPACE = /\s*/y;
const ARGUMENT_NAME = /[\p{L}\p{Nd}_.-]+/uy;

/** The arguments of the tag at an offset, in order, as far as they can be parsed; empty if no tag begins there. */
export function argumentSpans(text: string, tagStart: number): ArgumentSpan[] {
  const spans: ArgumentSpan[] = [];
  let at = skip(OPENING, text, tagStart);
  if (at === tagStart) return spans;
  let unnamed = 0;
  for (;;) {
    at = skip(SPACE, text, at);
    const argument = readArgument(text, at);
    if (argument.kind === 'unexpected') return spans;
    const valueAt = argument.name === undefined ? at : skip(EQUALS, text, skip(ARGUMENT_NAME, text, at));
    const isQuoted = /["`]/.test(text.charAt(valueAt));
    const key = argument.name ?? unnamed;
    if (argument.name === undefined) unnamed += 1;
    spans.push({ key, start: valueAt + (isQuoted ? 1 : 0), end: argument.end - (isQuoted ? 1 : 0) });
    at = argument.end;
  }
}
