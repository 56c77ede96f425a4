/** Rules for Deployments, StatefulSets, DaemonSets and the like. */
import { isNumberOrPercentage } from './formats.ts';
import { minimumRule, type Rule, requiredRule, spotRule, valueRule } from './rule.ts';
import { at, has, type RuleTarget, type Spot, scalarAt, spotsAt, spotsOf, unexpected } from './spots.ts';

const SCALED = 'Deployment|ReplicaSet|StatefulSet|ReplicationController';
const SELECTING = 'Deployment|ReplicaSet|StatefulSet|DaemonSet';

/** A Deployment around the part that an example shows. */
function deploymentExample(fields: string, pod = 'containers: [{name: c, image: nginx}]'): string {
  return `{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {${pod}}}, ${fields}}}`;
}

const SPEC_KINDS: ReadonlySet<string> = new Set(
  'Pod Deployment ReplicaSet StatefulSet DaemonSet ReplicationController Job CronJob Service Ingress PersistentVolumeClaim PersistentVolume HorizontalPodAutoscaler PodDisruptionBudget LimitRange'.split(
    ' ',
  ),
);

/** Whether a kind requires a spec. */
export function needsSpec(kind: string): boolean {
  return SPEC_KINDS.has(kind);
}

function isZero(spot: Spot, key: string): boolean {
  const value = scalarAt(spot, key);
  return value === 0 || value === '0%' || value === '0';
}

function checkSpec(target: RuleTarget) {
  if (!target.whole || !needsSpec(target.kind)) return [];
  return spotsOf(target, 'object:')
    .filter((spot) => !has(spot, 'spec'))
    .map((spot) =>
      at(spot, `Unexpected ${target.kind} without “spec”, expected the field.`, 'Add spec.', {
        absence: true,
      }),
    );
}

export const WORKLOAD_RULES: readonly Rule[] = [
  {
    name: 'spec',
    reason: 'Fields of the spec are required, so that it cannot be left out.',
    example: '{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}}',
    check: checkSpec,
  },
  minimumRule({
    name: 'replicas',
    reason: 'There are not less than no copies.',
    example: deploymentExample('replicas: -1'),
    at: [`${SCALED}:spec.replicas`],
    minimum: 0,
  }),
  minimumRule({
    name: 'workload-bounds',
    reason: 'Numbers of seconds and of old copies are not negative.',
    example: deploymentExample('minReadySeconds: -1'),
    at: [
      'Deployment|ReplicaSet|StatefulSet|DaemonSet|ReplicationController:spec.minReadySeconds',
      'Deployment|StatefulSet|DaemonSet:spec.revisionHistoryLimit',
      'Deployment:spec.progressDeadlineSeconds',
      'StatefulSet:spec.updateStrategy.rollingUpdate.partition',
    ],
    minimum: 0,
  }),
  spotRule({
    name: 'selector-empty',
    reason: 'An empty selector would take every Pod of the namespace.',
    example:
      '{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {selector: {}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}}',
    at: [`${SELECTING}:spec.selector`],
    check: (spot) =>
      spot.node.kind === 'map' && spot.node.entries.length === 0
        ? [at(spot, `Unexpected empty ${spot.path}, expected labels of the template.`, 'Add matchLabels.')]
        : [],
  }),
  spotRule({
    name: 'restart-always',
    reason: 'Controllers that keep Pods running restart their containers always.',
    example: deploymentExample('replicas: 1', 'restartPolicy: Never, containers: [{name: c, image: nginx}]'),
    at: [`${SELECTING}|ReplicationController:spec.template.spec.restartPolicy`],
    check: (spot) =>
      spot.node.kind === 'scalar' && spot.node.value !== 'Always'
        ? [unexpected(spot, '“Always”', 'Remove the field.')]
        : [],
  }),
  spotRule({
    name: 'template-deadline',
    reason: 'Pods that are kept running have no deadline.',
    example: deploymentExample(
      'replicas: 1',
      'activeDeadlineSeconds: 5, containers: [{name: c, image: nginx}]',
    ),
    at: [`${SELECTING}|ReplicationController:spec.template.spec.activeDeadlineSeconds`],
    check: (spot) => [
      at(spot, `Unexpected ${spot.path}, expected no deadline of Pods that are kept running.`, 'Remove it.'),
    ],
  }),
  spotRule({
    name: 'recreate',
    reason: 'Recreate does not roll.',
    example: deploymentExample('strategy: {type: Recreate, rollingUpdate: {maxSurge: 1}}'),
    at: ['Deployment:spec.strategy'],
    check: (spot) =>
      scalarAt(spot, 'type') === 'Recreate'
        ? spotsAt(spot, 'rollingUpdate').map((found) =>
            at(
              found,
              'Unexpected rollingUpdate with the type Recreate, expected none.',
              'Remove rollingUpdate.',
            ),
          )
        : [],
  }),
  valueRule({
    name: 'rolling-amount',
    reason: 'Amounts of an update are numbers or percentages.',
    example: deploymentExample('strategy: {rollingUpdate: {maxUnavailable: 25percent}}'),
    at: [
      'Deployment:spec.strategy.rollingUpdate.maxSurge',
      'Deployment:spec.strategy.rollingUpdate.maxUnavailable',
      'DaemonSet:spec.updateStrategy.rollingUpdate.maxSurge',
      'DaemonSet:spec.updateStrategy.rollingUpdate.maxUnavailable',
      'StatefulSet:spec.updateStrategy.rollingUpdate.maxUnavailable',
      'PodDisruptionBudget:spec.minAvailable',
      'PodDisruptionBudget:spec.maxUnavailable',
    ],
    accepts: isNumberOrPercentage,
    expected: 'a number that is not negative, or a percentage such as 25%',
    hint: 'Write a number such as 1, or a percentage such as 25%.',
  }),
  spotRule({
    name: 'rolling-stuck',
    reason: 'An update that may neither add nor remove Pods cannot move.',
    example: deploymentExample('strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 0}}'),
    at: ['Deployment:spec.strategy.rollingUpdate', 'DaemonSet:spec.updateStrategy.rollingUpdate'],
    check: (spot) =>
      isZero(spot, 'maxUnavailable') && isZero(spot, 'maxSurge')
        ? [
            at(
              spot,
              `Unexpected maxSurge and maxUnavailable of 0 in ${spot.path}, expected one above 0.`,
              'Raise one of them.',
            ),
          ]
        : [],
  }),
  spotRule({
    name: 'budget',
    reason: 'A budget says how many Pods stay or how many go, not both.',
    example:
      '{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: a}, spec: {minAvailable: 1, maxUnavailable: 1, selector: {matchLabels: {a: b}}}}',
    at: ['PodDisruptionBudget:spec'],
    check: (spot) =>
      has(spot, 'minAvailable') && has(spot, 'maxUnavailable')
        ? spotsAt(spot, 'maxUnavailable').map((found) =>
            at(found, 'Unexpected maxUnavailable with minAvailable, expected one of them.', 'Remove one.'),
          )
        : [],
  }),
  requiredRule({
    name: 'template',
    reason: 'A controller makes Pods after its template.',
    example: '{apiVersion: v1, kind: ReplicationController, metadata: {name: a}, spec: {replicas: 1}}',
    at: 'ReplicationController:spec',
    oneOf: ['template'],
  }),
];
