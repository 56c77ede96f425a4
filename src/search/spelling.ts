/** The distance of two words in typing mistakes. */

/** Shorter words have too many neighbours; longer ones may have two mistakes. */
const SHORTEST = 4;
const LONG = 8;

/** Only words of letters are corrected: names with digits and punctuation are typed with care, or copied. */
const WORD = /^[\p{L}\p{M}]+$/u;
/** Scripts that are indexed as pairs of characters have no words to correct. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;

/** How many mistakes a word may have: 0 if it cannot be corrected. */
export function allowedMistakes(word: string): number {
  if (word.length < SHORTEST || !WORD.test(word) || UNSPACED.test(word)) return 0;
  return word.length < LONG ? 1 : 2;
}

/**
 * Optimal string alignment: a letter too many, too few or another one, or two that are swapped, are one mistake each.
 *
 * @returns `limit + 1` for all that are farther
 */
export function distanceOf(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a.charCodeAt(row - 1) === b.charCodeAt(column - 1);
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwapped =
        row > 1 &&
        column > 1 &&
        a.charCodeAt(row - 1) === b.charCodeAt(column - 2) &&
        a.charCodeAt(row - 2) === b.charCodeAt(column - 1);
      if (isSwapped) cost = Math.min(cost, (older[column - 2] ?? 0) + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    older = previous;
    previous = current;
  }
  return Math.min(previous[b.length] ?? 0, limit + 1);
}

/** Cyrillic letters with their Latin equivalents in names. */
const LATIN: ReadonlyMap<string, string> = new Map(
  'аa бb вv гg дd еe єie жzh зz иi іi їi йi кk лl мm нn оo пp рr сs тt уu ўu фf хkh цts чch шsh щshch ъ ыy ь эe юiu яia'
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.slice(1)]),
);

/** Transliterates a name from Cyrillic to Latin letters: `кубернетес` → `kubernetes`. Other words are returned unchanged. */
export function toLatin(word: string): string {
  return word.replace(/\p{Script=Cyrl}/gu, (letter) => LATIN.get(letter) ?? letter);
}
