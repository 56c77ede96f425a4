/** Choices of readers, stored in their browser only. If the browser refuses storage, nothing is remembered, and pages work nevertheless. */

/** `always`: for all tabs and later visits; `tab`: for this tab until it is closed. */
export type Lifetime = 'always' | 'tab';

/** The choice made on an earlier page; `null` if there is none. */
export function recall(key: string, lifetime: Lifetime = 'always'): string | null {
  return ignoringRefusal(() => storageOf(lifetime).getItem(key)) ?? null;
}

/** @param value `null` to remove it */
export function remember(key: string, value: string | null, lifetime: Lifetime = 'always'): void {
  ignoringRefusal(() => {
    if (value === null) storageOf(lifetime).removeItem(key);
    else storageOf(lifetime).setItem(key, value);
  });
}

function storageOf(lifetime: Lifetime): Storage {
  return lifetime === 'tab' ? sessionStorage : localStorage;
}

function ignoringRefusal<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
