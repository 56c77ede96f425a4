/** Formulas: converts TeX, which passed through Markdown unchanged, to MathML, which browsers display and read aloud without scripts. */
import type { Element } from 'hast';
import { toString as hastToText } from 'hast-util-to-string';
import temml from 'temml';
import {
  createProblem,
  filePlace,
  isStackOverflow,
  NOWHERE,
  type Place,
  type Problem,
} from '../../diagnostics/index.ts';
import type { RenderSettings } from '../settings.ts';

export interface Formula {
  /** Contains the text as written, including delimiters. */
  readonly node: Element;
  readonly place: Place | undefined;
  /** Whether it is a block, for a formula made by a template, whose text has no delimiters. */
  readonly isBlock?: boolean | undefined;
}

/** Fills the elements with MathML, which keeps the TeX as an annotation. An invalid formula remains text and is reported. */
export function renderFormulas(
  formulas: readonly Formula[],
  { block, inline }: RenderSettings['markdown']['passthrough'],
): Problem[] {
  return formulas.flatMap(({ node, place, isBlock }) => {
    const text = hastToText(node);
    const isIn = ([open, close]: readonly [string, string]) =>
      text.startsWith(open) && text.endsWith(close) && text.length >= open.length + close.length;
    const longest = (pairs: typeof block) => pairs.filter(isIn).sort(([a], [b]) => b.length - a.length)[0];
    const asBlock = longest(block);
    const pair = isBlock === undefined ? (asBlock ?? longest(inline)) : BARE;
    if (pair === undefined) return [];
    const [open, close] = pair;
    const tex = text.slice(open.length, text.length - close.length);
    const tooDeep = findTooDeep(tex);
    if (tooDeep !== undefined) {
      const reason = `more than ${MAX_BRACES} nested groups`;
      return [invalid(reason, tex, placeIn(place, text, open.length + tooDeep))];
    }
    try {
      const value = temml.renderToString(tex, {
        displayMode: isBlock ?? asBlock !== undefined,
        annotate: true,
        throwOnError: true,
      });
      node.children = [{ type: 'raw', value }];
      return [];
    } catch (error) {
      const { reason, offset } = faultOf(error, tex);
      return [invalid(reason, tex, placeIn(place, text, open.length + offset))];
    }
  });
}

/** No delimiters. */
const BARE: readonly [string, string] = ['', ''];

/** Maximum nesting of groups; the library's recursion overflows at some thousands. */
const MAX_BRACES = 200;

/** Offset of the brace that exceeds the nesting limit. */
function findTooDeep(tex: string): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of tex.matchAll(/\\[\s\S]|[{}]/g)) {
    if (token === '{') depth += 1;
    else if (token === '}') depth -= 1;
    if (depth > MAX_BRACES) return index;
  }
  return undefined;
}

/**
 * The fault of a formula. The library throws a ParseError for errors that it detects, and a TypeError or others for the rest, such as a script `a^` without an
 * argument. Both are faults of the formula.
 */
function faultOf(error: unknown, tex: string): { readonly reason: string; readonly offset: number } {
  if (isParseError(error)) {
    const reason = error.message
      .replace(/^ParseError\s*/, '')
      .replace(/:?\s+at (?:position \d+|end of input)[\s\S]*$/, '')
      .trim();
    return { reason, offset: error.position ?? 0 };
  }
  if (isStackOverflow(error)) return { reason: 'too many nested commands', offset: 0 };
  const script = EMPTY_SCRIPT.exec(tex);
  return script === null
    ? { reason: 'a command without its argument', offset: 0 }
    : { reason: `nothing behind “${script[0]}”`, offset: script.index };
}

/** A superscript or subscript without an argument. */
const EMPTY_SCRIPT = /(?<!\\)[\^_](?=\s*(?:$|[}&^_]|\\\\|\\(?:right|end)\b))/;

interface ParseError extends Error {
  /** Offset in the TeX. */
  readonly position?: number;
}

function isParseError(error: unknown): error is ParseError {
  return error instanceof Error && error.name === 'ParseError';
}

/** `Unsupported function name: \foo at position 5: x + …`: position and excerpt are removed, since the problem has a place. */
function invalid(reason: string, tex: string, place: Place): Problem {
  const name = /\\[A-Za-z]+/.exec(reason)?.[0];
  return createProblem('invalid-math', place, {
    message: `Unexpected TeX (${reason}), expected a valid formula.`,
    hint: 'Correct the formula; until then, the page shows its source.',
    target: name ?? tex.trim().slice(0, 60),
  });
}

/** The point of an offset in a text whose place is known. */
function placeIn(place: Place | undefined, text: string, offset: number): Place {
  if (place?.kind !== 'file') return place ?? NOWHERE;
  const before = text.slice(0, offset).split('\n');
  const last = before.at(-1) ?? '';
  const column = before.length === 1 ? place.start.column + last.length : last.length + 1;
  return filePlace(place.file, { line: place.start.line + before.length - 1, column });
}
