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

/** From v1beta4 on, extra arguments and variables are lists. */
export function kubeadm(version: string): Record<string, Shape> {
  const isList = version >= 'v1beta4';
  const args: Shape = isList ? [{ 'name!': 'string', 'value!': 'string' }] : TEXT_MAP;
  const newer: Record<string, Shape> = isList ? { extraEnvs: 'any' } : {};
  const component: Record<string, Shape> = { extraArgs: args, extraVolumes: VOLUMES, ...newer };
  const image: Record<string, Shape> = { imageRepository: 'string', imageTag: 'string' };
  const node: Record<string, Shape> = {
    name: 'string',
    criSocket: 'string',
    taints: 'any',
    kubeletExtraArgs: args,
    ignorePreflightErrors: TEXTS,
    imagePullPolicy: 'string',
    imagePullSerial: 'boolean',
  };
  const endpoint: Record<string, Shape> = { advertiseAddress: 'string', bindPort: 'integer' };
  const shared: Record<string, Shape> = {
    nodeRegistration: node,
    skipPhases: TEXTS,
    patches: { directory: 'string' },
    timeouts: 'any',
    dryRun: 'boolean',
  };
  return {
    ClusterConfiguration: {
      ...TYPE,
      etcd: {
        local: {
          ...image,
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
      dns: { ...image, type: 'string', disabled: 'boolean' },
      proxy: { disabled: 'boolean' },
      certificatesDir: 'string',
      imageRepository: 'string',
      featureGates: { '*': 'boolean' },
      clusterName: 'string',
      encryptionAlgorithm: 'string',
      certificateValidityPeriod: 'string',
      caCertificateValidityPeriod: 'string',
      ...(version < 'v1beta3' ? { useHyperKubeImage: 'boolean' } : {}),
    },
    InitConfiguration: {
      ...TYPE,
      ...shared,
      bootstrapTokens: 'any',
      localAPIEndpoint: endpoint,
      certificateKey: 'string',
    },
    JoinConfiguration: {
      ...TYPE,
      ...shared,
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
      controlPlane: { localAPIEndpoint: endpoint, certificateKey: 'string' },
    },
    ClusterStatus: 'any',
    ResetConfiguration: 'any',
    UpgradeConfiguration: 'any',
  };
}
