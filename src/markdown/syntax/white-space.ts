/** White space in micromark, where tabs and line endings are negative codes: a tab is `-2`, followed by `-1` for each further column. */
import type { Code, Effects, State } from 'micromark-util-types';

export const TAB = -2;
export const TAB_COLUMN = -1;
export const SPACE = 32;

export function isLineEnding(code: Code): boolean {
  return code !== null && code < TAB;
}

export function takeLineEnding(effects: Effects, code: Code): void {
  effects.enter('lineEnding');
  effects.consume(code);
  effects.exit('lineEnding');
}

/** Consumes spaces and tabs of up to `max` columns; `nok` if there are fewer than `min`. */
export function spaces(
  effects: Effects,
  { min = 0, max = Number.POSITIVE_INFINITY }: { readonly min?: number; readonly max?: number },
  ok: State,
  nok: State,
): State {
  let columns = 0;
  const inside: State = (code) => {
    if (columns < max && isSpace(code)) {
      columns += 1;
      effects.consume(code);
      return inside;
    }
    effects.exit('linePrefix');
    return columns >= min ? ok(code) : nok(code);
  };
  return (code) => {
    if (!isSpace(code)) return min === 0 ? ok(code) : nok(code);
    effects.enter('linePrefix');
    return inside(code);
  };
}

export function isSpace(code: Code): boolean {
  return code === SPACE || code === TAB || code === TAB_COLUMN;
}
