/**
 * API versions that Kubernetes stopped or will stop serving, with their replacements, from its deprecation guide and release notes; what each release serves is in the release
 * data.
 */
import { allReleases } from './releases/releases.ts';

export interface Deprecation {
  /** The release that deprecated it, if it is still served: `1.33`. */
  readonly deprecated?: string;
  /** The release that no longer serves it. */
  readonly removed?: string;
  /** The replacement: an API version, or the end of a sentence. */
  readonly use?: string;
}

/** `API version/kind`, `*` for all of its kinds. */
const DEPRECATED: Readonly<Record<string, Deprecation>> = {
  'extensions/v1beta1/Deployment': { removed: '1.16', use: 'apps/v1' },
  'extensions/v1beta1/DaemonSet': { removed: '1.16', use: 'apps/v1' },
  'extensions/v1beta1/ReplicaSet': { removed: '1.16', use: 'apps/v1' },
  'extensions/v1beta1/NetworkPolicy': { removed: '1.16', use: 'networking.k8s.io/v1' },
  'extensions/v1beta1/PodSecurityPolicy': { removed: '1.16', use: 'Pod Security admission' },
  'extensions/v1beta1/Ingress': { removed: '1.22', use: 'networking.k8s.io/v1' },
  'apps/v1beta1/*': { removed: '1.16', use: 'apps/v1' },
  'apps/v1beta2/*': { removed: '1.16', use: 'apps/v1' },
  'batch/v2alpha1/CronJob': { removed: '1.21', use: 'batch/v1' },
  'admissionregistration.k8s.io/v1beta1/MutatingWebhookConfiguration': {
    removed: '1.22',
    use: 'admissionregistration.k8s.io/v1',
  },
  'admissionregistration.k8s.io/v1beta1/ValidatingWebhookConfiguration': {
    removed: '1.22',
    use: 'admissionregistration.k8s.io/v1',
  },
  'admissionregistration.k8s.io/v1beta1/ValidatingAdmissionPolicy': {
    removed: '1.34',
    use: 'admissionregistration.k8s.io/v1',
  },
  'admissionregistration.k8s.io/v1beta1/ValidatingAdmissionPolicyBinding': {
    removed: '1.34',
    use: 'admissionregistration.k8s.io/v1',
  },
  'apiextensions.k8s.io/v1beta1/CustomResourceDefinition': {
    removed: '1.22',
    use: 'apiextensions.k8s.io/v1',
  },
  'apiregistration.k8s.io/v1beta1/APIService': { removed: '1.22', use: 'apiregistration.k8s.io/v1' },
  'authentication.k8s.io/v1beta1/TokenReview': { removed: '1.22', use: 'authentication.k8s.io/v1' },
  'authorization.k8s.io/v1beta1/*': { removed: '1.22', use: 'authorization.k8s.io/v1' },
  'certificates.k8s.io/v1beta1/CertificateSigningRequest': { removed: '1.22', use: 'certificates.k8s.io/v1' },
  'coordination.k8s.io/v1beta1/Lease': { removed: '1.22', use: 'coordination.k8s.io/v1' },
  'networking.k8s.io/v1beta1/Ingress': { removed: '1.22', use: 'networking.k8s.io/v1' },
  'networking.k8s.io/v1beta1/IngressClass': { removed: '1.22', use: 'networking.k8s.io/v1' },
  'rbac.authorization.k8s.io/v1beta1/*': { removed: '1.22', use: 'rbac.authorization.k8s.io/v1' },
  'rbac.authorization.k8s.io/v1alpha1/*': { removed: '1.22', use: 'rbac.authorization.k8s.io/v1' },
  'scheduling.k8s.io/v1beta1/PriorityClass': { removed: '1.22', use: 'scheduling.k8s.io/v1' },
  'scheduling.k8s.io/v1alpha1/PriorityClass': { removed: '1.22', use: 'scheduling.k8s.io/v1' },
  'storage.k8s.io/v1beta1/CSIDriver': { removed: '1.22', use: 'storage.k8s.io/v1' },
  'storage.k8s.io/v1beta1/CSINode': { removed: '1.22', use: 'storage.k8s.io/v1' },
  'storage.k8s.io/v1beta1/StorageClass': { removed: '1.22', use: 'storage.k8s.io/v1' },
  'storage.k8s.io/v1beta1/VolumeAttachment': { removed: '1.22', use: 'storage.k8s.io/v1' },
  'storage.k8s.io/v1beta1/CSIStorageCapacity': { removed: '1.27', use: 'storage.k8s.io/v1' },
  'audit.k8s.io/v1alpha1/*': { removed: '1.24', use: 'audit.k8s.io/v1' },
  'audit.k8s.io/v1beta1/*': { removed: '1.24', use: 'audit.k8s.io/v1' },
  'autoscaling/v2beta1/HorizontalPodAutoscaler': { removed: '1.25', use: 'autoscaling/v2' },
  'autoscaling/v2beta2/HorizontalPodAutoscaler': { removed: '1.26', use: 'autoscaling/v2' },
  'batch/v1beta1/CronJob': { removed: '1.25', use: 'batch/v1' },
  'discovery.k8s.io/v1beta1/EndpointSlice': { removed: '1.25', use: 'discovery.k8s.io/v1' },
  'events.k8s.io/v1beta1/Event': { removed: '1.25', use: 'events.k8s.io/v1' },
  'node.k8s.io/v1beta1/RuntimeClass': { removed: '1.25', use: 'node.k8s.io/v1' },
  'policy/v1beta1/PodDisruptionBudget': { removed: '1.25', use: 'policy/v1' },
  'policy/v1beta1/Eviction': { deprecated: '1.22', use: 'policy/v1' },
  'policy/v1beta1/PodSecurityPolicy': { removed: '1.25', use: 'Pod Security admission' },
  'flowcontrol.apiserver.k8s.io/v1beta1/*': { removed: '1.26', use: 'flowcontrol.apiserver.k8s.io/v1' },
  'flowcontrol.apiserver.k8s.io/v1beta2/*': { removed: '1.29', use: 'flowcontrol.apiserver.k8s.io/v1' },
  'flowcontrol.apiserver.k8s.io/v1beta3/*': { removed: '1.32', use: 'flowcontrol.apiserver.k8s.io/v1' },
  'resource.k8s.io/v1alpha1/*': { removed: '1.27', use: 'resource.k8s.io/v1' },
  'resource.k8s.io/v1alpha2/*': { removed: '1.31', use: 'resource.k8s.io/v1' },
  'kubescheduler.config.k8s.io/v1beta2/*': { removed: '1.28', use: 'kubescheduler.config.k8s.io/v1' },
  'kubescheduler.config.k8s.io/v1beta3/*': { removed: '1.29', use: 'kubescheduler.config.k8s.io/v1' },
  'kubeadm.k8s.io/v1beta3/*': { deprecated: '1.31', use: 'kubeadm.k8s.io/v1beta4' },
  'v1/Policy': { removed: '1.23', use: 'kubescheduler.config.k8s.io/v1' },
  'v1/ComponentStatus': { deprecated: '1.19' },
  'v1/Endpoints': { deprecated: '1.33', use: 'discovery.k8s.io/v1 EndpointSlice' },
};

/** The deprecation of a kind's API version. */
export function deprecationOf(apiVersion: string, kind: string): Deprecation | undefined {
  return DEPRECATED[`${apiVersion}/${kind}`] ?? DEPRECATED[`${apiVersion}/*`];
}

/**
 * Whether a group is Kubernetes' own: those without a dot, and some of `k8s.io`. Others of `k8s.io` belong to related projects (`snapshot.storage.k8s.io`), whose kinds are custom
 * resources.
 */
export function isOwnGroup(apiVersion: string): boolean {
  const slash = apiVersion.lastIndexOf('/');
  return slash === -1 ? apiVersion === 'v1' : ownGroups().has(apiVersion.slice(0, slash));
}

let groups: ReadonlySet<string> | undefined;

function ownGroups(): ReadonlySet<string> {
  groups ??= new Set(
    [
      ...Object.keys(DEPRECATED),
      ...[...allReleases().values()].flatMap((release) =>
        release.kinds().map(({ apiVersion }) => `${apiVersion}/`),
      ),
    ].flatMap((name) => (/^v\d/.test(name) ? [] : [name.slice(0, name.indexOf('/'))])),
  );
  return groups;
}
