/**
 * Checks references between the objects of one example. What the API server itself rejects (a selector that its own template does not match, a mount without a volume) is an error;
 * what may exist in the cluster is a warning, and only if the example contains objects of that kind.
 */
import { nearestName } from '../diagnostics/index.ts';
import type { Finding } from './finding.ts';
import { entryOf, itemsAt, type MapNode, nodeAt, objectsOf, type TreeNode, textAt } from './tree.ts';

export function checkReferences(documents: readonly TreeNode[]): Finding[] {
  const objects = objectsOf(documents);
  const names = namesByKind(objects);
  return objects.flatMap((object) => [
    ...checkSelector(object),
    ...checkPodSpec(object, names),
    ...checkService(object, objects),
    ...checkTargets(object, names),
  ]);
}

type Names = ReadonlyMap<string, ReadonlySet<string>>;

function namesByKind(objects: readonly MapNode[]): Names {
  const names = new Map<string, Set<string>>();
  for (const object of objects) {
    const kind = textAt(object, 'kind');
    const name = textAt(object, 'metadata', 'name');
    if (kind === undefined || name === undefined) continue;
    const known = names.get(kind) ?? new Set();
    names.set(kind, known.add(name));
  }
  return names;
}

/** Where a kind describes its Pods. */
function podTemplate(object: MapNode): {
  readonly labels: TreeNode | undefined;
  readonly spec: TreeNode | undefined;
} {
  const kind = textAt(object, 'kind');
  if (kind === 'Pod') return { labels: nodeAt(object, 'metadata', 'labels'), spec: nodeAt(object, 'spec') };
  const template =
    kind === 'CronJob'
      ? nodeAt(object, 'spec', 'jobTemplate', 'spec', 'template')
      : kind === 'PodTemplate'
        ? nodeAt(object, 'template')
        : nodeAt(object, 'spec', 'template');
  return { labels: nodeAt(template, 'metadata', 'labels'), spec: nodeAt(template, 'spec') };
}

const SELECTING: ReadonlySet<string> = new Set([
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'ReplicationController',
]);

function checkSelector(object: MapNode): Finding[] {
  const kind = textAt(object, 'kind') ?? '';
  if (!SELECTING.has(kind) || nodeAt(object, 'spec', 'template') === undefined) return [];
  const selector = nodeAt(object, 'spec', 'selector');
  const wanted = kind === 'ReplicationController' ? selector : nodeAt(selector, 'matchLabels');
  const { labels } = podTemplate(object);
  if (wanted?.kind !== 'map') return [];
  return wanted.entries.flatMap(({ key, value, start, end }): Finding[] => {
    const label = nodeAt(labels, key);
    if (value.kind !== 'scalar' || (label?.kind === 'scalar' && label.value === value.value)) return [];
    const has = label?.kind === 'scalar' ? `“${key}: ${label.value}”` : `no label “${key}”`;
    return [
      {
        offset: start,
        end,
        message: `Unexpected “${key}: ${value.value}” in the selector, expected a label of spec.template, which has ${has}.`,
        hint: 'Give selector and template the same label.',
        target: key,
      },
    ];
  });
}

function checkPodSpec(object: MapNode, names: Names): Finding[] {
  const { spec } = podTemplate(object);
  if (spec === undefined) return [];
  const findings: Finding[] = [];
  const volumes = new Set(
    [...itemsAt(spec, 'volumes'), ...itemsAt(object, 'spec', 'volumeClaimTemplates')].flatMap(
      (volume) => textAt(volume, 'name') ?? textAt(volume, 'metadata', 'name') ?? [],
    ),
  );
  const containers = [...itemsAt(spec, 'initContainers'), ...itemsAt(spec, 'containers')];
  for (const container of containers) {
    for (const list of ['volumeMounts', 'volumeDevices']) {
      for (const mount of itemsAt(container, list)) {
        const name = nodeAt(mount, 'name');
        if (name?.kind !== 'scalar' || typeof name.value !== 'string' || volumes.has(name.value)) continue;
        findings.push(missing(name, `volume “${name.value}”`, volumes, 'of the Pod', 'Add it to volumes.'));
      }
    }
    findings.push(...checkProbePorts(container));
    for (const source of itemsAt(container, 'envFrom')) {
      findings.push(...checkName(nodeAt(source, 'configMapRef'), 'name', 'ConfigMap', names));
      findings.push(...checkName(nodeAt(source, 'secretRef'), 'name', 'Secret', names));
    }
    for (const variable of itemsAt(container, 'env')) {
      findings.push(
        ...checkName(nodeAt(variable, 'valueFrom', 'configMapKeyRef'), 'name', 'ConfigMap', names),
      );
      findings.push(...checkName(nodeAt(variable, 'valueFrom', 'secretKeyRef'), 'name', 'Secret', names));
    }
  }
  for (const volume of itemsAt(spec, 'volumes')) {
    findings.push(...checkName(nodeAt(volume, 'configMap'), 'name', 'ConfigMap', names));
    findings.push(...checkName(nodeAt(volume, 'secret'), 'secretName', 'Secret', names));
    findings.push(
      ...checkName(nodeAt(volume, 'persistentVolumeClaim'), 'claimName', 'PersistentVolumeClaim', names),
    );
    for (const source of itemsAt(volume, 'projected', 'sources')) {
      findings.push(...checkName(nodeAt(source, 'configMap'), 'name', 'ConfigMap', names));
      findings.push(...checkName(nodeAt(source, 'secret'), 'name', 'Secret', names));
    }
  }
  findings.push(...checkName(spec, 'serviceAccountName', 'ServiceAccount', names, new Set(['default'])));
  return findings;
}

function checkProbePorts(container: TreeNode): Finding[] {
  const ports = portNames(container);
  return ['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((probe) =>
    ['httpGet', 'tcpSocket'].flatMap((handler): Finding[] => {
      const port = nodeAt(container, probe, handler, 'port');
      if (port?.kind !== 'scalar' || typeof port.value !== 'string' || ports.has(port.value)) return [];
      return [
        missing(
          port,
          `port “${port.value}”`,
          ports,
          'of the container',
          'Give a port this name, or use its number.',
          true,
        ),
      ];
    }),
  );
}

function portNames(container: TreeNode): Set<string> {
  return new Set(itemsAt(container, 'ports').flatMap((port) => textAt(port, 'name') ?? []));
}

/** Checks a name that objects of the example should have; `optional: true` allows it to be missing. */
function checkName(
  holder: TreeNode | undefined,
  key: string,
  kind: string,
  names: Names,
  builtIn: ReadonlySet<string> = new Set(),
): Finding[] {
  const node = nodeAt(holder, key);
  const known = names.get(kind);
  if (node?.kind !== 'scalar' || typeof node.value !== 'string' || known === undefined) return [];
  const optional = nodeAt(holder, 'optional');
  if (known.has(node.value) || builtIn.has(node.value)) return [];
  if (optional?.kind === 'scalar' && optional.value === true) return [];
  return [
    missing(
      node,
      `${kind} “${node.value}”`,
      known,
      'of this example',
      `Correct the name, or add the ${kind}.`,
      true,
    ),
  ];
}

function missing(
  node: TreeNode,
  what: string,
  known: ReadonlySet<string>,
  of: string,
  hint: string,
  isWarning = false,
): Finding {
  const target = node.kind === 'scalar' ? String(node.value) : '';
  const suggestion = nearestName(target, known);
  const names = [...known].slice(0, 5).map((name) => `“${name}”`);
  return {
    ...(isWarning ? { code: 'dangling-reference' } : {}),
    offset: node.start,
    end: node.end,
    message: `Unexpected ${what}, expected one ${of}${names.length === 0 ? ', which has none' : `: ${names.join(', ')}`}.`,
    hint: suggestion === undefined ? hint : `Write ${suggestion}.`,
    target,
    suggestion,
  };
}

/** A Service selects Pods by labels; an example with Pods and a Service intends them to match. */
function checkService(object: MapNode, objects: readonly MapNode[]): Finding[] {
  if (textAt(object, 'kind') !== 'Service') return [];
  const selector = entryOf(nodeAt(object, 'spec'), 'selector');
  if (selector?.value.kind !== 'map') return [];
  const wanted = selector.value.entries;
  const templates = objects.map(podTemplate).filter(({ spec }) => nodeAt(spec, 'containers') !== undefined);
  if (templates.length === 0 || wanted.length === 0) return [];
  const matching = templates.filter(({ labels }) =>
    wanted.every(({ key, value }) => {
      const label = nodeAt(labels, key);
      return value.kind === 'scalar' && label?.kind === 'scalar' && label.value === value.value;
    }),
  );
  if (matching.length === 0) {
    return [
      {
        code: 'dangling-reference',
        offset: selector.start,
        end: selector.end,
        message: `Unexpected selector of Service ${textAt(object, 'metadata', 'name') ?? ''}, expected the labels of Pods of this example.`,
        hint: 'Give the Pods these labels, or select those that they have.',
        target: wanted.map(({ key }) => key).join(', '),
      },
    ];
  }
  const ports = new Set(
    matching.flatMap(({ spec }) =>
      [...itemsAt(spec, 'containers'), ...itemsAt(spec, 'initContainers')].flatMap((container) => [
        ...portNames(container),
      ]),
    ),
  );
  return itemsAt(object, 'spec', 'ports').flatMap((port): Finding[] => {
    const target = nodeAt(port, 'targetPort');
    if (target?.kind !== 'scalar' || typeof target.value !== 'string' || ports.has(target.value)) return [];
    return [
      missing(
        target,
        `port “${target.value}”`,
        ports,
        'of the Pods',
        'Give a port of the container this name.',
        true,
      ),
    ];
  });
}

/** Roles that exist in every cluster. */
const BUILT_IN_ROLES: ReadonlySet<string> = new Set(['cluster-admin', 'admin', 'edit', 'view']);

function checkTargets(object: MapNode, names: Names): Finding[] {
  const kind = textAt(object, 'kind');
  if (kind === 'HorizontalPodAutoscaler') {
    const target = nodeAt(object, 'spec', 'scaleTargetRef');
    return checkName(target, 'name', textAt(target, 'kind') ?? '', names);
  }
  if (kind === 'RoleBinding' || kind === 'ClusterRoleBinding') {
    const role = nodeAt(object, 'roleRef');
    const roleName = textAt(role, 'name') ?? '';
    const builtIn = BUILT_IN_ROLES.has(roleName) || roleName.startsWith('system:');
    return builtIn ? [] : checkName(role, 'name', textAt(role, 'kind') ?? '', names);
  }
  if (kind !== 'Ingress') return [];
  const backends = [
    nodeAt(object, 'spec', 'defaultBackend'),
    ...itemsAt(object, 'spec', 'rules').flatMap((rule) =>
      itemsAt(rule, 'http', 'paths').map((path) => nodeAt(path, 'backend')),
    ),
  ];
  return backends.flatMap((backend) => checkName(nodeAt(backend, 'service'), 'name', 'Service', names));
}
