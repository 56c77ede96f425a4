/** Finds kinds, API versions and fields that a Kubernetes release does not have any more, or not yet. */
import { deprecationOf, isOwnGroup } from './apis.ts';
import type { Finding } from './finding.ts';
import { type Elsewhere, findElsewhere, isBefore, type KindName, type Release } from './releases/releases.ts';
import type { Schema } from './schema.ts';
import { type MapEntry, type MapNode, nodeAt } from './tree.ts';

interface KnownRelease {
  readonly release: Release;
  readonly named: boolean;
}

/** Checks an API version against the deprecation guide: an error if the named release no longer serves it. */
export function checkDeprecation(
  document: MapNode,
  { apiVersion, kind }: KindName,
  { release, named }: KnownRelease,
): Finding[] {
  const deprecation = deprecationOf(apiVersion, kind);
  if (deprecation === undefined) return [];
  const { removed, deprecated, use } = deprecation;
  const isGone = removed !== undefined && !isBefore(release.version, removed);
  if (!isGone && !isReported(deprecation, kind, release)) return [];
  const what =
    removed === undefined
      ? `that Kubernetes ${deprecated} marked as deprecated`
      : `that Kubernetes ${removed} ${isGone ? 'removed' : 'removes'}`;
  return [
    {
      ...placeOf(document, 'apiVersion'),
      code: isGone && named ? 'removed-api' : 'deprecated-api',
      message: `Unexpected API version ${apiVersion} of ${kind}, ${what}, expected ${use ?? 'none: it has no replacement'}.`,
      hint: use === undefined ? 'Remove the example.' : `Move to ${use}.`,
      target: apiVersion,
      suggestion: use?.includes('/') === true ? use : undefined,
    },
  ];
}

/** Whether to warn about a version that is still served: there is a replacement. */
function isReported(
  { deprecated, use }: { readonly deprecated?: string; readonly use?: string },
  kind: string,
  release: Release,
): boolean {
  if (deprecated !== undefined) return !isBefore(release.version, deprecated);
  return use === undefined || !use.includes('/') || release.schemaOf({ apiVersion: use, kind }) !== undefined;
}

/** Finds a kind that an older or newer release has. */
export function checkOtherRelease(
  document: MapNode,
  name: KindName,
  { release, named }: KnownRelease,
): Finding[] {
  const { apiVersion, kind } = name;
  if (!isOwnGroup(apiVersion)) return [];
  const found = findElsewhere(release.version, (other) => other.schemaOf(name) !== undefined);
  if (found === undefined) return [];
  const versions = release
    .kinds()
    .filter((other) => other.kind === kind)
    .map((other) => other.apiVersion);
  const [suggestion] = versions.filter((version) => version.startsWith(apiVersion.replace(/[^/]*$/, '')));
  const expected =
    versions.length === 0 ? `a kind that Kubernetes ${release.version} serves` : versions.join(' or ');
  return [
    {
      ...placeOf(document, versions.length === 0 ? 'kind' : 'apiVersion'),
      code: found.kind === 'newer' ? 'newer-api' : named ? 'removed-api' : 'deprecated-api',
      message: `Unexpected ${kind} of ${apiVersion}, ${describe(found)}, expected ${expected}.`,
      hint: hintOf(found, suggestion ?? versions[0]),
      target: versions.length === 0 ? kind : apiVersion,
      suggestion: suggestion ?? versions[0],
    },
  ];
}

/** For {@link checkValue}: a field that the kind has in another release. */
export function elsewhereOfField(name: KindName, { release, named }: KnownRelease) {
  return (entry: MapEntry, path: string): Finding | undefined => {
    if (release.schemaOf(name) === undefined) return undefined;
    const keys = keysOfPath(path);
    const found = findElsewhere(release.version, (other) => hasField(other.schemaOf(name), keys));
    if (found === undefined) return undefined;
    const inside = path.slice(0, Math.max(0, path.length - entry.key.length - 1));
    return {
      offset: entry.start,
      end: entry.end,
      code: found.kind === 'newer' ? 'newer-api' : named ? 'removed-api' : 'invalid-manifest',
      message: `Unexpected field “${entry.key}” in ${inside === '' ? 'the manifest' : inside}, ${describe(found)}, expected a field that Kubernetes ${release.version} has.`,
      hint: hintOf(found, undefined),
      target: path,
    };
  };
}

/** `spec.containers[0].image` → `spec`, `containers`, `image`. */
function keysOfPath(path: string): string[] {
  return [...path.matchAll(/"([^"]*)"|[\w-]+(?=\[\d|\.|$)/g)].map(([word, quoted]) => quoted ?? word);
}

function hasField(schema: Schema | undefined, keys: readonly string[]): boolean {
  let at = schema;
  for (const key of keys) {
    at = at?.field(key) ?? at?.values;
    while (at?.items !== undefined) at = at.items;
  }
  return at !== undefined;
}

function describe(found: Elsewhere): string {
  return found.kind === 'newer'
    ? `that Kubernetes ${found.since} brought`
    : `that Kubernetes ${found.in} removed`;
}

function hintOf(found: Elsewhere, suggestion: string | undefined): string {
  if (suggestion !== undefined) return `Write ${suggestion}.`;
  return found.kind === 'newer'
    ? `Remove it, or declare that the text is for Kubernetes ${found.since}.`
    : 'Remove it, or declare which release the text is for.';
}

function placeOf(document: MapNode, key: string): { readonly offset: number; readonly end: number } {
  const node = nodeAt(document, key) ?? document;
  return { offset: node.start, end: node.end };
}
