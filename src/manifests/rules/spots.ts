/** Finds the fields that a rule checks, and reports them. */
import type { Finding } from '../finding.ts';
import { type MapNode, nodeAt, type TreeNode } from '../tree.ts';
import { describeNode, joinPath } from '../wording.ts';

/** An object to check. */
export interface RuleTarget {
  readonly object: MapNode;
  readonly apiVersion: string;
  readonly kind: string;
  /** Whether the manifest is complete, so that absent fields are missing. */
  readonly whole: boolean;
}

/** A value with the place and path of its key. */
export interface Spot {
  readonly node: TreeNode;
  /** `spec.containers[0].name`; empty for the object itself. */
  readonly path: string;
  /** Where an author looks for it: a scalar itself, or the key of a list or map. */
  readonly start: number;
  readonly end: number | undefined;
}

/** Where each kind describes its Pods. */
const POD_SPECS: Readonly<Record<string, readonly string[]>> = {
  Pod: ['spec'],
  PodTemplate: ['template', 'spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
  ...Object.fromEntries(
    ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'ReplicationController', 'Job'].map((kind) => [
      kind,
      ['spec', 'template', 'spec'],
    ]),
  ),
};

/** The spec of the Pods that an object describes, if any. */
export function podSpotsOf({ object, kind }: RuleTarget): readonly Spot[] {
  const path = POD_SPECS[kind];
  return path === undefined ? [] : spotsAt(rootOf(object), path.join('.'));
}

export const CONTAINER_LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/** The containers of the Pods that an object describes, in order. */
function containerSpotsOf(target: RuleTarget): readonly Spot[] {
  return podSpotsOf(target).flatMap((pod) => CONTAINER_LISTS.flatMap((list) => spotsAt(pod, `${list}[]`)));
}

function rootOf(object: MapNode): Spot {
  return { node: object, path: '', start: object.start, end: undefined };
}

/**
 * Where a rule applies: `SCOPE:PATH`. A scope is `object` (every kind), `pod`, `container`, or names of kinds separated by `|`; a path consists of keys, `key[]` for each item of a
 * list, `*` for each value of a map.
 */
export type Place = `${string}:${string}`;

/** The values at a place; absent and null ones are skipped. */
export function spotsOf(target: RuleTarget, place: Place): readonly Spot[] {
  const colon = place.indexOf(':');
  const path = place.slice(colon + 1);
  return rootsOf(target, place.slice(0, colon)).flatMap((root) => spotsAt(root, path));
}

function rootsOf(target: RuleTarget, scope: string): readonly Spot[] {
  if (scope === 'pod') return podSpotsOf(target);
  if (scope === 'container') return containerSpotsOf(target);
  return scope === 'object' || scope.split('|').includes(target.kind) ? [rootOf(target.object)] : [];
}

/** The values below a spot. */
export function spotsAt(from: Spot, path: string): readonly Spot[] {
  let spots: readonly Spot[] = [from];
  for (const step of path === '' ? [] : path.split('.')) {
    const key = step.replace(/\[\]$/, '');
    spots = spots.flatMap((spot) => entrySpots(spot, key));
    if (step.endsWith('[]')) spots = spots.flatMap(itemSpots);
  }
  return spots.filter(({ node }) => !(node.kind === 'scalar' && node.value === null));
}

function entrySpots({ node, path }: Spot, key: string): Spot[] {
  if (node.kind !== 'map') return [];
  return node.entries
    .filter((entry) => key === '*' || entry.key === key)
    .map((entry) => ({
      node: entry.value,
      path: joinPath(path, entry.key),
      start: entry.value.kind === 'scalar' ? entry.value.start : entry.start,
      end: entry.value.kind === 'scalar' ? entry.value.end : entry.end,
    }));
}

/** The items of a list. */
export function itemSpots({ node, path }: Spot): Spot[] {
  if (node.kind !== 'list') return [];
  return node.items.map((item, index) => ({
    node: item,
    path: `${path}[${index}]`,
    start: item.start,
    end: item.kind === 'scalar' ? item.end : undefined,
  }));
}

/** A finding at a spot. */
export function at(spot: Spot, message: string, hint: string, more: Partial<Finding> = {}): Finding {
  return { offset: spot.start, end: spot.end, message, hint, target: spot.path, ...more };
}

/** “Unexpected X for spec.y, expected Z.” */
export function unexpected(spot: Spot, expected: string, hint: string): Finding {
  return at(spot, `Unexpected ${describeNode(spot.node)} for ${spot.path}, expected ${expected}.`, hint);
}

/** The value of a scalar below a spot. */
export function scalarAt(
  spot: Spot,
  ...path: readonly string[]
): string | number | boolean | null | undefined {
  const node = nodeAt(spot.node, ...path);
  return node?.kind === 'scalar' ? node.value : undefined;
}

/** Whether a path exists below a spot. */
export function has(spot: Spot, ...path: readonly string[]): boolean {
  const node = nodeAt(spot.node, ...path);
  return node !== undefined && !(node.kind === 'scalar' && node.value === null);
}
