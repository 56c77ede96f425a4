/** Fields of kubeadm's configuration (`kubeadm.k8s.io`). */
import type { Shape } from './shape.ts';

const TYPE: Record<string, Shape> = { apiVersion: 'string', kind: 'string' };
const TEXT_MAP: Shape = { '*': 'string' };
const TEXTS: Shape = ['string'];

const VOLUMES: Shape = [
  {
    'name!': 'string',
    'hostPath!': 'string',
    'mountPath!': 'string',
    readOnly: 'boolean',
    pathType: 'string',
  },
];

/** Shared by the kinds of one version. */
interface VersionShapes {
  readonly version: string;
  /** Extra arguments: a list since v1beta4, before that a map. */
  readonly args: Shape;
  /** Fields of components that v1beta4 added. */
  readonly newer: Record<string, Shape>;
  /** Fields of `InitConfiguration` and `JoinConfiguration`. */
  readonly node: Record<string, Shape>;
}

const IMAGE: Record<string, Shape> = { imageRepository: 'string', imageTag: 'string' };
const ENDPOINT: Record<string, Shape> = { advertiseAddress: 'string', bindPort: 'integer' };

/** The kinds of a version. */
export function kubeadm(version: string): Record<string, Shape> {
  const isList = version >= 'v1beta4';
  const args: Shape = isList ? [{ 'name!': 'string', 'value!': 'string' }] : TEXT_MAP;
  const shapes: VersionShapes = {
    version,
    args,
    newer: isList ? { extraEnvs: 'any' } : {},
    node: nodeFields(args),
  };
  return {
    ClusterConfiguration: clusterShape(shapes),
    InitConfiguration: {
      ...TYPE,
      ...shapes.node,
      bootstrapTokens: 'any',
      localAPIEndpoint: ENDPOINT,
      certificateKey: 'string',
    },
    JoinConfiguration: joinShape(shapes),
    ClusterStatus: 'any',
    ResetConfiguration: 'any',
    UpgradeConfiguration: 'any',
  };
}

function nodeFields(args: Shape): Record<string, Shape> {
  return {
    nodeRegistration: {
      name: 'string',
      criSocket: 'string',
      taints: 'any',
      kubeletExtraArgs: args,
      ignorePreflightErrors: TEXTS,
      imagePullPolicy: 'string',
      imagePullSerial: 'boolean',
    },
    skipPhases: TEXTS,
    patches: { directory: 'string' },
    timeouts: 'any',
    dryRun: 'boolean',
  };
}

function clusterShape({ version, args, newer }: VersionShapes): Record<string, Shape> {
  const component: Record<string, Shape> = { extraArgs: args, extraVolumes: VOLUMES, ...newer };
  return {
    ...TYPE,
    etcd: {
      local: {
        ...IMAGE,
        ...newer,
        dataDir: 'string',
        extraArgs: args,
        serverCertSANs: TEXTS,
        peerCertSANs: TEXTS,
      },
      external: {
        'endpoints!': TEXTS,
        caFile: 'string',
        certFile: 'string',
        keyFile: 'string',
        httpEndpoints: TEXTS,
      },
    },
    networking: { serviceSubnet: 'string', podSubnet: 'string', dnsDomain: 'string' },
    kubernetesVersion: 'string',
    controlPlaneEndpoint: 'string',
    apiServer: { ...component, certSANs: TEXTS, timeoutForControlPlane: 'string' },
    controllerManager: component,
    scheduler: component,
    dns: { ...IMAGE, type: 'string', disabled: 'boolean' },
    proxy: { disabled: 'boolean' },
    certificatesDir: 'string',
    imageRepository: 'string',
    featureGates: { '*': 'boolean' },
    clusterName: 'string',
    encryptionAlgorithm: 'string',
    certificateValidityPeriod: 'string',
    caCertificateValidityPeriod: 'string',
    ...(version < 'v1beta3' ? { useHyperKubeImage: 'boolean' } : {}),
  };
}

function joinShape({ node }: VersionShapes): Record<string, Shape> {
  return {
    ...TYPE,
    ...node,
    caCertPath: 'string',
    'discovery!': {
      bootstrapToken: {
        'token!': 'string',
        apiServerEndpoint: 'string',
        caCertHashes: TEXTS,
        unsafeSkipCAVerification: 'boolean',
      },
      file: { 'kubeConfigPath!': 'string' },
      tlsBootstrapToken: 'string',
      timeout: 'string',
    },
    controlPlane: { localAPIEndpoint: ENDPOINT, certificateKey: 'string' },
  };
}
