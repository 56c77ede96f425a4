/** Enumerated fields whose values the published schemas do not list. */

import { nearestName } from '../../diagnostics/index.ts';
import { podExample } from './containers.ts';
import type { Rule } from './rule.ts';
import { at, type Place, spotsOf, unexpected } from './spots.ts';

const MODES = 'ReadWriteOnce ReadOnlyMany ReadWriteMany ReadWriteOncePod';

const SCOPES =
  'BestEffort NotBestEffort Terminating NotTerminating PriorityClass CrossNamespacePodAffinity VolumeAttributesClass';

/** Values by place, separated by spaces, or by bars if they contain spaces; an empty text means the default and is always accepted. */
const WORDS: Readonly<Record<Place, string>> = {
  'pod:restartPolicy': 'Always OnFailure Never',
  'pod:dnsPolicy': 'ClusterFirst ClusterFirstWithHostNet Default None',
  'pod:preemptionPolicy': 'PreemptLowerPriority Never',
  'pod:topologySpreadConstraints[].nodeAffinityPolicy': 'Honor Ignore',
  'pod:topologySpreadConstraints[].nodeTaintsPolicy': 'Honor Ignore',
  'pod:volumes[].image.pullPolicy': 'Always IfNotPresent Never',
  'pod:securityContext.supplementalGroupsPolicy': 'Merge Strict',
  'pod:securityContext.appArmorProfile.type': 'RuntimeDefault Unconfined Localhost',
  'container:securityContext.appArmorProfile.type': 'RuntimeDefault Unconfined Localhost',
  'container:livenessProbe.httpGet.scheme': 'HTTP HTTPS',
  'container:readinessProbe.httpGet.scheme': 'HTTP HTTPS',
  'container:startupProbe.httpGet.scheme': 'HTTP HTTPS',
  'pod:os.name': 'linux windows',
  'pod:tolerations[].operator': 'Exists Equal Lt Gt',
  'pod:tolerations[].effect': 'NoSchedule PreferNoSchedule NoExecute',
  'pod:topologySpreadConstraints[].whenUnsatisfiable': 'DoNotSchedule ScheduleAnyway',
  'pod:volumes[].hostPath.type':
    'DirectoryOrCreate Directory FileOrCreate File Socket CharDevice BlockDevice',
  'container:imagePullPolicy': 'Always IfNotPresent Never',
  'container:terminationMessagePolicy': 'File FallbackToLogsOnError',
  'container:restartPolicy': 'Always Never OnFailure',
  'container:ports[].protocol': 'TCP UDP SCTP',
  'container:securityContext.seccompProfile.type': 'RuntimeDefault Unconfined Localhost',
  'pod:securityContext.seccompProfile.type': 'RuntimeDefault Unconfined Localhost',
  'container:securityContext.procMount': 'Default Unmasked',
  'pod:securityContext.fsGroupChangePolicy': 'OnRootMismatch Always',
  'container:volumeMounts[].mountPropagation': 'None HostToContainer Bidirectional',
  'Node:spec.taints[].effect': 'NoSchedule PreferNoSchedule NoExecute',
  'Service:spec.type': 'ClusterIP NodePort LoadBalancer ExternalName',
  'Service:spec.ports[].protocol': 'TCP UDP SCTP',
  'Service:spec.sessionAffinity': 'ClientIP None',
  'Service:spec.externalTrafficPolicy': 'Cluster Local',
  'Service:spec.internalTrafficPolicy': 'Cluster Local',
  'Service:spec.ipFamilyPolicy': 'SingleStack PreferDualStack RequireDualStack',
  'Service:spec.ipFamilies[]': 'IPv4 IPv6',
  'Deployment:spec.strategy.type': 'RollingUpdate Recreate',
  'StatefulSet|DaemonSet:spec.updateStrategy.type': 'RollingUpdate OnDelete',
  'StatefulSet:spec.podManagementPolicy': 'OrderedReady Parallel',
  'Job:spec.completionMode': 'NonIndexed Indexed',
  'Job:spec.podReplacementPolicy': 'TerminatingOrFailed Failed',
  'Job:spec.podFailurePolicy.rules[].action': 'FailJob FailIndex Ignore Count',
  'Job:spec.podFailurePolicy.rules[].onExitCodes.operator': 'In NotIn',
  'ResourceQuota:spec.scopes[]': SCOPES,
  'ResourceQuota:spec.scopeSelector.matchExpressions[].scopeName': SCOPES,
  'ResourceQuota:spec.scopeSelector.matchExpressions[].operator': 'In NotIn Exists DoesNotExist',
  'EndpointSlice:addressType': 'IPv4 IPv6 FQDN',
  'EndpointSlice:ports[].protocol': 'TCP UDP SCTP',
  'CertificateSigningRequest:spec.usages[]':
    'signing|digital signature|content commitment|key encipherment|key agreement|data encipherment|cert sign|crl sign|encipher only|decipher only|any|server auth|client auth|code signing|email protection|s/mime|ipsec end system|ipsec tunnel|ipsec user|timestamping|ocsp signing|microsoft sgc|netscape sgc',
  'CronJob:spec.concurrencyPolicy': 'Allow Forbid Replace',
  'PersistentVolumeClaim:spec.accessModes[]': MODES,
  'PersistentVolume:spec.accessModes[]': MODES,
  'StatefulSet:spec.volumeClaimTemplates[].spec.accessModes[]': MODES,
  'pod:volumes[].ephemeral.volumeClaimTemplate.spec.accessModes[]': MODES,
  'PersistentVolumeClaim:spec.volumeMode': 'Filesystem Block',
  'PersistentVolume:spec.volumeMode': 'Filesystem Block',
  'PersistentVolume:spec.persistentVolumeReclaimPolicy': 'Retain Delete Recycle',
  'StorageClass:reclaimPolicy': 'Retain Delete Recycle',
  'StorageClass:volumeBindingMode': 'Immediate WaitForFirstConsumer',
  'Ingress:spec.rules[].http.paths[].pathType': 'Exact Prefix ImplementationSpecific',
  'NetworkPolicy:spec.policyTypes[]': 'Ingress Egress',
  'NetworkPolicy:spec.ingress[].ports[].protocol': 'TCP UDP SCTP',
  'NetworkPolicy:spec.egress[].ports[].protocol': 'TCP UDP SCTP',
  'LimitRange:spec.limits[].type': 'Container Pod PersistentVolumeClaim',
  'PriorityClass:preemptionPolicy': 'PreemptLowerPriority Never',
  'PodDisruptionBudget:spec.unhealthyPodEvictionPolicy': 'IfHealthyBudget AlwaysAllow',
  'MutatingWebhookConfiguration|ValidatingWebhookConfiguration:webhooks[].failurePolicy': 'Fail Ignore',
  'MutatingWebhookConfiguration|ValidatingWebhookConfiguration:webhooks[].sideEffects': 'None NoneOnDryRun',
  'MutatingWebhookConfiguration|ValidatingWebhookConfiguration:webhooks[].matchPolicy': 'Exact Equivalent',
  'MutatingWebhookConfiguration:webhooks[].reinvocationPolicy': 'Never IfNeeded',
  'MutatingWebhookConfiguration|ValidatingWebhookConfiguration:webhooks[].rules[].operations[]':
    'CREATE UPDATE DELETE CONNECT *',
  'MutatingWebhookConfiguration|ValidatingWebhookConfiguration:webhooks[].rules[].scope':
    '* Cluster Namespaced',
  'ValidatingAdmissionPolicy|MutatingAdmissionPolicy:spec.matchConstraints.matchPolicy': 'Exact Equivalent',
  'ValidatingAdmissionPolicy:spec.failurePolicy': 'Fail Ignore',
  'ValidatingAdmissionPolicyBinding:spec.validationActions[]': 'Deny Warn Audit',
};

function wordsOf(text: string): readonly string[] {
  return text.split(text.includes('|') ? '|' : ' ');
}

const places = (Object.keys(WORDS) as Place[]).map((place) => [place, wordsOf(WORDS[place] ?? '')] as const);

export const WORD_RULES: readonly Rule[] = [
  {
    name: 'words',
    reason: 'The field takes one of some words; capitals count.',
    example: podExample('restartPolicy: always, containers: [{name: c, image: nginx}]'),
    check: (target) =>
      places.flatMap(([place, known]) =>
        spotsOf(target, place)
          .filter(
            ({ node }) =>
              node.kind === 'scalar' &&
              typeof node.value === 'string' &&
              node.value !== '' &&
              !known.includes(node.value),
          )
          .map((spot) => {
            const suggestion =
              spot.node.kind === 'scalar' ? nearestName(String(spot.node.value), known) : undefined;
            const { message, hint } = unexpected(
              spot,
              known
                .map((word) => `“${word}”`)
                .join(', ')
                .replace(/, ([^,]*)$/, ' or $1'),
              suggestion === undefined ? 'Write one of these words.' : `Write ${suggestion}.`,
            );
            return at(spot, message, hint, { suggestion });
          }),
      ),
  },
];
