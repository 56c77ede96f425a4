/** Packs the kinds and fields of Kubernetes releases: shared definitions are stored once, and a release is stored as its differences from the next newer one. */

/** Like {@link Shape}, of plain values: `'#NAME'` is another definition of the same release. */
export type ReleaseShape = string | readonly [ReleaseShape] | { readonly [field: string]: ReleaseShape };

export interface PackedReleases {
  /** Definitions as JSON, each parsed on demand. */
  readonly shapes: readonly string[];
  /** Newest first. */
  readonly releases: readonly PackedRelease[];
}

interface PackedRelease {
  /** `1.36` */
  readonly version: string;
  /** Indices in `shapes` by name, where the newer release lacks the name or has another definition. */
  readonly differs: Readonly<Record<string, number>>;
  /** Names of the newer release that this one lacks. */
  readonly lacks: readonly string[];
}

/** @param releases newest first */
export function packReleases(
  releases: ReadonlyMap<string, ReadonlyMap<string, ReleaseShape>>,
): PackedReleases {
  const places = new Map<string, number>();
  const packed: PackedRelease[] = [];
  let newer = new Map<string, number>();
  for (const [version, shapes] of releases) {
    const own = new Map<string, number>();
    for (const [name, shape] of [...shapes].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const text = JSON.stringify(shape);
      const place = places.get(text) ?? places.size;
      places.set(text, place);
      own.set(name, place);
    }
    packed.push({
      version,
      differs: Object.fromEntries([...own].filter(([name, place]) => newer.get(name) !== place)),
      lacks: [...newer.keys()].filter((name) => !own.has(name)),
    });
    newer = own;
  }
  return { shapes: [...places.keys()], releases: packed };
}

/** Indices in `shapes` by name, for each release. */
export function unpackReleases({ releases }: PackedReleases): Map<string, ReadonlyMap<string, number>> {
  const all = new Map<string, ReadonlyMap<string, number>>();
  let names = new Map<string, number>();
  for (const { version, differs, lacks } of releases) {
    names = new Map([...names, ...Object.entries(differs)]);
    for (const name of lacks) names.delete(name);
    all.set(version, names);
  }
  return all;
}
