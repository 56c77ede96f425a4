/** What was computed lately: versions of one page follow each other, and most of their blocks are the same. */

export interface Recent<T> {
  /** @param compute makes the value of a key; from the copy that it gets, so that no value holds on to the page that the key was cut from */
  get(key: string, compute: (key: string) => T): T;
}

/** UTF-16 code units of all keys: values are about as large as the texts that they were made from. */
const MAX_LENGTH = 2 ** 21;

/** @param size entries that are kept at least, unless their keys are long; at most twice as many are */
export function createRecent<T>(size: number): Recent<T> {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  let length = 0;
  return {
    get(key, compute) {
      const known = young.get(key);
      if (known !== undefined) return known;
      const own = copyOf(key);
      const value = old.get(key) ?? compute(own);
      if (young.size >= size || length >= MAX_LENGTH) {
        old = young;
        young = new Map();
        length = 0;
      }
      young.set(own, value);
      length += own.length;
      return value;
    },
  };
}

/** A part of a string keeps all of it in memory (V8, “sliced strings”). */
function copyOf(text: string): string {
  return ` ${text}`.slice(1);
}
