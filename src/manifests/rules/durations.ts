/** Rules for values in configuration files of Kubernetes' programs. */
import { isDuration, isPortNumber } from './formats.ts';
import { type Rule, valueRule } from './rule.ts';
import type { Place } from './spots.ts';

const kubelet = (field: string) =>
  `{apiVersion: kubelet.config.k8s.io/v1beta1, kind: KubeletConfiguration, ${field}}`;

const KUBELET =
  'syncFrequency fileCheckFrequency httpCheckFrequency streamingConnectionIdleTimeout nodeStatusUpdateFrequency nodeStatusReportFrequency imageMinimumGCAge imageMaximumGCAge volumeStatsAggPeriod cpuManagerReconcilePeriod runtimeRequestTimeout cpuCFSQuotaPeriod evictionPressureTransitionPeriod containerLogMonitorInterval shutdownGracePeriod shutdownGracePeriodCriticalPods authentication.webhook.cacheTTL authorization.webhook.cacheAuthorizedTTL authorization.webhook.cacheUnauthorizedTTL'.split(
    ' ',
  );

const OTHERS: readonly Place[] = [
  'KubeSchedulerConfiguration:leaderElection.leaseDuration',
  'KubeSchedulerConfiguration:leaderElection.renewDeadline',
  'KubeSchedulerConfiguration:leaderElection.retryPeriod',
  'KubeProxyConfiguration:configSyncPeriod',
  'KubeProxyConfiguration:iptables.syncPeriod',
  'KubeProxyConfiguration:iptables.minSyncPeriod',
  'KubeProxyConfiguration:ipvs.syncPeriod',
  'KubeProxyConfiguration:ipvs.minSyncPeriod',
  'CredentialProviderConfig:providers[].defaultCacheDuration',
  'EncryptionConfiguration:resources[].providers[].kms.timeout',
];

export const CONFIGURATION_RULES: readonly Rule[] = [
  valueRule({
    name: 'duration',
    reason: 'Durations are read as Go writes them.',
    example: kubelet('syncFrequency: 1 minute'),
    at: [...KUBELET.map((field): Place => `KubeletConfiguration:${field}`), ...OTHERS],
    accepts: (value) => typeof value !== 'string' || isDuration(value),
    expected: 'a duration such as 30s, 5m or 1h30m',
    hint: 'Write numbers with their units h, m, s or ms, without spaces.',
  }),
  valueRule({
    name: 'kubelet-port',
    reason: 'Ports are numbers from 1 to 65535; 0 switches some of them off.',
    example: kubelet('port: 70000'),
    at: [
      'KubeletConfiguration:port',
      'KubeletConfiguration:readOnlyPort',
      'KubeletConfiguration:healthzPort',
    ],
    accepts: (value) => value === 0 || isPortNumber(value),
    expected: 'a number from 1 to 65535',
    hint: 'Write a number from 1 to 65535.',
  }),
];
