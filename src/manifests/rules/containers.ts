/** Rules about the containers of a Pod. */
import { isLabel, isPortName, isPortNumber, isQualifiedName, isVariableName } from './formats.ts';
import { oneOfRule, type Rule, repeated, requiredRule, spotRule, uniqueRule, valueRule } from './rule.ts';
import {
  at,
  CONTAINER_LISTS,
  has,
  podSpotsOf,
  type RuleTarget,
  type Spot,
  scalarAt,
  spotsAt,
} from './spots.ts';

/** A Pod around the part that an example shows. */
export function podExample(spec: string): string {
  return `{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {${spec}}}`;
}

export function containerExample(fields: string): string {
  return podExample(`containers: [{name: c, image: nginx, ${fields}}]`);
}

const textOf = (key: string) => (item: Spot) => {
  const value = scalarAt(item, key);
  return typeof value === 'string' ? value : undefined;
};

/** Paths of Pod fields that a variable can use, in addition to single labels and annotations. */
const FIELD_PATHS: ReadonlySet<string> = new Set(
  'metadata.name metadata.namespace metadata.uid spec.nodeName spec.serviceAccountName status.hostIP status.hostIPs status.podIP status.podIPs'.split(
    ' ',
  ),
);

/** Paths of Pod fields that a file of a downwardAPI volume can use. */
const FILE_PATHS: ReadonlySet<string> = new Set(
  'metadata.name metadata.namespace metadata.uid metadata.labels metadata.annotations'.split(' '),
);

function isSubscript(path: string): boolean {
  const key = /^metadata\.(?:labels|annotations)\['([^']*)'\]$/.exec(path)?.[1];
  return key !== undefined && isQualifiedName(key);
}

const RESOURCE_FIELD = /^(?:limits|requests)\.(?:cpu|memory|ephemeral-storage|hugepages-\S+)$/;

function duplicateNames(target: RuleTarget) {
  return podSpotsOf(target).flatMap((pod) =>
    repeated(
      CONTAINER_LISTS.flatMap((list) => spotsAt(pod, `${list}[]`)),
      textOf('name'),
      'container of the name',
    ),
  );
}

export const CONTAINER_RULES: readonly Rule[] = [
  valueRule({
    name: 'container-name',
    reason: 'Names of containers are DNS labels.',
    example: podExample('containers: [{name: My_C, image: nginx}]'),
    at: ['container:name'],
    accepts: isLabel,
    expected: 'at most 63 of a–z, 0–9 and “-”, beginning and ending with a letter or digit',
    hint: 'Write lower-case letters, digits and “-”.',
  }),
  {
    name: 'container-duplicate',
    reason: 'Logs and commands name containers, so that a Pod has each name once.',
    example: podExample('containers: [{name: c, image: nginx}, {name: c, image: redis}]'),
    check: duplicateNames,
  },
  spotRule({
    name: 'containers-empty',
    reason: 'A Pod without containers has nothing to run.',
    example: podExample('containers: []'),
    at: ['pod:containers'],
    check: (spot) =>
      spot.node.kind === 'list' && spot.node.items.length === 0
        ? [at(spot, `Unexpected empty ${spot.path}, expected at least one container.`, 'Add a container.')]
        : [],
  }),
  requiredRule({
    name: 'container-image',
    reason: 'A container of a Pod says its image.',
    example: podExample('containers: [{name: c}]'),
    at: 'container:',
    oneOf: ['image'],
  }),
  valueRule({
    name: 'image-blanks',
    reason: 'Spaces around the name of an image are rejected.',
    example: podExample('containers: [{name: c, image: "nginx "}]'),
    at: ['container:image'],
    accepts: (value) => String(value).trim() === value && value !== '',
    expected: 'the name of an image without spaces around it',
    hint: 'Remove the blanks.',
  }),
  valueRule({
    name: 'variable-name',
    reason: 'Names of environment variables are printable ASCII without “=”.',
    example: containerExample('env: [{name: "A=B", value: x}]'),
    at: ['container:env[].name', 'container:envFrom[].prefix'],
    accepts: isVariableName,
    expected: 'the name of a variable without “=”',
    hint: 'Write a name without “=”.',
  }),
  spotRule({
    name: 'variable-source',
    reason: 'A variable has a value or a source of it, not both.',
    example: containerExample(
      'env: [{name: A, value: x, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]',
    ),
    at: ['container:env[]'],
    check: (spot) => {
      const value = scalarAt(spot, 'value');
      if (value === undefined || value === null || value === '' || !has(spot, 'valueFrom')) return [];
      const [from = spot] = spotsAt(spot, 'valueFrom');
      return [
        at(from, `Unexpected valueFrom with value in ${spot.path}, expected one of them.`, 'Remove one.'),
      ];
    },
  }),
  oneOfRule({
    name: 'variable-one-source',
    reason: 'A variable comes from one source.',
    example: containerExample(
      'env: [{name: A, valueFrom: {fieldRef: {fieldPath: metadata.name}, secretKeyRef: {name: s, key: k}}}]',
    ),
    at: ['container:env[].valueFrom'],
    fields: new Set(['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef']),
    required: true,
    what: 'source',
  }),
  valueRule({
    name: 'variable-field',
    reason: 'A variable can take some fields of its Pod only.',
    example: containerExample('env: [{name: A, valueFrom: {fieldRef: {fieldPath: metadata.nam}}}]'),
    at: ['container:env[].valueFrom.fieldRef.fieldPath'],
    accepts: (value) => FIELD_PATHS.has(String(value)) || isSubscript(String(value)),
    expected:
      "metadata.name, metadata.namespace, metadata.uid, metadata.labels['KEY'], metadata.annotations['KEY'], spec.nodeName, spec.serviceAccountName, status.hostIP, status.hostIPs, status.podIP or status.podIPs",
    hint: 'Write one of these fields.',
  }),
  valueRule({
    name: 'file-field',
    reason: 'A file of the downward API can take some fields of its Pod only.',
    example: podExample(
      'containers: [{name: c, image: nginx}], volumes: [{name: v, downwardAPI: {items: [{path: a, fieldRef: {fieldPath: spec.nodeName}}]}}]',
    ),
    at: [
      'pod:volumes[].downwardAPI.items[].fieldRef.fieldPath',
      'pod:volumes[].projected.sources[].downwardAPI.items[].fieldRef.fieldPath',
    ],
    accepts: (value) => FILE_PATHS.has(String(value)) || isSubscript(String(value)),
    expected:
      "metadata.name, metadata.namespace, metadata.uid, metadata.labels, metadata.annotations, metadata.labels['KEY'] or metadata.annotations['KEY']",
    hint: 'Write one of these fields.',
  }),
  valueRule({
    name: 'resource-field',
    reason: 'A variable or file can take a request or limit of a container only.',
    example: containerExample('env: [{name: A, valueFrom: {resourceFieldRef: {resource: limit.cpu}}}]'),
    at: [
      'container:env[].valueFrom.resourceFieldRef.resource',
      'pod:volumes[].downwardAPI.items[].resourceFieldRef.resource',
      'pod:volumes[].projected.sources[].downwardAPI.items[].resourceFieldRef.resource',
    ],
    accepts: (value) => RESOURCE_FIELD.test(String(value)),
    expected: 'a resource such as limits.cpu or requests.memory',
    hint: 'Write limits or requests, a dot and the resource.',
  }),
  oneOfRule({
    name: 'variables-from',
    reason: 'Each entry of envFrom names one ConfigMap or one Secret.',
    example: containerExample('envFrom: [{configMapRef: {name: a}, secretRef: {name: b}}]'),
    at: ['container:envFrom[]'],
    fields: new Set(['configMapRef', 'secretRef']),
    required: true,
    what: 'source',
  }),
  valueRule({
    name: 'port-number',
    reason: 'Ports are numbers from 1 to 65535.',
    example: containerExample('ports: [{containerPort: 80800}]'),
    at: ['container:ports[].containerPort'],
    accepts: isPortNumber,
    expected: 'a number from 1 to 65535',
    hint: 'Write a number from 1 to 65535.',
  }),
  valueRule({
    name: 'host-port',
    reason: 'Ports are numbers from 1 to 65535; 0 means none.',
    example: containerExample('ports: [{containerPort: 80, hostPort: 70000}]'),
    at: ['container:ports[].hostPort'],
    accepts: (value) => value === 0 || isPortNumber(value),
    expected: 'a number from 1 to 65535',
    hint: 'Write a number from 1 to 65535.',
  }),
  valueRule({
    name: 'port-name',
    reason: 'Names of ports are IANA service names: at most 15 characters.',
    example: containerExample('ports: [{name: a-very-long-port-name, containerPort: 80}]'),
    at: ['container:ports[].name'],
    accepts: isPortName,
    expected: 'at most 15 of a–z, 0–9 and single “-”, with a letter',
    hint: 'Write a shorter name of these characters.',
  }),
  uniqueRule({
    name: 'port-duplicate',
    reason: 'Services and probes name ports, so that a container has each name once.',
    example: containerExample('ports: [{name: http, containerPort: 80}, {name: http, containerPort: 81}]'),
    at: ['container:ports'],
    keyOf: textOf('name'),
    what: 'port of the name',
  }),
  uniqueRule({
    name: 'mount-duplicate',
    reason: 'One volume is mounted at a path.',
    example: podExample(
      'containers: [{name: c, image: nginx, volumeMounts: [{name: v, mountPath: /a}, {name: v, mountPath: /a}]}], volumes: [{name: v, emptyDir: {}}]',
    ),
    at: ['container:volumeMounts'],
    keyOf: textOf('mountPath'),
    what: 'mount at',
  }),
  valueRule({
    name: 'sub-path',
    reason: 'A path below a volume is relative and does not leave it.',
    example: podExample(
      'containers: [{name: c, image: nginx, volumeMounts: [{name: v, mountPath: /a, subPath: ../b}]}], volumes: [{name: v, emptyDir: {}}]',
    ),
    at: ['container:volumeMounts[].subPath', 'container:volumeMounts[].subPathExpr'],
    accepts: (value) => !String(value).startsWith('/') && !String(value).split('/').includes('..'),
    expected: 'a relative path without “..”',
    hint: 'Write a path below the volume.',
  }),
  spotRule({
    name: 'sub-path-twice',
    reason: 'subPath and subPathExpr exclude each other.',
    example: podExample(
      'containers: [{name: c, image: nginx, volumeMounts: [{name: v, mountPath: /a, subPath: b, subPathExpr: c}]}], volumes: [{name: v, emptyDir: {}}]',
    ),
    at: ['container:volumeMounts[]'],
    check: (spot) =>
      has(spot, 'subPath') && has(spot, 'subPathExpr')
        ? [
            at(
              spot,
              `Unexpected subPath and subPathExpr in ${spot.path}, expected one of them.`,
              'Remove one.',
            ),
          ]
        : [],
  }),
  valueRule({
    name: 'user-id',
    reason: 'Numbers of users and groups are not negative.',
    example: containerExample('securityContext: {runAsUser: -1}'),
    at: [
      'container:securityContext.runAsUser',
      'container:securityContext.runAsGroup',
      'pod:securityContext.runAsUser',
      'pod:securityContext.runAsGroup',
      'pod:securityContext.fsGroup',
      'pod:securityContext.supplementalGroups[]',
    ],
    accepts: (value) => typeof value !== 'number' || (value >= 0 && value <= 2147483647),
    expected: 'a number from 0 to 2147483647',
    hint: 'Write a number from 0 to 2147483647.',
  }),
  spotRule({
    name: 'privilege-escalation',
    reason: 'A privileged container can always gain privileges.',
    example: containerExample('securityContext: {privileged: true, allowPrivilegeEscalation: false}'),
    at: ['container:securityContext'],
    check: (spot) =>
      scalarAt(spot, 'privileged') === true && scalarAt(spot, 'allowPrivilegeEscalation') === false
        ? spotsAt(spot, 'allowPrivilegeEscalation').map((found) =>
            at(
              found,
              'Unexpected allowPrivilegeEscalation: false for a privileged container, expected true or none.',
              'Remove privileged or allowPrivilegeEscalation.',
            ),
          )
        : [],
  }),
];
