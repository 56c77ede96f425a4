/** Formulas: the TeX that passed through Markdown untouched becomes MathML, which browsers draw and read aloud without scripts. */
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
} from '../diagnostics/index.ts';
import type { RenderSettings } from './settings.ts';

export interface Formula {
  /** Holds the text as it is written, delimiters included. */
  readonly node: Element;
  readonly place: Place | undefined;
  /** Whether it stands by itself, of one that a template made, whose text is TeX alone. */
  readonly isBlock?: boolean | undefined;
}

/** Fills the elements with MathML, which keeps its TeX as an annotation. One that cannot be read stays text, and the answer says why. */
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
      const reason = `more than ${MAX_BRACES} groups inside each other`;
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

/** Groups inside each other; the library ends its stack at some thousands. */
const MAX_BRACES = 200;

/** Offset of the brace that opens one group too many. */
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
 * What is wrong with a formula. The library throws a ParseError for what it looks for, and whatever happens to it for the rest: a script such as `a^`
 * without anything behind it is a TypeError. That is the formula's fault all the same.
 */
function faultOf(error: unknown, tex: string): { readonly reason: string; readonly offset: number } {
  if (isParseError(error)) {
    const reason = error.message
      .replace(/^ParseError\s*/, '')
      .replace(/:?\s+at (?:position \d+|end of input)[\s\S]*$/, '')
      .trim();
    return { reason, offset: error.position ?? 0 };
  }
  if (isStackOverflow(error)) return { reason: 'too many commands inside each other', offset: 0 };
  const script = EMPTY_SCRIPT.exec(tex);
  return script === null
    ? { reason: 'a command without what belongs to it', offset: 0 }
    : { reason: `nothing behind “${script[0]}”`, offset: script.index };
}

/** A superscript or subscript with nothing to raise or lower. */
const EMPTY_SCRIPT = /(?<!\\)[\^_](?=\s*(?:$|[}&^_]|\\\\|\\(?:right|end)\b))/;

interface ParseError extends Error {
  /** Offset in the TeX. */
  readonly position?: number;
}

function isParseError(error: unknown): error is ParseError {
  return error instanceof Error && error.name === 'ParseError';
}

/** `Unsupported function name: \foo at position 5: x + …`: the place says where, and the page what. */
function invalid(reason: string, tex: string, place: Place): Problem {
  const name = /\\[A-Za-z]+/.exec(reason)?.[0];
  return createProblem('invalid-math', place, {
    message: `Unexpected TeX (${reason}), expected a formula that can be drawn.`,
    hint: 'Correct the formula; the page shows its source until then.',
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
