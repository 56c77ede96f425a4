/** What marks of emphasis can mean, where it is one thing only. */

/** What ends a run of text: the end of the block, of a link's text, or marks of emphasis. */
export type Close = '' | ']' | '*' | '**' | '_' | '__';

export const ASCII_MARK: RegExp = /[!-/:-@[-`{-~]/;
const WORD = /[\p{L}\p{N}]/u;

/**
 * Whether marks can open and not close.
 *
 * @param before the character before them in the block, where there is one
 * @param cjkEmphasis whether letters of some scripts count as others do not
 */
export function opensAt(
  text: string,
  at: number,
  size: number,
  before: string,
  cjkEmphasis: boolean,
): boolean {
  const mark = text.charAt(at);
  const next = text.charAt(at + size);
  if (next === mark || next === '' || /\s/.test(next)) return false;
  if (before === '' || before === ' ' || before === '\n') return true;
  return !cjkEmphasis && ASCII_MARK.test(before) && before !== mark && WORD.test(next);
}

/** Whether what was begun ends at an offset. @param end of the block */
export function closesAt(text: string, at: number, end: number, close: Exclude<Close, ''>): boolean {
  if (!text.startsWith(close, at)) return false;
  if (close === ']') return true;
  const after = at + close.length;
  const mark = close.charAt(0);
  if (text.charAt(after) === mark) return false;
  const before = text.charAt(at - 1);
  if (/^\s$/.test(before) || before === mark) return false;
  const next = after < end ? text.charAt(after) : '';
  return next === '' || next === ' ' || next === '\n' || (ASCII_MARK.test(next) && WORD.test(before));
}
