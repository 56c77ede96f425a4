/** What was computed lately: versions of one page follow each other, and most of their blocks are the same. */

export interface Recent<T> {
  get(key: string, compute: () => T): T;
}

/** @param size entries that are kept at least; at most twice as many are */
export function createRecent<T>(size: number): Recent<T> {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  return {
    get(key, compute) {
      const known = young.get(key);
      if (known !== undefined) return known;
      const value = old.get(key) ?? compute();
      if (young.size >= size) {
        old = young;
        young = new Map();
      }
      young.set(key, value);
      return value;
    },
  };
}
