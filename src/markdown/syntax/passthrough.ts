/**
 * Text between delimiters that is not parsed as Markdown, such as mathematics: `\(x_1\)`. Code spans that begin earlier take precedence; it ends at the next closing delimiter of
 * its paragraph, without one the delimiter is text.
 */
import type { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import type { Code, Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';
import { isLineEnding, takeLineEnding } from './white-space.ts';

export type Delimiters = readonly (readonly [open: string, close: string])[];

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    passthrough: 'passthrough';
    passthroughValue: 'passthroughValue';
  }
}

/** The longer of two delimiters with the same beginning comes first: `$$` before `$`. */
export function passthroughSyntax(delimiters: Delimiters): Extension {
  const byFirst = new Map<number, Construct[]>();
  for (const [open, close] of delimiters.toSorted(([a], [b]) => b.length - a.length)) {
    const first = open.charCodeAt(0);
    byFirst.set(first, [...(byFirst.get(first) ?? []), between(open, close)]);
  }
  return { text: Object.fromEntries(byFirst) };
}

/** Closing delimiters that do not occur any more in a paragraph, so that they are not searched again. */
const unclosed = new WeakMap<TokenizeContext, Set<string>>();

function between(open: string, close: string): Construct {
  const closing: Construct = {
    partial: true,
    tokenize: (effects, ok, nok) => sequence(effects, close, ok, nok),
  };
  return {
    name: 'passthrough',
    tokenize(effects, ok, nok) {
      const known = unclosed.get(this) ?? new Set();
      unclosed.set(this, known);
      const end: State = (code) => {
        effects.exit('passthroughValue');
        effects.exit('passthrough');
        return ok(code);
      };
      const inside: State = (code) => effects.attempt(closing, end, take)(code);
      const take: State = (code) => {
        if (code === null) {
          known.add(close);
          return nok(code);
        }
        if (isLineEnding(code)) {
          effects.exit('passthroughValue');
          takeLineEnding(effects, code);
          effects.enter('passthroughValue');
        } else effects.consume(code);
        return inside;
      };
      // Empty text between delimiters does not count.
      const opened = sequence(effects, open, effects.check(closing, nok, take), nok);
      return (code) => {
        if (known.has(close)) return nok(code);
        effects.enter('passthrough');
        effects.enter('passthroughValue');
        return opened(code);
      };
    },
  };
}

/** Consumes a fixed text. */
function sequence(effects: Effects, text: string, ok: State, nok: State): State {
  let at = 0;
  const next: State = (code: Code) => {
    if (code !== text.charCodeAt(at)) return nok(code);
    effects.consume(code);
    at += 1;
    if (at < text.length) return next;
    at = 0;
    return ok;
  };
  return (code) => {
    at = 0;
    return next(code);
  };
}

/** A Markdown node that becomes `<span class="math math-inline">` with the text as written, including delimiters. */
export const passthroughFromMarkdown: ReturnType<typeof gfmTableFromMarkdown> = {
  enter: {
    passthrough(token) {
      const value = this.sliceSerialize(token);
      this.enter(
        {
          type: 'inlineCode',
          value,
          data: {
            hName: 'span',
            hProperties: { className: ['math', 'math-inline'] },
            hChildren: [{ type: 'text', value }],
          },
        },
        token,
      );
    },
  },
  exit: {
    passthrough(token) {
      this.exit(token);
    },
  },
};
