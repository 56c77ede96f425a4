/** Rules for label selectors. */
import type { Finding } from '../finding.ts';
import { podExample } from './containers.ts';
import type { Rule } from './rule.ts';
import {
  at,
  has,
  type Place,
  type RuleTarget,
  type Spot,
  scalarAt,
  spotsAt,
  spotsOf,
  unexpected,
} from './spots.ts';

const NODE_TERMS: readonly Place[] = [
  'pod:affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[].matchExpressions[]',
  'pod:affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[].preference.matchExpressions[]',
  'PersistentVolume:spec.nodeAffinity.required.nodeSelectorTerms[].matchExpressions[]',
];

const POD_TERMS = ['podAffinity', 'podAntiAffinity'].flatMap((kind): Place[] =>
  [
    'requiredDuringSchedulingIgnoredDuringExecution[]',
    'preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm',
  ].flatMap((term): Place[] => [
    `pod:affinity.${kind}.${term}.labelSelector.matchExpressions[]`,
    `pod:affinity.${kind}.${term}.namespaceSelector.matchExpressions[]`,
  ]),
);

const SELECTORS: readonly Place[] = [
  ...POD_TERMS,
  'pod:topologySpreadConstraints[].labelSelector.matchExpressions[]',
  'Deployment|ReplicaSet|StatefulSet|DaemonSet|Job|PodDisruptionBudget|PersistentVolumeClaim:spec.selector.matchExpressions[]',
  'NetworkPolicy:spec.podSelector.matchExpressions[]',
  ...['ingress[].from[]', 'egress[].to[]'].flatMap((peer): Place[] => [
    `NetworkPolicy:spec.${peer}.podSelector.matchExpressions[]`,
    `NetworkPolicy:spec.${peer}.namespaceSelector.matchExpressions[]`,
  ]),
  'MutatingWebhookConfiguration|ValidatingWebhookConfiguration:webhooks[].namespaceSelector.matchExpressions[]',
  'MutatingWebhookConfiguration|ValidatingWebhookConfiguration:webhooks[].objectSelector.matchExpressions[]',
  'ClusterRole:aggregationRule.clusterRoleSelectors[].matchExpressions[]',
];

const LABEL_OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];
const NODE_OPERATORS = [...LABEL_OPERATORS, 'Gt', 'Lt'];

const termsOf = (target: RuleTarget): readonly (readonly [Spot, readonly string[]])[] => [
  ...SELECTORS.flatMap((place) => spotsOf(target, place)).map((spot) => [spot, LABEL_OPERATORS] as const),
  ...NODE_TERMS.flatMap((place) => spotsOf(target, place)).map((spot) => [spot, NODE_OPERATORS] as const),
];

function checkOperator([spot, known]: readonly [Spot, readonly string[]]): Finding[] {
  return spotsAt(spot, 'operator')
    .filter(({ node }) => node.kind === 'scalar' && !known.includes(String(node.value)))
    .map((found) => unexpected(found, known.map((word) => `“${word}”`).join(', '), 'Write one of these.'));
}

function checkValues([spot]: readonly [Spot, readonly string[]], { whole }: RuleTarget): Finding[] {
  const operator = scalarAt(spot, 'operator');
  const [values] = spotsAt(spot, 'values');
  const count = values?.node.kind === 'list' ? values.node.items.length : 0;
  if (operator === 'Exists' || operator === 'DoesNotExist') {
    return count > 0
      ? [
          at(
            values ?? spot,
            `Unexpected values in ${spot.path}, expected none with the operator ${operator}.`,
            'Remove values.',
          ),
        ]
      : [];
  }
  if (operator === 'Gt' || operator === 'Lt') {
    return count === 1 || (!whole && !has(spot, 'values'))
      ? []
      : [
          at(
            values ?? spot,
            `Unexpected ${count} values in ${spot.path}, expected one with the operator ${operator}.`,
            'Write one number.',
          ),
        ];
  }
  return (operator === 'In' || operator === 'NotIn') && count === 0 && whole
    ? [
        at(
          values ?? spot,
          `Unexpected ${spot.path} without values, expected at least one with the operator ${operator}.`,
          'Add values.',
          { absence: true },
        ),
      ]
    : [];
}

const CONTAINERS = 'containers: [{name: c, image: nginx}]';
const term = (expression: string) =>
  podExample(
    `${CONTAINERS}, affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [${expression}]}]}}}`,
  );

export const SELECTOR_RULES: readonly Rule[] = [
  {
    name: 'selector-operator',
    reason: 'Operators of selectors are four words; nodes are compared by two more.',
    example: term('{key: a, operator: in, values: [b]}'),
    check: (target) => termsOf(target).flatMap(checkOperator),
  },
  {
    name: 'selector-values',
    reason: 'In and NotIn compare with values, Exists and DoesNotExist with none.',
    example: term('{key: a, operator: Exists, values: [b]}'),
    check: (target) => termsOf(target).flatMap((found) => checkValues(found, target)),
  },
];
