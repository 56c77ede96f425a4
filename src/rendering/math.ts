/** Formulas: the TeX that passed through Markdown untouched becomes MathML, which browsers draw and read aloud without scripts. */
import type { Element } from 'hast';
import { toString as hastToText } from 'hast-util-to-string';
import temml from 'temml';
import { createProblem, filePlace, NOWHERE, type Place, type Problem } from '../diagnostics/index.ts';
import type { RenderSettings } from './settings.ts';

export interface Formula {
  /** Holds the text as it is written, delimiters included. */
  readonly node: Element;
  readonly place: Place | undefined;
}

/** Fills the elements with MathML, which keeps its TeX as an annotation. One that cannot be read stays text, and the answer says why. */
export function renderFormulas(
  formulas: readonly Formula[],
  { block, inline }: RenderSettings['markdown']['passthrough'],
): Problem[] {
  return formulas.flatMap(({ node, place }) => {
    const text = hastToText(node);
    const isIn = ([open, close]: readonly [string, string]) =>
      text.startsWith(open) && text.endsWith(close) && text.length >= open.length + close.length;
    const longest = (pairs: typeof block) => pairs.filter(isIn).sort(([a], [b]) => b.length - a.length)[0];
    const asBlock = longest(block);
    const pair = asBlock ?? longest(inline);
    if (pair === undefined) return [];
    const [open, close] = pair;
    const tex = text.slice(open.length, text.length - close.length);
    try {
      const value = temml.renderToString(tex, {
        displayMode: asBlock !== undefined,
        annotate: true,
        throwOnError: true,
      });
      node.children = [{ type: 'raw', value }];
      return [];
    } catch (error) {
      if (!isParseError(error)) throw error;
      return [invalid(error, tex, placeIn(place, text, open.length + (error.position ?? 0)))];
    }
  });
}

interface ParseError extends Error {
  /** Offset in the TeX. */
  readonly position?: number;
}

function isParseError(error: unknown): error is ParseError {
  return error instanceof Error && error.name === 'ParseError';
}

/** `Unsupported function name: \foo at position 5: x + …`: the place says where, and the page what. */
function invalid({ message }: ParseError, tex: string, place: Place): Problem {
  const reason = message
    .replace(/^ParseError\s*/, '')
    .replace(/:?\s+at (?:position \d+|end of input)[\s\S]*$/, '')
    .trim();
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
