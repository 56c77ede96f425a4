/** Links that a branch did not add. */
import type { LinkSource } from './link-sources.ts';

/** Links that were there before a branch, and where files are now that were elsewhere. */
export interface KnownLinks {
  readonly sources: readonly LinkSource[];
  /** Old path → new path. */
  readonly moved: ReadonlyMap<string, string>;
}

/** Whether a link is one more than there were of it in its file; to be asked once of each link. */
export function unknownOnly({ sources, moved }: KnownLinks): (source: LinkSource) => boolean {
  const left = new Map<string, number>();
  const keyOf = (file: string, target: string) => `${file}\n${target}`;
  for (const { link } of sources) {
    if (link.place.kind !== 'file') continue;
    const key = keyOf(moved.get(link.place.file) ?? link.place.file, link.target);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  return ({ link: { place, target } }) => {
    if (place.kind !== 'file') return false;
    const key = keyOf(place.file, target);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  };
}
