/** Rules about the HorizontalPodAutoscaler. */
import { minimumRule, type Rule, type SpotRule, spotRule, valueRule } from './rule.ts';
import { at, has, scalarAt, spotsAt, unexpected } from './spots.ts';

const KIND = 'HorizontalPodAutoscaler';
const scaler = (fields: string, version = 'v2') =>
  `{apiVersion: autoscaling/${version}, kind: ${KIND}, metadata: {name: a}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d}, ${fields}}}`;

/** The field of each metric type. */
const METRICS: Readonly<Record<string, string>> = {
  Resource: 'resource',
  ContainerResource: 'containerResource',
  Pods: 'pods',
  Object: 'object',
  External: 'external',
};

/** The field of each target type. */
const TARGETS: Readonly<Record<string, string>> = {
  Utilization: 'averageUtilization',
  Value: 'value',
  AverageValue: 'averageValue',
};

/** The check that an object has the field that belongs to its type. Parts of manifests may lack it. */
const hasFieldOfType =
  (fields: Readonly<Record<string, string>>): SpotRule['check'] =>
  (spot, { whole }) => {
    const type = scalarAt(spot, 'type');
    const field = typeof type === 'string' ? fields[type] : undefined;
    if (field === undefined || !whole || has(spot, field)) return [];
    return [
      at(
        spot,
        `Unexpected ${spot.path} of the type ${type} without “${field}”, expected the field to be there.`,
        `Add ${field}, or correct type.`,
      ),
    ];
  };

export const SCALING_RULES: readonly Rule[] = [
  minimumRule({
    name: 'scale-bounds',
    reason: 'There is at least one copy to measure.',
    example: scaler('maxReplicas: 0'),
    at: [`${KIND}:spec.maxReplicas`],
    minimum: 1,
  }),
  minimumRule({
    name: 'scale-minimum',
    reason: 'The least number of copies is not negative; 0 needs a feature gate.',
    example: scaler('minReplicas: -1, maxReplicas: 2'),
    at: [`${KIND}:spec.minReplicas`],
    minimum: 0,
  }),
  spotRule({
    name: 'scale-order',
    reason: 'The least number of copies is not above the greatest.',
    example: scaler('minReplicas: 5, maxReplicas: 2'),
    at: [`${KIND}:spec`],
    check: (spot) => {
      const [least, most] = [scalarAt(spot, 'minReplicas'), scalarAt(spot, 'maxReplicas')];
      return typeof least === 'number' && typeof most === 'number' && most >= 1 && least > most
        ? spotsAt(spot, 'minReplicas').map((found) =>
            unexpected(found, `at most maxReplicas, which is ${most}`, 'Correct one of them.'),
          )
        : [];
    },
  }),
  minimumRule({
    name: 'scale-utilization',
    reason: 'A wanted use is at least one percent.',
    example: scaler('maxReplicas: 2, targetCPUUtilizationPercentage: 0', 'v1'),
    at: [
      `${KIND}:spec.targetCPUUtilizationPercentage`,
      `${KIND}:spec.metrics[].resource.target.averageUtilization`,
      `${KIND}:spec.metrics[].containerResource.target.averageUtilization`,
    ],
    minimum: 1,
  }),
  spotRule({
    name: 'metric-type',
    reason: 'A metric is described in the field that its type names.',
    example: scaler(
      'maxReplicas: 2, metrics: [{type: Pods, resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}}]',
    ),
    at: [`${KIND}:spec.metrics[]`],
    check: hasFieldOfType(METRICS),
  }),
  valueRule({
    name: 'metric-kind',
    reason: 'There are five types of metrics.',
    example: scaler(
      'maxReplicas: 2, metrics: [{type: resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}}]',
    ),
    at: [`${KIND}:spec.metrics[].type`],
    accepts: (value) => Object.hasOwn(METRICS, String(value)),
    expected: '“Resource”, “ContainerResource”, “Pods”, “Object” or “External”',
    hint: 'Write one of these.',
  }),
  spotRule({
    name: 'metric-target',
    reason: 'A target has the value that its type names.',
    example: scaler(
      'maxReplicas: 2, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageValue: 1}}}]',
    ),
    at: Object.values(METRICS).map((field) => `${KIND}:spec.metrics[].${field}.target` as const),
    check: hasFieldOfType(TARGETS),
  }),
];
