/** A cache of recent results: versions of one page follow each other, and most of their blocks are equal. */

export interface Recent<T> {
  /** @param compute computes the value of a key, from a copy of the key, so that no value keeps the whole page in memory */
  get(key: string, compute: (key: string) => T): T;
}

/** Total length of all keys in UTF-16 code units: values are about as large as their texts. */
const MAX_LENGTH = 2 ** 21;

/** @param size minimum number of entries, unless their keys are long; at most twice as many are kept */
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

/** A copy of a part of a text: the part itself keeps the whole text in memory (V8, “sliced strings”). */
export function copyOf(text: string): string {
  return ` ${text}`.slice(1);
}
