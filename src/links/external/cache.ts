/** Addresses that answered, with the day: a file that a repository keeps, so that a run in CI asks for few. */

export interface ExternalCache {
  /** The day on which an address answered last, when that is recent enough. */
  isFresh(url: string): boolean;
  note(url: string): void;
  /** As it is written: one line an address, sorted, so that changes merge. @param used all addresses of the site, where they are known: others are left out */
  toText(used?: ReadonlySet<string>): string;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * @param text of the file; empty for none. Lines that are no entries are left out.
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
