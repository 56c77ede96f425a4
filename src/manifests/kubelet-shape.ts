/** Fields of the kubelet's configuration (`kubelet.config.k8s.io/v1beta1`). Durations are text such as `20s`. */
import type { Shape } from './shape.ts';

const TAINT: Shape = { key: 'string', value: 'string', effect: 'string', timeAdded: 'string' };
const TEXT_MAP: Shape = { '*': 'string' };

/** Names by type; fields with a structure of their own follow below. */
const TEXTS =
  'staticPodPath syncFrequency fileCheckFrequency httpCheckFrequency staticPodURL address tlsCertFile tlsPrivateKeyFile tlsMinVersion healthzBindAddress clusterDomain streamingConnectionIdleTimeout nodeStatusUpdateFrequency nodeStatusReportFrequency imageMinimumGCAge imageMaximumGCAge volumeStatsAggPeriod kubeletCgroups systemCgroups cgroupRoot cgroupDriver cpuManagerPolicy cpuManagerReconcilePeriod memoryManagerPolicy topologyManagerPolicy topologyManagerScope runtimeRequestTimeout hairpinMode podCIDR resolvConf cpuCFSQuotaPeriod contentType evictionPressureTransitionPeriod containerLogMaxSize containerLogMonitorInterval configMapAndSecretChangeDetectionStrategy reservedSystemCPUs showHiddenMetricsForVersion systemReservedCgroup kubeReservedCgroup volumePluginDir providerID shutdownGracePeriod shutdownGracePeriodCriticalPods containerRuntimeEndpoint imageServiceEndpoint imagePullCredentialsVerificationPolicy podLogsDir';
const INTEGERS =
  'port readOnlyPort registryPullQPS registryBurst eventRecordQPS eventBurst healthzPort oomScoreAdj nodeLeaseDurationSeconds imageGCHighThresholdPercent imageGCLowThresholdPercent maxPods podPidsLimit nodeStatusMaxImages maxOpenFiles kubeAPIQPS kubeAPIBurst evictionMaxPodGracePeriod podsPerCore iptablesMasqueradeBit iptablesDropBit containerLogMaxFiles containerLogMaxWorkers maxParallelImagePulls';
const FLAGS =
  'enableServer rotateCertificates serverTLSBootstrap enableDebuggingHandlers enableContentionProfiling cgroupsPerQOS runOnce cpuCFSQuota serializeImagePulls enableControllerAttachDetach protectKernelDefaults makeIPTablesUtilChains failSwapOn kernelMemcgNotification enableSystemLogHandler enableSystemLogQuery enableProfilingHandler enableDebugFlagsHandler seccompDefault registerNode localStorageCapacityIsolation failCgroupV1 mergeDefaultEvictionSettings singleProcessOOMKill';
const TEXT_MAPS =
  'cpuManagerPolicyOptions topologyManagerPolicyOptions qosReserved evictionHard evictionSoft evictionSoftGracePeriod evictionMinimumReclaim systemReserved kubeReserved';
const TEXT_LISTS =
  'tlsCipherSuites clusterDNS enforceNodeAllocatable allowedUnsafeSysctls preloadedImagesVerificationAllowlist';

function each(names: string, shape: Shape): Record<string, Shape> {
  return Object.fromEntries(names.split(' ').map((name) => [name, shape]));
}

export const KUBELET: Shape = {
  apiVersion: 'string',
  kind: 'string',
  ...each(TEXTS, 'string'),
  ...each(INTEGERS, 'integer'),
  ...each(FLAGS, 'boolean'),
  ...each(TEXT_MAPS, TEXT_MAP),
  ...each(TEXT_LISTS, ['string']),
  staticPodURLHeader: { '*': ['string'] },
  featureGates: { '*': 'boolean' },
  memoryThrottlingFactor: 'number',
  authentication: {
    x509: { clientCAFile: 'string' },
    webhook: { enabled: 'boolean', cacheTTL: 'string' },
    anonymous: { enabled: 'boolean' },
  },
  authorization: {
    mode: '=AlwaysAllow|Webhook',
    webhook: { cacheAuthorizedTTL: 'string', cacheUnauthorizedTTL: 'string' },
  },
  memorySwap: { swapBehavior: 'string' },
  logging: {
    format: 'string',
    flushFrequency: 'string|integer',
    verbosity: 'integer',
    vmodule: 'any',
    options: 'any',
  },
  shutdownGracePeriodByPodPriority: [{ 'priority!': 'integer', 'shutdownGracePeriodSeconds!': 'integer' }],
  reservedMemory: [{ 'numaNode!': 'integer', 'limits!': { '*': 'string|integer' } }],
  registerWithTaints: [TAINT],
  tracing: { endpoint: 'string', samplingRatePerMillion: 'integer' },
  crashLoopBackOff: { maxContainerRestartPeriod: 'string' },
  userNamespaces: { idsPerPod: 'integer' },
};
