/** A micromark construct for blocks that are not Markdown, `$$ … $$` on lines of their own: the caller determines where they end. */

import type { Construct, Extension, State } from 'micromark-util-types';
import { offsetOf, type StructureLines } from './structure-lines.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    passingBlock: 'passingBlock';
    passingBlockLine: 'passingBlockLine';
  }
}

export interface Passing {
  /** The characters with which such a block may start. */
  readonly firstCharacters: string;
  /** End of the block that starts at an offset, at the end of a line; `undefined` if there is none. */
  endOf(offset: number): number | undefined;
}

/** @param lines the reduced text */
export function passingBlocks({ firstCharacters, endOf }: Passing, lines: StructureLines): Extension {
  const construct: Construct = {
    name: 'passingBlock',
    concrete: true,
    tokenize(effects, ok, nok) {
      let end = 0;
      const lineStart: State = (code) => {
        if (code === null) return done(code);
        if (code < -2) return atLineEnding(code);
        effects.enter('passingBlockLine');
        effects.consume(code);
        return inLine;
      };
      const inLine: State = (code) => {
        if (code === null || code < -2) {
          effects.exit('passingBlockLine');
          return code === null ? done(code) : atLineEnding(code);
        }
        effects.consume(code);
        return inLine;
      };
      const atLineEnding: State = (code) => {
        // The next line starts after the end of the block.
        if (offsetOf(lines, { line: this.now().line + 1, column: 1 }) > end) return done(code);
        effects.enter('lineEnding');
        effects.consume(code);
        effects.exit('lineEnding');
        return lineStart;
      };
      const done: State = (code) => {
        effects.exit('passingBlock');
        return ok(code);
      };
      return (code) => {
        const found = endOf(offsetOf(lines, this.now()));
        if (found === undefined) return nok(code);
        end = found;
        effects.enter('passingBlock');
        return lineStart(code);
      };
    },
  };
  const codes = new Set([...firstCharacters].map((char) => char.charCodeAt(0)));
  return { flow: Object.fromEntries([...codes].map((code) => [code, construct])) };
}
