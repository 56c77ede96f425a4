/** The fragments that a page answers to. */
import { decodePath } from './address.ts';

export interface Anchors {
  readonly ids: readonly string[];
  /** Whether a fragment, as it is written after `#`, leads somewhere. */
  has(fragment: string): boolean;
  /** The id that a fragment differs from in letter case alone, or in how its accents are composed. */
  nearCase(fragment: string): string | undefined;
}

export function createAnchors(ids: Iterable<string>): Anchors {
  const all = [...ids];
  const exact = new Set(all);
  let folded: Map<string, string> | undefined;
  return {
    ids: all,
    has(fragment) {
      const written = withoutText(fragment);
      if (exact.has(written)) return true;
      const decoded = decodePath(written);
      return exact.has(decoded) || decoded === '' || decoded.toLowerCase() === 'top';
    },
    nearCase(fragment) {
      folded ??= new Map(all.map((id) => [fold(id), id]));
      return folded.get(fold(decodePath(withoutText(fragment))));
    },
  };
}

/** A fragment without the text that a browser is to look for itself: `a:~:text=b` → `a`. */
export function withoutText(fragment: string): string {
  return fragment.replace(/:~:.*$/s, '');
}

function fold(id: string): string {
  return id.normalize('NFC').toLowerCase();
}
