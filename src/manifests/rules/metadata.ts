/** Rules about the metadata that every object has. */
import {
  isIp,
  isLabel,
  isLabelValue,
  isLetterLabel,
  isPathSegment,
  isQualifiedName,
  isSubdomain,
  isTime,
} from './formats.ts';
import { keyRule, type Rule, valueRule } from './rule.ts';
import { type RuleTarget, spotsOf, unexpected } from './spots.ts';

interface NameForm {
  accepts(name: string): boolean;
  readonly expected: string;
  readonly hint: string;
}

const SUBDOMAIN: NameForm = {
  accepts: isSubdomain,
  expected: 'at most 253 of a–z, 0–9, “-” and “.”, beginning and ending with a letter or digit',
  hint: 'Write lower-case letters, digits and “-”.',
};

const LABEL: NameForm = {
  accepts: isLabel,
  expected: 'at most 63 of a–z, 0–9 and “-”, beginning and ending with a letter or digit',
  hint: 'Write lower-case letters, digits and “-”.',
};

const LETTER_LABEL: NameForm = {
  accepts: isLetterLabel,
  expected: 'at most 63 of a–z, 0–9 and “-”, beginning with a letter',
  hint: 'Begin with a lower-case letter.',
};

const PATH: NameForm = {
  accepts: isPathSegment,
  expected: 'a name without “/” and “%”',
  hint: 'Remove these characters.',
};

const ADDRESS: NameForm = { accepts: isIp, expected: 'an IP address', hint: 'Write the address.' };

/** Kinds whose names have another form than a DNS subdomain. */
const NAME_FORMS: ReadonlyMap<string, NameForm> = new Map([
  ['Namespace', LABEL],
  ['Service', LETTER_LABEL],
  ...['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'].map((kind) => [kind, PATH] as const),
  ['IPAddress', ADDRESS],
  // `signer.example.com:name:1`: checked together with the signer.
  ['ClusterTrustBundle', PATH],
]);

/** Controllers append to these names, so validation limits their length. */
const LONGEST: ReadonlyMap<string, number> = new Map([['CronJob', 52]]);

function checkObjectName(target: RuleTarget) {
  const form = NAME_FORMS.get(target.kind) ?? SUBDOMAIN;
  const longest = LONGEST.get(target.kind) ?? 253;
  return spotsOf(target, 'object:metadata.name').flatMap((spot) => {
    if (spot.node.kind !== 'scalar' || typeof spot.node.value !== 'string') return [];
    const name = spot.node.value;
    if (!form.accepts(name)) return [unexpected(spot, form.expected, form.hint)];
    return name.length > longest ? [unexpected(spot, `at most ${longest} characters`, 'Shorten it.')] : [];
  });
}

const LABEL_MAPS = ['object:metadata.labels'] as const;
const TEMPLATE_LABELS = [
  'Deployment|ReplicaSet|StatefulSet|DaemonSet|ReplicationController|Job:spec.template.metadata.labels',
  'CronJob:spec.jobTemplate.metadata.labels',
  'CronJob:spec.jobTemplate.spec.template.metadata.labels',
  'PodTemplate:template.metadata.labels',
  'Deployment|ReplicaSet|StatefulSet|DaemonSet|Job|PodDisruptionBudget|PersistentVolumeClaim:spec.selector.matchLabels',
  'NetworkPolicy:spec.podSelector.matchLabels',
  'Service|ReplicationController:spec.selector',
  'pod:nodeSelector',
] as const;

export const METADATA_RULES: readonly Rule[] = [
  {
    name: 'object-name',
    reason: 'Names are parts of URLs and host names; most kinds take a DNS subdomain, some a label or less.',
    example: '{apiVersion: v1, kind: ConfigMap, metadata: {name: My_Map}}',
    check: checkObjectName,
  },
  {
    name: 'generate-name',
    reason: 'The API server adds five characters to generateName, and the result must be a name.',
    example: '{apiVersion: v1, kind: ConfigMap, metadata: {generateName: My_}}',
    check: (target) =>
      spotsOf(target, 'object:metadata.generateName').flatMap((spot) => {
        const form = NAME_FORMS.get(target.kind) ?? SUBDOMAIN;
        if (spot.node.kind !== 'scalar' || typeof spot.node.value !== 'string' || spot.node.value === '')
          return [];
        return form.accepts(`${spot.node.value.slice(0, 248)}x`)
          ? []
          : [unexpected(spot, form.expected, form.hint)];
      }),
  },
  valueRule({
    name: 'namespace-name',
    reason: 'A namespace has a DNS label as its name.',
    example: '{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: My.Space}}',
    at: ['object:metadata.namespace'],
    accepts: (value) => value === '' || isLabel(value),
    expected: LABEL.expected,
    hint: LABEL.hint,
  }),
  keyRule({
    name: 'label-key',
    reason: 'Keys of labels are qualified names: they are used in selectors and queries.',
    example: '{apiVersion: v1, kind: ConfigMap, metadata: {name: a, labels: {"my key": b}}}',
    at: [...LABEL_MAPS, ...TEMPLATE_LABELS],
    accepts: isQualifiedName,
    expected: 'at most 63 letters, digits, “-”, “_” and “.”, with a domain and “/” before it or without',
    hint: 'Shorten it, or replace the other characters.',
  }),
  valueRule({
    name: 'label-value',
    reason: 'Values of labels are used in selectors: no spaces, at most 63 characters.',
    example: '{apiVersion: v1, kind: ConfigMap, metadata: {name: a, labels: {owner: "A team"}}}',
    at: [...LABEL_MAPS, ...TEMPLATE_LABELS].map((place) => `${place}.*` as const),
    accepts: isLabelValue,
    expected: 'at most 63 letters, digits, “-”, “_” and “.”, beginning and ending with a letter or digit',
    hint: 'Shorten it or replace the other characters; free text belongs into an annotation.',
  }),
  keyRule({
    name: 'annotation-key',
    reason: 'Keys of annotations are qualified names.',
    example: '{apiVersion: v1, kind: ConfigMap, metadata: {name: a, annotations: {"a note": b}}}',
    at: ['object:metadata.annotations'],
    accepts: (key) => isQualifiedName(key.toLowerCase()),
    expected: 'at most 63 letters, digits, “-”, “_” and “.”, with a domain and “/” before it or without',
    hint: 'Shorten it, or replace the other characters.',
  }),
  valueRule({
    name: 'timestamp',
    reason: 'Times are decoded as RFC 3339; anything else cannot be read.',
    example: '{apiVersion: v1, kind: ConfigMap, metadata: {name: a, creationTimestamp: today}}',
    at: [
      'object:metadata.creationTimestamp',
      'object:metadata.deletionTimestamp',
      'pod:tolerations[].timeAdded',
      'Node:spec.taints[].timeAdded',
      'Lease:spec.acquireTime',
      'Lease:spec.renewTime',
      'Event:eventTime',
      'Event:firstTimestamp',
      'Event:lastTimestamp',
      'Pod:status.startTime',
    ],
    accepts: isTime,
    expected: 'a time such as 2024-05-01T10:00:00Z',
    hint: 'Write the time in RFC 3339.',
  }),
];
