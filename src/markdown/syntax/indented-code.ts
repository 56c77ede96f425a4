/**
 * Indented code where micromark differs from CommonMark and Goldmark:
 *
 * - a first line after a list that it no longer belongs to is joined with the next lines (micromark makes two blocks);
 * - blank lines at the end, also long ones, are not part of the code;
 * - a numbered list right below may start at any number, as it does not interrupt a paragraph.
 */
import { list } from 'micromark-core-commonmark';
import type { Construct, Effects, Extension, ParseContext, State } from 'micromark-util-types';
import { isLineEnding, SPACE, spaces, TAB, TAB_COLUMN, takeLineEnding } from './white-space.ts';

export function indentedCode(): Extension {
  const lists = LIST_MARKERS.map((marker) => [marker.charCodeAt(0), listBelowCode]);
  return {
    document: Object.fromEntries(lists),
    flowInitial: { [TAB]: codeIndented, [TAB_COLUMN]: codeIndented, [SPACE]: codeIndented },
  };
}

const INDENTATION = 4;
const LIST_MARKERS = [...'*+-0123456789'];

/** Texts being parsed whose last line was code. */
const inCode = new WeakSet<ParseContext>();

const listBelowCode: Construct = {
  ...list,
  tokenize(effects, ok, nok) {
    if (inCode.has(this.parser)) this.interrupt = false;
    return list.tokenize.call(this, effects, ok, nok);
  },
};

const codeIndented: Construct = {
  name: 'codeIndented',
  tokenize(effects, ok, nok) {
    const { parser } = this;
    // Lines up to this one are known to be code: runs of long blank lines are scanned once.
    let known = 0;
    const below = codeBelow((line) => {
      known = line;
    });
    const atBreak: State = (code) => {
      inCode.add(parser);
      if (code === null) return done(code);
      if (isLineEnding(code)) {
        const goOn = effects.attempt(nextLine, atBreak, done);
        return this.now().line < known ? goOn(code) : effects.check(below, goOn, done)(code);
      }
      effects.enter('codeFlowValue');
      return inside(code);
    };
    const inside: State = (code) => {
      if (code === null || isLineEnding(code)) {
        effects.exit('codeFlowValue');
        return atBreak(code);
      }
      effects.consume(code);
      return inside;
    };
    const done: State = (code) => {
      inCode.delete(parser);
      effects.exit('codeIndented');
      return ok(code);
    };
    return (code) => {
      effects.enter('codeIndented');
      return indentation(effects, atBreak, nok)(code);
    };
  },
};

/** Checks whether a line with code follows after blank lines; reports which one. */
function codeBelow(found: (line: number) => void): Construct {
  return {
    partial: true,
    tokenize(effects, ok, nok) {
      const lineEnding: State = (code) => {
        takeLineEnding(effects, code);
        return lineStart;
      };
      const lineStart: State = (code) =>
        this.parser.lazy[this.now().line] === true
          ? nok(code)
          : indentation(effects, afterIndentation, unindented)(code);
      const unindented: State = (code) => (isLineEnding(code) ? lineEnding(code) : nok(code));
      const afterIndentation: State = (code) => spaces(effects, {}, atText, nok)(code);
      const atText: State = (code) => {
        if (isLineEnding(code)) return lineEnding(code);
        if (code === null) return nok(code);
        found(this.now().line);
        return ok(code);
      };
      return lineEnding;
    },
  };
}

/** Consumes everything before the next line's code: line endings, short blank lines, the indentation. */
const nextLine: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const lineEnding: State = (code) => {
      if (!isLineEnding(code)) return nok(code);
      takeLineEnding(effects, code);
      return indentation(effects, ok, lineEnding);
    };
    return lineEnding;
  },
};

function indentation(effects: Effects, ok: State, nok: State): State {
  return spaces(effects, { min: INDENTATION, max: INDENTATION }, ok, nok);
}
