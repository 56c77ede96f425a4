/** What readers choose, kept in their browser alone. One that refuses storage has no choice to remember, and no page breaks because of that. */

/** The choice of an earlier page; `null` without one. */
export function recall(key: string): string | null {
  return ignoringRefusal(() => localStorage.getItem(key)) ?? null;
}

/** @param value `null` to forget it */
export function remember(key: string, value: string | null): void {
  ignoringRefusal(() => {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  });
}

function ignoringRefusal<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
