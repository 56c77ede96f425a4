/** Valid manifests at the limits of the API server's rules: none has findings. */
import { expect, it } from 'vitest';
import { problemsOf } from './manifest-of.ts';

const pod = (spec: string, metadata = 'name: a') =>
  `{apiVersion: v1, kind: Pod, metadata: {${metadata}}, spec: {${spec}}}`;
const container = (fields: string) => pod(`containers: [{name: c, image: nginx, ${fields}}]`);
const one = (spec: string) => pod(`containers: [{name: c, image: nginx}], ${spec}`);
const volume = (source: string) => one(`volumes: [{name: v, ${source}}]`);
const map = (metadata: string, more = '') =>
  `{apiVersion: v1, kind: ConfigMap, metadata: {${metadata}}${more}}`;
const service = (spec: string, name = 'a') =>
  `{apiVersion: v1, kind: Service, metadata: {name: ${name}}, spec: {${spec}}}`;
const TEMPLATE = 'template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}';
const workload = (kind: string, fields: string) =>
  `{apiVersion: apps/v1, kind: ${kind}, metadata: {name: a}, spec: {selector: {matchLabels: {a: b}}, ${TEMPLATE}, ${fields}}}`;
const JOB = 'template: {spec: {restartPolicy: OnFailure, containers: [{name: c, image: nginx}]}}';
const job = (fields: string) =>
  `{apiVersion: batch/v1, kind: Job, metadata: {name: a}, spec: {${JOB}, ${fields}}}`;
const cron = (fields: string) =>
  `{apiVersion: batch/v1, kind: CronJob, metadata: {name: a}, spec: {jobTemplate: {spec: {${JOB}}}, ${fields}}}`;
const net = (kind: string, spec: string) =>
  `{apiVersion: networking.k8s.io/v1, kind: ${kind}, metadata: {name: a}, spec: {${spec}}}`;
const path = (fields: string) =>
  net(
    'Ingress',
    `rules: [{http: {paths: [{${fields}, backend: {service: {name: s, port: {name: http}}}}]}}]`,
  );
const rbac = (kind: string, fields: string, name = 'a') =>
  `{apiVersion: rbac.authorization.k8s.io/v1, kind: ${kind}, metadata: {name: "${name}"}, ${fields}}`;
const ref = 'roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}';
const scaler = (fields: string) =>
  `{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: a}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d}, ${fields}}}`;
const claim = (spec: string) =>
  `{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: a}, spec: {${spec}}}`;
const disk = (spec: string) =>
  `{apiVersion: v1, kind: PersistentVolume, metadata: {name: a}, spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], ${spec}}}`;
const secret = (fields: string) => `{apiVersion: v1, kind: Secret, metadata: {name: a}, ${fields}}`;
const definition = (schema: string) =>
  `{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: things.example.com}, spec: {group: example.com, scope: Cluster, names: {plural: things, singular: thing, kind: Thing, shortNames: [th]}, versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: ${schema}}}]}}`;
const kubelet = (fields: string) =>
  `{apiVersion: kubelet.config.k8s.io/v1beta1, kind: KubeletConfiguration, ${fields}}`;

const VALID = [
  map('name: a.b-c.1'),
  map(`name: ${'a'.repeat(253)}`),
  map('generateName: a-'),
  map('name: a, namespace: "1-a"'),
  map('name: a, labels: {"example.com/a_B.c": ""}'),
  map(`name: a, labels: {a: ${'A'.repeat(63)}}`),
  map('name: a, annotations: {"example.com/note": "any text, of any length"}'),
  map('name: a, creationTimestamp: null'),
  map('name: a, creationTimestamp: "2024-02-29T23:59:59.123Z"'),
  map('name: a', ', data: {.hidden: b, A_b-1.txt: c}'),
  map('name: a', ', binaryData: {k: "aGVsbG8="}'),
  secret('data: {k: ""}'),
  secret('data: {k: "YWI=\\n"}'),
  secret('stringData: {k: "plain text"}'),
  secret('type: kubernetes.io/basic-auth, stringData: {username: a}'),
  secret('type: example.com/own, stringData: {a: b}'),
  container('env: [{name: a.b-c_d, value: ""}]'),
  container('env: [{name: A, value: "", valueFrom: {fieldRef: {fieldPath: status.podIP}}}]'),
  container(`env: [{name: A, valueFrom: {fieldRef: {fieldPath: "metadata.labels['example.com/a']"}}}]`),
  container('env: [{name: A, valueFrom: {resourceFieldRef: {resource: limits.hugepages-2Mi}}}]'),
  container('envFrom: [{prefix: X_, configMapRef: {name: a}}, {secretRef: {name: b}}]'),
  container('ports: [{containerPort: 65535, name: abcdefghijklmno, protocol: SCTP}]'),
  container('ports: [{containerPort: 53, protocol: UDP}, {containerPort: 53, protocol: TCP}]'),
  container('resources: {limits: {cpu: 0.5, memory: 1e9}, requests: {cpu: 500m, memory: 1G}}'),
  container('resources: {limits: {memory: 1024Mi}, requests: {memory: 1Gi}}'),
  container('resources: {limits: {cpu: "1.", memory: "1E3", example.com/gpu: 1}}'),
  container('resources: {requests: {cpu: 100u, ephemeral-storage: 2Ei}}'),
  container('livenessProbe: {grpc: {port: 50051}, successThreshold: 1}'),
  container('readinessProbe: {tcpSocket: {port: 65535}, successThreshold: 3}'),
  container('startupProbe: {exec: {command: [x]}, failureThreshold: 30, periodSeconds: 10}'),
  container('livenessProbe: {httpGet: {port: 443, scheme: HTTPS, path: /}}'),
  container('lifecycle: {preStop: {sleep: {seconds: 5}}}'),
  container('securityContext: {privileged: true, allowPrivilegeEscalation: true, runAsUser: 0}'),
  pod(
    'initContainers: [{name: i, image: a, restartPolicy: Always, startupProbe: {exec: {command: [x]}}}], containers: [{name: c, image: b}]',
  ),
  pod('hostNetwork: true, containers: [{name: c, image: nginx, ports: [{containerPort: 80, hostPort: 80}]}]'),
  one('tolerations: [{operator: Exists}]'),
  one('tolerations: [{key: a, operator: Exists, effect: NoExecute, tolerationSeconds: 0}]'),
  one('tolerations: [{key: a, value: b}]'),
  one(
    'topologySpreadConstraints: [{maxSkew: 1, minDomains: 2, topologyKey: zone, whenUnsatisfiable: DoNotSchedule}]',
  ),
  one('hostAliases: [{ip: "::1", hostnames: [a]}], dnsConfig: {nameservers: [1.1.1.1, "2001:db8::1"]}'),
  one(
    'affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Gt, values: ["1"]}]}]}}}',
  ),
  volume('emptyDir: {sizeLimit: 500Mi}'),
  volume('secret: {secretName: s, defaultMode: 0777}'),
  volume('configMap: {name: a, defaultMode: 420, items: [{key: b, path: c/..d, mode: 0}]}'),
  volume('projected: {sources: [{serviceAccountToken: {path: t}}, {configMap: {name: a}}]}'),
  volume('downwardAPI: {items: [{path: a, fieldRef: {fieldPath: metadata.labels}}]}'),
  volume('hostPath: {path: /a..b, type: ""}'),
  one('volumes: [{name: v}]'),
  service('ports: [{port: 80}]'),
  service('clusterIP: None, selector: {a: b}'),
  service('type: ExternalName, externalName: a.example.com'),
  service('ports: [{name: a, port: 53, protocol: UDP}, {name: b, port: 53}]'),
  service('ports: [{port: 80, targetPort: http}], clusterIP: "fd00::1"'),
  service(
    'type: LoadBalancer, loadBalancerSourceRanges: [0.0.0.0/0, "2001:db8::/32"], ports: [{port: 1, nodePort: 0}]',
  ),
  workload('Deployment', 'replicas: 0'),
  workload('Deployment', 'strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 100%}}'),
  workload('Deployment', 'strategy: {type: Recreate}'),
  workload('DaemonSet', 'updateStrategy: {type: OnDelete}'),
  workload('StatefulSet', 'serviceName: a, podManagementPolicy: Parallel'),
  job('backoffLimit: 0, parallelism: 0'),
  job('completionMode: Indexed, completions: 3'),
  cron('schedule: "*/5 0-6,12 1 JAN-mar mon,fri"'),
  cron('schedule: "@every 1h30m"'),
  cron('schedule: "0 0 ? * 0", timeZone: Europe/Paris, concurrencyPolicy: Forbid'),
  path('path: /, pathType: Prefix'),
  path('pathType: ImplementationSpecific, path: "/a(/|$)(.*)"'),
  net(
    'Ingress',
    'rules: [{host: "*.example.com"}], defaultBackend: {service: {name: s, port: {number: 80}}}',
  ),
  net('NetworkPolicy', 'podSelector: {}, policyTypes: [Ingress, Egress]'),
  net(
    'NetworkPolicy',
    'podSelector: {}, egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}], ports: [{port: 1, endPort: 2}, {port: http}]}]',
  ),
  rbac('ClusterRole', 'rules: [{nonResourceURLs: [/metrics, "/a/*"], verbs: [get]}]', 'system:Own'),
  rbac('ClusterRole', 'aggregationRule: {clusterRoleSelectors: [{matchLabels: {a: b}}]}, rules: []'),
  rbac(
    'RoleBinding',
    `subjects: [{kind: ServiceAccount, name: a, namespace: b}, {kind: User, name: A b}], ${ref}`,
  ),
  scaler('minReplicas: 1, maxReplicas: 1'),
  scaler(
    'maxReplicas: 3, metrics: [{type: Pods, pods: {metric: {name: q}, target: {type: AverageValue, averageValue: 1k}}}]',
  ),
  claim('accessModes: [ReadWriteOncePod], resources: {requests: {storage: 8Gi}}, volumeMode: Block'),
  disk('nfs: {server: a, path: /a}, persistentVolumeReclaimPolicy: Recycle'),
  '{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: a}, value: -1000000000}',
  '{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: a}, spec: {maxUnavailable: 0, selector: {matchLabels: {a: b}}}}',
  definition(
    '{type: object, properties: {spec: {type: object, properties: {n: {x-kubernetes-int-or-string: true}, m: {type: object, x-kubernetes-preserve-unknown-fields: true}}}}}',
  ),
  definition('{type: object, x-kubernetes-preserve-unknown-fields: true}'),
  kubelet('shutdownGracePeriod: 1m30s, syncFrequency: 0s, readOnlyPort: 0'),
  '{apiVersion: v1, kind: List, items: []}',
  '{apiVersion: controllermanager.config.k8s.io/v1, kind: LeaderMigrationConfiguration, leaderName: m, controllerLeaders: [{name: route, component: "*"}]}',
];

it('are 75 at least', () => {
  expect(VALID.length).toBeGreaterThanOrEqual(75);
});

it.each(VALID)('%s', async (text) => {
  expect((await problemsOf(text)).map(({ message }) => message)).toEqual([]);
});
