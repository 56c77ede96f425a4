/** Kinds that no API server serves: configuration files of Kubernetes' programs and kustomize. Their fields are listed here, from the reference of each configuration API. */
import { PROXY, SCHEDULER } from './component-shapes.ts';
import { kubeadm } from './kubeadm-shape.ts';
import { KUBELET } from './kubelet-shape.ts';
import { KUSTOMIZATION } from './kustomize-shape.ts';
import { ANY, type Schema } from './schema.ts';
import { type Shape, schemaFromShape } from './shape.ts';

const TYPE: Record<string, Shape> = { apiVersion: 'string', kind: 'string' };
const TEXTS: Shape = ['string'];

const AUDIT_STAGES: Shape = ['=RequestReceived|ResponseStarted|ResponseComplete|Panic'];

const AUDIT_POLICY: Shape = {
  ...TYPE,
  metadata: 'any',
  omitStages: AUDIT_STAGES,
  omitManagedFields: 'boolean',
  'rules!': [
    {
      'level!': '=None|Metadata|Request|RequestResponse',
      users: TEXTS,
      userGroups: TEXTS,
      verbs: TEXTS,
      resources: [{ group: 'string', resources: TEXTS, resourceNames: TEXTS }],
      namespaces: TEXTS,
      nonResourceURLs: TEXTS,
      omitStages: AUDIT_STAGES,
      omitManagedFields: 'boolean',
    },
  ],
};

const ADMISSION: Shape = {
  ...TYPE,
  plugins: [{ 'name!': 'string', path: 'string', configuration: 'any' }],
};

const LEADER_MIGRATION: Shape = {
  ...TYPE,
  'leaderName!': 'string',
  resourceLock: 'string',
  'controllerLeaders!': [{ 'name!': 'string', 'component!': 'string' }],
};

const USAGE: Shape = { '*': 'string|integer|number' };
const MEASURED: Record<string, Shape> = { ...TYPE, metadata: 'any', timestamp: 'string', window: 'string' };
const NODE_METRICS: Shape = { ...MEASURED, usage: USAGE };
const POD_METRICS: Shape = { ...MEASURED, containers: [{ name: 'string', usage: USAGE }] };

const KEYS: Shape = { 'keys!': [{ 'name!': 'string', 'secret!': 'string' }] };

const ENCRYPTION: Shape = {
  ...TYPE,
  'resources!': [
    {
      'resources!': TEXTS,
      'providers!': [
        {
          aesgcm: KEYS,
          aescbc: KEYS,
          secretbox: KEYS,
          identity: 'any',
          kms: {
            apiVersion: 'string',
            'name!': 'string',
            cachesize: 'integer',
            'endpoint!': 'string',
            timeout: 'string',
          },
        },
      ],
    },
  ],
};

const TLS: Shape = { caBundle: 'string', clientKey: 'string', clientCert: 'string' };

const EGRESS: Shape = {
  ...TYPE,
  'egressSelections!': [
    {
      'name!': '=cluster|controlplane|master|etcd',
      'connection!': {
        'proxyProtocol!': '=Direct|HTTPConnect|GRPC',
        transport: { tcp: { 'url!': 'string', tlsConfig: TLS }, uds: { 'udsName!': 'string' } },
      },
    },
  ],
};

const POD_SECURITY_LEVELS: Shape = '=privileged|baseline|restricted';

const POD_SECURITY: Shape = {
  ...TYPE,
  defaults: {
    enforce: POD_SECURITY_LEVELS,
    'enforce-version': 'string',
    audit: POD_SECURITY_LEVELS,
    'audit-version': 'string',
    warn: POD_SECURITY_LEVELS,
    'warn-version': 'string',
  },
  exemptions: { usernames: TEXTS, runtimeClasses: TEXTS, namespaces: TEXTS },
};

const CREDENTIAL_PROVIDERS: Shape = {
  ...TYPE,
  'providers!': [
    {
      'name!': 'string',
      'matchImages!': TEXTS,
      'defaultCacheDuration!': 'string',
      'apiVersion!': 'string',
      args: TEXTS,
      env: [{ 'name!': 'string', 'value!': 'string' }],
      tokenAttributes: 'any',
    },
  ],
};

const KUBECONFIG: Shape = {
  ...TYPE,
  preferences: 'any',
  clusters: [{ 'name!': 'string', 'cluster!': 'any' }],
  users: [{ 'name!': 'string', user: 'any' }],
  contexts: [{ 'name!': 'string', 'context!': 'any' }],
  'current-context': 'string',
  extensions: 'any',
};

/** Kinds by API version; `any` if only the kind is known. */
const KINDS: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  'audit.k8s.io/v1': { Policy: AUDIT_POLICY, Event: 'any', EventList: 'any' },
  'audit.k8s.io/v1beta1': { Policy: AUDIT_POLICY, Event: 'any' },
  'apiserver.config.k8s.io/v1': {
    AdmissionConfiguration: ADMISSION,
    EncryptionConfiguration: ENCRYPTION,
    WebhookAdmission: { ...TYPE, 'kubeConfigFile!': 'string' },
    WebhookAdmissionConfiguration: { ...TYPE, 'kubeConfigFile!': 'string' },
    ResourceQuotaConfiguration: 'any',
    AuthenticationConfiguration: 'any',
    AuthorizationConfiguration: 'any',
  },
  'apiserver.config.k8s.io/v1beta1': {
    AuthenticationConfiguration: 'any',
    AuthorizationConfiguration: 'any',
    TracingConfiguration: 'any',
  },
  'apiserver.config.k8s.io/v1alpha1': {
    TracingConfiguration: 'any',
    AuthenticationConfiguration: 'any',
    AuthorizationConfiguration: 'any',
  },
  'apiserver.k8s.io/v1alpha1': { AdmissionConfiguration: ADMISSION, EgressSelectorConfiguration: EGRESS },
  'apiserver.k8s.io/v1beta1': { EgressSelectorConfiguration: EGRESS, TracingConfiguration: 'any' },
  ...each(['v1', 'v1beta1', 'v1alpha1'], 'pod-security.admission.config.k8s.io', {
    PodSecurityConfiguration: POD_SECURITY,
  }),
  'eventratelimit.admission.k8s.io/v1alpha1': { Configuration: 'any' },
  'podtolerationrestriction.admission.k8s.io/v1alpha1': { Configuration: 'any' },
  'imagepolicy.k8s.io/v1alpha1': { ImageReview: 'any' },
  'admission.k8s.io/v1': { AdmissionReview: 'any' },
  'admission.k8s.io/v1beta1': { AdmissionReview: 'any' },
  'apiextensions.k8s.io/v1': { ConversionReview: 'any' },
  'apiextensions.k8s.io/v1beta1': { ConversionReview: 'any' },
  'client.authentication.k8s.io/v1': { ExecCredential: 'any' },
  'client.authentication.k8s.io/v1beta1': { ExecCredential: 'any' },
  'kubelet.config.k8s.io/v1beta1': {
    KubeletConfiguration: KUBELET,
    SerializedNodeConfigSource: 'any',
    CredentialProviderConfig: CREDENTIAL_PROVIDERS,
  },
  'kubelet.config.k8s.io/v1': { CredentialProviderConfig: CREDENTIAL_PROVIDERS },
  'kubelet.config.k8s.io/v1alpha1': { CredentialProviderConfig: CREDENTIAL_PROVIDERS },
  ...each(['v1', 'v1beta1', 'v1alpha1'], 'credentialprovider.kubelet.k8s.io', {
    CredentialProviderRequest: 'any',
    CredentialProviderResponse: 'any',
  }),
  'kubeadm.k8s.io/v1beta4': kubeadm('v1beta4'),
  'kubeadm.k8s.io/v1beta3': kubeadm('v1beta3'),
  'kubeadm.k8s.io/v1beta2': kubeadm('v1beta2'),
  'kubeadm.k8s.io/v1beta1': kubeadm('v1beta1'),
  ...each(['v1', 'v1beta3', 'v1beta2'], 'kubescheduler.config.k8s.io', {
    KubeSchedulerConfiguration: SCHEDULER,
  }),
  'kubescheduler.config.k8s.io/v1beta1': { KubeSchedulerConfiguration: 'any' },
  'kubescheduler.config.k8s.io/v1alpha2': { KubeSchedulerConfiguration: 'any' },
  'kubescheduler.config.k8s.io/v1alpha1': { KubeSchedulerConfiguration: 'any' },
  'kubeproxy.config.k8s.io/v1alpha1': { KubeProxyConfiguration: PROXY },
  'kustomize.config.k8s.io/v1beta1': { Kustomization: KUSTOMIZATION },
  'kustomize.config.k8s.io/v1alpha1': { Component: KUSTOMIZATION },
  'abac.authorization.kubernetes.io/v1beta1': { Policy: 'any' },
  'abac.authorization.k8s.io/v1beta1': { Policy: 'any' },
  ...each(['v1', 'v1beta1', 'v1alpha1'], 'controllermanager.config.k8s.io', {
    LeaderMigrationConfiguration: LEADER_MIGRATION,
  }),
  'kind.x-k8s.io/v1alpha4': { Cluster: 'any' },
  // Answers of the metrics server, which are never applied.
  'metrics.k8s.io/v1beta1': { PodMetrics: POD_METRICS, NodeMetrics: NODE_METRICS },
  v1: { Config: KUBECONFIG, Policy: 'any' },
};

function each(
  versions: readonly string[],
  group: string,
  kinds: Readonly<Record<string, Shape>>,
): Record<string, Readonly<Record<string, Shape>>> {
  return Object.fromEntries(versions.map((version) => [`${group}/${version}`, kinds]));
}

const schemas = new Map<string, Schema>();

/** The schema of a configuration file's kind. */
export function configSchema(apiVersion: string, kind: string): Schema | undefined {
  const known = KINDS[apiVersion];
  if (known === undefined || !Object.hasOwn(known, kind)) return undefined;
  const key = `${apiVersion}/${kind}`;
  const made = schemas.get(key) ?? schemaFromShape(known[kind] ?? 'any');
  schemas.set(key, made);
  return made === undefined ? ANY : made;
}

/** API versions and kinds of configuration files, for hints. */
export function configKinds(): readonly (readonly [apiVersion: string, kind: string])[] {
  return Object.entries(KINDS).flatMap(([apiVersion, kinds]) =>
    Object.keys(kinds).map((kind) => [apiVersion, kind] as const),
  );
}

/** Whether objects of a kind have no name: they are files, not resources. */
export function isConfigKind(apiVersion: string, kind: string): boolean {
  return configSchema(apiVersion, kind) !== undefined;
}

/** File names that determine the kind. */
export const KUSTOMIZATION_FILE = /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/;
