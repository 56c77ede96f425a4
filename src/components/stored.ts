/** What readers choose, kept in their browser alone. One that refuses storage has no choice to remember, and no page breaks because of that. */

/** For all tabs and later visits, or for this tab until it is closed. */
export type Lifetime = 'always' | 'tab';

/** The choice of an earlier page; `null` without one. */
export function recall(key: string, lifetime: Lifetime = 'always'): string | null {
  return ignoringRefusal(() => storageOf(lifetime).getItem(key)) ?? null;
}

/** @param value `null` to forget it */
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
