/** Fields of the scheduler's and of kube-proxy's configuration. */
import type { Shape } from './shape.ts';

const TYPE: Record<string, Shape> = { apiVersion: 'string', kind: 'string' };
const TEXTS: Shape = ['string'];

const CLIENT_CONNECTION: Shape = {
  kubeconfig: 'string',
  acceptContentTypes: 'string',
  contentType: 'string',
  qps: 'number',
  burst: 'integer',
};
const PLUGIN: Shape = { 'name!': 'string', weight: 'integer' };
const PLUGIN_SET: Shape = { enabled: [PLUGIN], disabled: [PLUGIN] };
const EXTENSION_POINTS =
  'preEnqueue queueSort preFilter filter postFilter preScore score reserve permit preBind bind postBind multiPoint';

export const SCHEDULER: Shape = {
  ...TYPE,
  parallelism: 'integer',
  leaderElection: {
    leaderElect: 'boolean',
    leaseDuration: 'string',
    renewDeadline: 'string',
    retryPeriod: 'string',
    resourceLock: 'string',
    resourceName: 'string',
    resourceNamespace: 'string',
  },
  clientConnection: CLIENT_CONNECTION,
  enableProfiling: 'boolean',
  enableContentionProfiling: 'boolean',
  percentageOfNodesToScore: 'integer',
  podInitialBackoffSeconds: 'integer',
  podMaxBackoffSeconds: 'integer',
  delayCacheUntilActive: 'boolean',
  healthzBindAddress: 'string',
  metricsBindAddress: 'string',
  profiles: [
    {
      schedulerName: 'string',
      percentageOfNodesToScore: 'integer',
      plugins: Object.fromEntries(EXTENSION_POINTS.split(' ').map((name) => [name, PLUGIN_SET])),
      pluginConfig: [{ 'name!': 'string', args: 'any' }],
    },
  ],
  extenders: 'any',
};

export const PROXY: Shape = {
  ...TYPE,
  featureGates: { '*': 'boolean' },
  bindAddress: 'string',
  healthzBindAddress: 'string',
  metricsBindAddress: 'string',
  bindAddressHardFail: 'boolean',
  enableProfiling: 'boolean',
  clusterCIDR: 'string',
  hostnameOverride: 'string',
  clientConnection: CLIENT_CONNECTION,
  iptables: 'any',
  ipvs: 'any',
  nftables: 'any',
  winkernel: 'any',
  conntrack: 'any',
  logging: 'any',
  detectLocal: { bridgeInterface: 'string', interfaceNamePrefix: 'string' },
  detectLocalMode: 'string',
  oomScoreAdj: 'integer',
  mode: 'string',
  portRange: 'string',
  udpIdleTimeout: 'string',
  configSyncPeriod: 'string',
  nodePortAddresses: TEXTS,
  showHiddenMetricsForVersion: 'string',
  windowsRunAsService: 'boolean',
};
