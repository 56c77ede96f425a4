/** Fields that take one of some words, which the published schemas leave open. */

import { nearestName } from '../../diagnostics/index.ts';
import { podExample } from './containers.ts';
import { at, type Place, type Rule, spotsOf, unexpected } from './rule.ts';

const MODES = 'ReadWriteOnce ReadOnlyMany ReadWriteMany ReadWriteOncePod';

/** Words by place; an empty text means the default and is always taken. */
const WORDS: Readonly<Record<Place, string>> = {
  'pod:restartPolicy': 'Always OnFailure Never',
  'pod:dnsPolicy': 'ClusterFirst ClusterFirstWithHostNet Default None',
  'pod:preemptionPolicy': 'PreemptLowerPriority Never',
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
  'ValidatingAdmissionPolicy:spec.failurePolicy': 'Fail Ignore',
  'ValidatingAdmissionPolicyBinding:spec.validationActions[]': 'Deny Warn Audit',
};

const places = (Object.keys(WORDS) as Place[]).map(
  (place) => [place, (WORDS[place] ?? '').split(' ')] as const,
);

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
