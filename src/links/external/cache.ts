/** Addresses that have answered, with the date: a file in the repository, so that CI runs send few requests. */

export interface ExternalCache {
  /** Whether an address answered recently enough. */
  isFresh(url: string): boolean;
  note(url: string): void;
  /** The contents of the file: one line per address, sorted, so that changes merge. @param used all addresses of the site, if known: others are removed */
  toText(used?: ReadonlySet<string>): string;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * @param text of the file; empty if there is none. Invalid lines are ignored.
 * @param now ISO 8601, UTC
 */
export function parseExternalCache(text: string, now: string, maxAgeDays: number): ExternalCache {
  const today = now.slice(0, 10);
  const days = new Map<string, string>();
  for (const line of text.split('\n')) {
    const match = /^(\d{4}-\d{2}-\d{2}) (\S+)$/.exec(line.trim());
    if (match !== null) days.set(match[2] ?? '', match[1] ?? '');
  }
  return {
    isFresh(url) {
      const day = days.get(url);
      if (day === undefined) return false;
      const age = (Date.parse(today) - Date.parse(day)) / DAY;
      return age >= 0 && age <= maxAgeDays;
    },
    note: (url) => void days.set(url, today),
    toText: (used) =>
      [...days]
        .filter(([url]) => used === undefined || used.has(url))
        .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
        .map(([url, day]) => `${day} ${url}\n`)
        .join(''),
  };
}
