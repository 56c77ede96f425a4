/** Links that existed before a branch. */
import type { LinkSource } from './link-sources.ts';

/** Links before a branch, and files that the branch moved. */
export interface KnownLinks {
  readonly sources: readonly LinkSource[];
  /** Old path → new path. */
  readonly moved: ReadonlyMap<string, string>;
}

/** Returns a function that tells whether a link was added, by counting equal links per file; call it once for each link. */
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
