/** Rules about the spec of Pods. */
import { podExample } from './containers.ts';
import { isIp, isLabel, isLabelValue, isQualifiedName } from './formats.ts';
import { minimumRule, type Rule, spotRule, valueRule } from './rule.ts';
import { at, has, podSpotsOf, scalarAt, spotsAt, unexpected } from './spots.ts';

const CONTAINERS = 'containers: [{name: c, image: nginx}]';

const AFFINITIES = ['nodeAffinity', 'podAffinity', 'podAntiAffinity'] as const;

export const POD_RULES: readonly Rule[] = [
  minimumRule({
    name: 'pod-seconds',
    reason: 'A grace period is not negative.',
    example: podExample(`${CONTAINERS}, terminationGracePeriodSeconds: -5`),
    at: ['pod:terminationGracePeriodSeconds'],
    minimum: 0,
  }),
  minimumRule({
    name: 'pod-deadline',
    reason: 'A deadline of no seconds would end everything at once.',
    example: podExample(`${CONTAINERS}, activeDeadlineSeconds: 0`),
    at: [
      'pod:activeDeadlineSeconds',
      'Job:spec.activeDeadlineSeconds',
      'CronJob:spec.jobTemplate.spec.activeDeadlineSeconds',
    ],
    minimum: 1,
  }),
  valueRule({
    name: 'host-name',
    reason: 'Host names are DNS labels.',
    example: podExample(`${CONTAINERS}, hostname: My_Host`),
    at: ['pod:hostname', 'pod:subdomain'],
    accepts: isLabel,
    expected: 'at most 63 of a–z, 0–9 and “-”',
    hint: 'Write lower-case letters, digits and “-”.',
  }),
  valueRule({
    name: 'host-alias',
    reason: 'An alias in the file of hosts needs an IP address.',
    example: podExample(`${CONTAINERS}, hostAliases: [{ip: 10.0.0.300, hostnames: [a]}]`),
    at: ['pod:hostAliases[].ip', 'pod:dnsConfig.nameservers[]'],
    accepts: isIp,
    expected: 'an IP address',
    hint: 'Correct the address.',
  }),
  spotRule({
    name: 'toleration',
    reason: 'Exists asks for no value; no key means every key and needs Exists; seconds are for NoExecute.',
    example: podExample(`${CONTAINERS}, tolerations: [{key: a, operator: Exists, value: b}]`),
    at: ['pod:tolerations[]'],
    check: (spot) => {
      const operator = scalarAt(spot, 'operator') ?? 'Equal';
      const key = scalarAt(spot, 'key') ?? '';
      const value = scalarAt(spot, 'value') ?? '';
      if (operator === 'Exists' && value !== '') {
        return [
          at(
            spot,
            `Unexpected value in ${spot.path}, expected none with the operator Exists.`,
            'Remove value.',
          ),
        ];
      }
      if (key === '' && operator !== 'Exists') {
        return [
          at(
            spot,
            `Unexpected ${spot.path} without a key, expected the operator Exists.`,
            'Add key, or write operator: Exists.',
          ),
        ];
      }
      return has(spot, 'tolerationSeconds') && scalarAt(spot, 'effect') !== 'NoExecute'
        ? [
            at(
              spot,
              `Unexpected tolerationSeconds in ${spot.path}, expected the effect NoExecute.`,
              'Write effect: NoExecute.',
            ),
          ]
        : [];
    },
  }),
  valueRule({
    name: 'toleration-key',
    reason: 'Keys of taints are qualified names.',
    example: podExample(`${CONTAINERS}, tolerations: [{key: "a b", operator: Exists}]`),
    at: ['pod:tolerations[].key', 'Node:spec.taints[].key'],
    accepts: (value) => value === '' || isQualifiedName(value),
    expected: 'a key such as example.com/gpu',
    hint: 'Write a name such as gpu, or one with a domain such as example.com/gpu.',
  }),
  valueRule({
    name: 'toleration-value',
    reason: 'Values of taints have the form of labels.',
    example: podExample(`${CONTAINERS}, tolerations: [{key: a, value: "b c"}]`),
    at: ['pod:tolerations[].value', 'Node:spec.taints[].value'],
    accepts: isLabelValue,
    expected: 'at most 63 letters, digits, “-”, “_” and “.”',
    hint: 'Shorten it, or remove the other characters.',
  }),
  valueRule({
    name: 'affinity-weight',
    reason: 'Weights are 1 to 100.',
    example: podExample(
      `${CONTAINERS}, affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 500, preference: {matchExpressions: [{key: a, operator: Exists}]}}]}}`,
    ),
    at: AFFINITIES.map(
      (kind) => `pod:affinity.${kind}.preferredDuringSchedulingIgnoredDuringExecution[].weight` as const,
    ),
    accepts: (value) => typeof value !== 'number' || (value >= 1 && value <= 100),
    expected: 'a number from 1 to 100',
    hint: 'Write a number from 1 to 100.',
  }),
  valueRule({
    name: 'spread-skew',
    reason: 'A skew of zero cannot be kept.',
    example: podExample(
      `${CONTAINERS}, topologySpreadConstraints: [{maxSkew: 0, topologyKey: zone, whenUnsatisfiable: DoNotSchedule}]`,
    ),
    at: ['pod:topologySpreadConstraints[].maxSkew'],
    accepts: (value) => typeof value !== 'number' || value > 0,
    expected: 'at least 1',
    hint: 'Write 1 or more.',
  }),
  spotRule({
    name: 'spread-domains',
    reason: 'A number of domains is kept only where Pods may stay unscheduled.',
    example: podExample(
      `${CONTAINERS}, topologySpreadConstraints: [{maxSkew: 1, minDomains: 2, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway}]`,
    ),
    at: ['pod:topologySpreadConstraints[]'],
    check: (spot) =>
      has(spot, 'minDomains') && scalarAt(spot, 'whenUnsatisfiable') === 'ScheduleAnyway'
        ? [
            at(
              spot,
              `Unexpected minDomains in ${spot.path}, expected whenUnsatisfiable: DoNotSchedule.`,
              'Remove minDomains.',
            ),
          ]
        : [],
  }),
  {
    name: 'host-network-port',
    reason: 'On the network of the host a container has no other port than the host.',
    example: podExample(
      'hostNetwork: true, containers: [{name: c, image: nginx, ports: [{containerPort: 80, hostPort: 81}]}]',
    ),
    check: (target) =>
      podSpotsOf(target)
        .filter((pod) => scalarAt(pod, 'hostNetwork') === true)
        .flatMap((pod) => spotsAt(pod, 'containers[].ports[]'))
        .flatMap((spot) => {
          const own = scalarAt(spot, 'containerPort');
          return spotsAt(spot, 'hostPort')
            .filter(({ node }) => node.kind === 'scalar' && node.value !== 0 && node.value !== own)
            .map((host) =>
              unexpected(host, `${own}, as the Pod is on the network of the host`, 'Write the same number.'),
            );
        }),
  },
];
