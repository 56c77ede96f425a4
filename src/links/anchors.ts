/** The fragments that a page answers to. */
import { decodePath } from './address.ts';

export interface Anchors {
  readonly ids: readonly string[];
  /** Whether a fragment, as it is written after `#`, leads somewhere. */
  has(fragment: string): boolean;
  /** The id that a fragment differs from in letter case alone. */
  nearCase(fragment: string): string | undefined;
}

export function createAnchors(ids: Iterable<string>): Anchors {
  const all = [...ids];
  const exact = new Set(all);
  for (const id of all) exact.add(id.normalize('NFC'));
  let folded: Map<string, string> | undefined;
  return {
    ids: all,
    has(fragment) {
      if (exact.has(fragment)) return true;
      const decoded = decodePath(fragment);
      // The top of the page, and a text that a browser looks for itself.
      return (
        exact.has(decoded) || decoded === '' || decoded.toLowerCase() === 'top' || decoded.startsWith(':~:')
      );
    },
    nearCase(fragment) {
      folded ??= new Map(all.map((id) => [fold(id), id]));
      return folded.get(fold(decodePath(fragment)));
    },
  };
}

function fold(id: string): string {
  return id.normalize('NFC').toLowerCase();
}

/** Ids in a static HTML file, read lightly. `undefined` for a file without content: what it will hold is not known. */
export function parseHtmlIds(html: string): string[] | undefined {
  if (html.trim() === '') return undefined;
  const ids = new Set<string>();
  for (const match of html.matchAll(/\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi)) {
    ids.add((match[1] ?? match[2] ?? match[3] ?? '').replaceAll('&amp;', '&'));
  }
  return [...ids];
}
