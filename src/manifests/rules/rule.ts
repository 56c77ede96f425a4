/** What a rule of the API's validation is, and how it finds the fields that it looks at. */
import { describeNode } from '../check-value.ts';
import type { Finding } from '../finding.ts';
import { type MapNode, nodeAt, type TreeNode } from '../tree.ts';

/** An object that rules look at. */
export interface RuleTarget {
  readonly object: MapNode;
  readonly apiVersion: string;
  readonly kind: string;
  /** The manifest claims to be complete, so that what is not there is missing. */
  readonly whole: boolean;
}

/** A rule by which the API server refuses an object although its fields and types are right. */
export interface Rule {
  readonly name: string;
  /** Why the API server refuses it: one sentence. */
  readonly reason: string;
  /** A manifest that breaks this rule and no other; the tests hold every rule to it. */
  readonly example: string;
  check(target: RuleTarget): readonly Finding[];
}

/** A value with the place and path of its key. */
export interface Spot {
  readonly node: TreeNode;
  /** `spec.containers[0].name`; empty for the object itself. */
  readonly path: string;
  /** Where an author looks for it: a scalar itself, the key of a list or map. */
  readonly start: number;
  readonly end: number | undefined;
}

/** Where each kind keeps the description of its Pods. */
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

/** The spec of the Pods that an object describes, where it describes any. */
export function podSpotsOf({ object, kind }: RuleTarget): readonly Spot[] {
  const path = POD_SPECS[kind];
  return path === undefined ? [] : spotsAt(rootOf(object), path.join('.'));
}

export const CONTAINER_LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/** The containers of the Pods that an object describes, in their order. */
export function containerSpotsOf(target: RuleTarget): readonly Spot[] {
  return podSpotsOf(target).flatMap((pod) => CONTAINER_LISTS.flatMap((list) => spotsAt(pod, `${list}[]`)));
}

function rootOf(object: MapNode): Spot {
  return { node: object, path: '', start: object.start, end: undefined };
}

/**
 * Where a rule looks: `SCOPE:PATH`. A scope is `object` (every kind), `pod`, `container`, or names of kinds joined by `|`; a path is made of keys,
 * `key[]` for each item of a list, `*` for each value of a map.
 */
export type Place = `${string}:${string}`;

/** The values at a place; those that are not there, or null, are left out. */
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
      path: joinStep(path, entry.key),
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

function joinStep(path: string, key: string): string {
  const step = /^[\w-]+$/.test(key) ? key : `"${key}"`;
  return path === '' ? step : `${path}.${step}`;
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

/** Whether something stands below a spot. */
export function has(spot: Spot, ...path: readonly string[]): boolean {
  const node = nodeAt(spot.node, ...path);
  return node !== undefined && !(node.kind === 'scalar' && node.value === null);
}

interface RuleText {
  readonly name: string;
  readonly reason: string;
  readonly example: string;
}

export interface ValueRule extends RuleText {
  readonly at: readonly Place[];
  accepts(value: string | number | boolean): boolean;
  /** What is expected, as it stands in the message. */
  readonly expected: string;
  readonly hint: string;
}

/** A rule about single values. */
export function valueRule({ at: places, accepts, expected, hint, ...text }: ValueRule): Rule {
  return {
    ...text,
    check: (target) =>
      places
        .flatMap((place) => spotsOf(target, place))
        .filter(({ node }) => node.kind === 'scalar' && node.value !== null && !accepts(node.value))
        .map((spot) => unexpected(spot, expected, hint)),
  };
}

export interface KeyRule extends RuleText {
  readonly at: readonly Place[];
  accepts(key: string): boolean;
  readonly expected: string;
  readonly hint: string;
}

/** A rule about the keys of maps. */
export function keyRule({ at: places, accepts, expected, hint, ...text }: KeyRule): Rule {
  return {
    ...text,
    check: (target) =>
      places
        .flatMap((place) => spotsOf(target, place))
        .flatMap(({ node, path }) =>
          (node.kind === 'map' ? node.entries : [])
            .filter(({ key }) => !accepts(key))
            .map(({ key, start, end }) => ({
              offset: start,
              end,
              message: `Unexpected key “${key.length > 80 ? `${key.slice(0, 80)}…` : key}” in ${path}, expected ${expected}.`,
              hint,
              target: key,
            })),
        ),
  };
}

export interface SpotRule extends RuleText {
  readonly at: readonly Place[];
  check(spot: Spot, target: RuleTarget): readonly Finding[];
}

/** A rule about objects or lists at places. */
export function spotRule({ at: places, check, ...text }: SpotRule): Rule {
  return {
    ...text,
    check: (target) =>
      places.flatMap((place) => spotsOf(target, place)).flatMap((spot) => check(spot, target)),
  };
}

export interface RequiredRule extends RuleText {
  readonly at: Place;
  /** Keys below, from which one is enough. */
  readonly oneOf: readonly string[];
  /** Where it is not required. */
  except?(spot: Spot): boolean;
}

/** A rule about what must be there in a whole manifest. */
export function requiredRule({ at: place, oneOf, except, ...text }: RequiredRule): Rule {
  return {
    ...text,
    check: (target) =>
      !target.whole
        ? []
        : spotsOf(target, place)
            .filter((spot) => !oneOf.some((path) => has(spot, ...path.split('.'))) && except?.(spot) !== true)
            .map((spot) => {
              const names = oneOf.map((path) => `“${path}”`).join(' or ');
              const where = spot.path === '' ? target.kind : spot.path;
              return at(
                spot,
                `Unexpected ${where} without ${names}, expected the field to be there.`,
                `Add ${oneOf[0]}.`,
                { absence: true },
              );
            }),
  };
}

/** A rule that exactly one, or at most one, of several fields stands in an object. */
export function oneOfRule({
  at: places,
  fields,
  required,
  what,
  ...text
}: RuleText & {
  readonly at: readonly Place[];
  readonly fields: ReadonlySet<string>;
  /** One must be there. */
  readonly required: boolean;
  /** `handler`, `source`. */
  readonly what: string;
}): Rule {
  return {
    ...text,
    check: (target) =>
      places
        .flatMap((place) => spotsOf(target, place))
        .flatMap((spot) => {
          if (spot.node.kind !== 'map') return [];
          const found = spot.node.entries.filter(
            ({ key, value }) => fields.has(key) && !(value.kind === 'scalar' && value.value === null),
          );
          const [, second] = found;
          if (second !== undefined) {
            const names = found.map(({ key }) => `“${key}”`).join(' and ');
            return [
              {
                offset: second.start,
                end: second.end,
                message: `Unexpected ${names} in ${spot.path}, expected one ${what}.`,
                hint: 'Keep one of them.',
                target: joinStep(spot.path, second.key),
              },
            ];
          }
          if (found.length > 0 || !required || !target.whole) return [];
          return [
            at(
              spot,
              `Unexpected ${spot.path} without a ${what}, expected one.`,
              `Add one, such as ${[...fields][0]}.`,
              {
                absence: true,
              },
            ),
          ];
        }),
  };
}

/** A rule that no two items of a list share a key. */
export function uniqueRule({
  at: places,
  keyOf,
  what,
  ...text
}: RuleText & {
  /** Lists, without `[]`. */
  readonly at: readonly Place[];
  keyOf(item: Spot): string | undefined;
  readonly what: string;
}): Rule {
  return {
    ...text,
    check: (target) =>
      places
        .flatMap((place) => spotsOf(target, place))
        .flatMap((list) => repeated(itemSpots(list), keyOf, what)),
  };
}

/** Findings at the items whose key stands before. */
export function repeated(
  items: readonly Spot[],
  keyOf: (item: Spot) => string | undefined,
  what: string,
): Finding[] {
  const seen = new Set<string>();
  return items.flatMap((item) => {
    const key = keyOf(item);
    if (key === undefined) return [];
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      at(
        item,
        `Unexpected second ${what} “${key}”, expected it once.`,
        'Give it another one, or remove it.',
        {
          target: key,
        },
      ),
    ];
  });
}
