/** The fragments that are valid on a page. */
import { decodePath } from './address.ts';

export interface Anchors {
  readonly ids: readonly string[];
  /** Whether a fragment, as written after `#`, has a target. */
  has(fragment: string): boolean;
  /** An id that differs from a fragment only in case or Unicode normalization. */
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

/** Removes the text directive from a fragment: `a:~:text=b` → `a`. */
export function withoutText(fragment: string): string {
  return fragment.replace(/:~:.*$/s, '');
}

function fold(id: string): string {
  return id.normalize('NFC').toLowerCase();
}
