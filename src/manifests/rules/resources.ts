/** Rules about amounts: requests, limits, capacities. */
import { containerExample } from './containers.ts';
import { isQuantity, quantityToNumber } from './formats.ts';
import { type Rule, spotRule, valueRule } from './rule.ts';
import { at, type Spot, scalarAt, spotsAt } from './spots.ts';

const RESOURCES = ['container:resources', 'pod:resources'] as const;

const AMOUNTS = [
  ...RESOURCES.flatMap((place) => [`${place}.limits.*`, `${place}.requests.*`] as const),
  'pod:overhead.*',
  'pod:volumes[].emptyDir.sizeLimit',
  'pod:volumes[].ephemeral.volumeClaimTemplate.spec.resources.requests.*',
  'PersistentVolumeClaim:spec.resources.requests.*',
  'PersistentVolumeClaim:spec.resources.limits.*',
  'StatefulSet:spec.volumeClaimTemplates[].spec.resources.requests.*',
  'PersistentVolume:spec.capacity.*',
  'ResourceQuota:spec.hard.*',
  ...['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'].map(
    (field) => `LimitRange:spec.limits[].${field}.*` as const,
  ),
  'Node:status.capacity.*',
  'Node:status.allocatable.*',
  'RuntimeClass:overhead.podFixed.*',
  ...['resource', 'pods', 'object', 'external', 'containerResource'].flatMap((metric) =>
    ['value', 'averageValue'].map(
      (field) => `HorizontalPodAutoscaler:spec.metrics[].${metric}.target.${field}` as const,
    ),
  ),
] as const;

/** Requests above their limits, by resource. */
function overLimit(spot: Spot) {
  return spotsAt(spot, 'requests.*').flatMap((request) => {
    const key = request.path.slice(`${spot.path}.requests.`.length).replaceAll('"', '');
    const limit = scalarAt(spot, 'limits', key);
    const wanted = request.node.kind === 'scalar' ? request.node.value : null;
    if (limit === undefined || limit === null || wanted === null) return [];
    const most = quantityToNumber(limit);
    const least = quantityToNumber(wanted);
    if (most === undefined || least === undefined || least <= most) return [];
    return [
      at(
        request,
        `Unexpected request of ${wanted} for ${key}, expected at most its limit of ${limit}.`,
        'Raise the limit or lower the request.',
      ),
    ];
  });
}

export const RESOURCE_RULES: readonly Rule[] = [
  valueRule({
    name: 'quantity',
    reason: 'The decoder reads amounts as a number with a suffix; what it cannot read is refused.',
    example: containerExample('resources: {limits: {memory: 64MB}}'),
    at: [...AMOUNTS],
    accepts: isQuantity,
    expected: 'an amount such as 500m, 2, 64Mi or 1Gi',
    hint: 'Write a number and one of m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi or Ei, without spaces.',
  }),
  valueRule({
    name: 'negative-quantity',
    reason: 'Nobody can request less than nothing.',
    example: containerExample('resources: {requests: {cpu: -1}}'),
    at: [...AMOUNTS],
    accepts: (value) => (quantityToNumber(value) ?? 0) >= 0,
    expected: 'an amount that is not negative',
    hint: 'Write 0 or more.',
  }),
  spotRule({
    name: 'request-above-limit',
    reason: 'A request above the limit could never be used.',
    example: containerExample('resources: {limits: {cpu: 500m}, requests: {cpu: 1}}'),
    at: [...RESOURCES],
    check: overLimit,
  }),
];
