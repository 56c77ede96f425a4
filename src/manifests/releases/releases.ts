/** Kinds and fields of Kubernetes' releases, from the data that `packaging/kubernetes/releases.ts` makes. */
import { readPackedText } from '../../io/index.ts';
import type { Schema } from '../schema.ts';
import { schemaFromShape } from '../shape.ts';
import { type PackedReleases, unpackReleases } from './pack.ts';

export interface KindName {
  readonly apiVersion: string;
  readonly kind: string;
}

/** One release: what its API server takes. */
export interface Release {
  /** `1.36` */
  readonly version: string;
  /** `undefined` for a kind that the release does not have. */
  schemaOf(kind: KindName): Schema | undefined;
  /** All of its kinds, lists of objects included. */
  kinds(): readonly KindName[];
}

/** Path of the data from the folder that holds `src/`. */
export const RELEASES_FILE = 'src/manifests/releases/releases.json.br';

/** Newest first. What a release says is read from the data when it is first asked. */
let known: ReadonlyMap<string, Release> | undefined;

export function allReleases(): ReadonlyMap<string, Release> {
  known ??= readReleases();
  return known;
}

function readReleases(): Map<string, Release> {
  const packed: PackedReleases = JSON.parse(readPackedText(RELEASES_FILE));
  const { shapes } = packed;
  return new Map(
    [...unpackReleases(packed)].map(([version, places]) => [version, createRelease(version, places, shapes)]),
  );
}

/** @param places of the release's names among the definitions */
function createRelease(
  version: string,
  places: ReadonlyMap<string, number>,
  definitions: readonly string[],
): Release {
  const schemas = new Map<string, Schema>();
  const find = (name: string): Schema | undefined => {
    const found = schemas.get(name);
    const text = definitions[places.get(name) ?? -1];
    if (found !== undefined || text === undefined) return found;
    const made = schemaFromShape(JSON.parse(text), find);
    schemas.set(name, made);
    return made;
  };
  let kinds: readonly KindName[] | undefined;
  return {
    version,
    schemaOf: ({ apiVersion, kind }) => find(`${apiVersion}/${kind}`),
    kinds() {
      kinds ??= [...places.keys()].filter((name) => name.includes('/')).map(kindOfKey);
      return kinds;
    },
  };
}

/** `apps/v1/Deployment` → `apps/v1` and `Deployment`. */
export function kindOfKey(key: string): KindName {
  const slash = key.lastIndexOf('/');
  return { apiVersion: key.slice(0, slash), kind: key.slice(slash + 1) };
}

/** `v1.27.3` → `1.27`; `undefined` where no such release is known. */
export function findRelease(version: string): Release | undefined {
  const minor = /^v?(1\.\d+)(?:\.\d+)?$/.exec(version.trim())?.[1];
  return minor === undefined ? undefined : allReleases().get(minor);
}

export function newestRelease(): Release {
  const [newest] = allReleases().values();
  if (newest === undefined) throw new Error(`Unexpected content of ${RELEASES_FILE}, expected releases.`);
  return newest;
}

/** `1.24 to 1.36` */
export function knownRange(): string {
  const versions = [...allReleases().keys()];
  return `${versions.at(-1)} to ${versions[0]}`;
}

/** Where something that a release lacks is to be found: the release after it that has it, or the one that no longer did. */
export type Elsewhere =
  | { readonly kind: 'newer'; readonly since: string }
  | { readonly kind: 'removed'; readonly in: string };

/** @param has whether a release has what is looked for; `version` does not */
export function findElsewhere(version: string, has: (release: Release) => boolean): Elsewhere | undefined {
  const oldestFirst = [...allReleases().values()].reverse();
  const at = oldestFirst.findIndex((release) => release.version === version);
  const since = oldestFirst.slice(at + 1).find(has);
  if (since !== undefined) return { kind: 'newer', since: since.version };
  const last = oldestFirst.slice(0, at).findLastIndex(has);
  const removed = last === -1 ? undefined : oldestFirst[last + 1];
  return removed === undefined ? undefined : { kind: 'removed', in: removed.version };
}

/** Whether a release comes before another: `1.9` before `1.27`. */
export function isBefore(version: string, other: string): boolean {
  return Number(version.split('.')[1]) < Number(other.split('.')[1]);
}
