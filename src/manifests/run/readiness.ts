/** Whether an object of a cluster is ready, by the status that its controller writes. */
import { isValueList, type Value, valueAt } from '../../formats/index.ts';

export type Readiness =
  | { readonly kind: 'ready' }
  /** Not yet; `reason` is the cluster's, if it gives one. */
  | { readonly kind: 'waiting'; readonly reason: string };

const READY: Readiness = { kind: 'ready' };

type Check = (object: Value) => Readiness;

/** By kind; objects of other kinds are ready when they exist. */
const CHECKS: Readonly<Record<string, Check>> = {
  Pod: podReadiness,
  Deployment: (object) => counts(object, ['status', 'availableReplicas'], wanted(object)),
  ReplicaSet: (object) => counts(object, ['status', 'readyReplicas'], wanted(object)),
  ReplicationController: (object) => counts(object, ['status', 'readyReplicas'], wanted(object)),
  StatefulSet: (object) => counts(object, ['status', 'readyReplicas'], wanted(object)),
  DaemonSet: (object) =>
    counts(object, ['status', 'numberReady'], numberAt(object, ['status', 'desiredNumberScheduled']) ?? 1),
  Job: (object) =>
    conditionOf(object, 'Complete') === 'True' || conditionOf(object, 'Suspended') === 'True'
      ? READY
      : waiting(conditionOf(object, 'Failed') === 'True' ? 'the job has failed' : 'the job is not complete'),
};

export function readinessOf(object: Value): Readiness {
  const kind = valueAt(object, ['kind']);
  const check = typeof kind === 'string' && Object.hasOwn(CHECKS, kind) ? CHECKS[kind] : undefined;
  return check === undefined ? READY : check(object);
}

function podReadiness(pod: Value): Readiness {
  const phase = valueAt(pod, ['status', 'phase']);
  if (phase === 'Succeeded' || conditionOf(pod, 'Ready') === 'True') return READY;
  const statuses = [
    ...listAt(pod, ['status', 'initContainerStatuses']),
    ...listAt(pod, ['status', 'containerStatuses']),
  ];
  const reasons = statuses.flatMap((status) => textAt(status, ['state', 'waiting', 'reason']) ?? []);
  const unscheduled = listAt(pod, ['status', 'conditions']).flatMap((condition) =>
    valueAt(condition, ['status']) === 'False' ? (textAt(condition, ['message']) ?? []) : [],
  );
  const reported = reasons.find((reason) => reason !== 'ContainerCreating' && reason !== 'PodInitializing');
  return waiting(
    reported ?? unscheduled[0] ?? `its phase is ${typeof phase === 'string' ? phase : 'not reported'}`,
  );
}

function wanted(object: Value): number {
  return numberAt(object, ['spec', 'replicas']) ?? 1;
}

function counts(object: Value, path: readonly string[], needed: number): Readiness {
  const count = numberAt(object, path) ?? 0;
  return count >= needed ? READY : waiting(`${count} of ${needed} are ready`);
}

function waiting(reason: string): Readiness {
  return { kind: 'waiting', reason };
}

function conditionOf(object: Value, type: string): Value | undefined {
  const found = listAt(object, ['status', 'conditions']).find((one) => valueAt(one, ['type']) === type);
  return found === undefined ? undefined : valueAt(found, ['status']);
}

function listAt(object: Value, path: readonly string[]): readonly Value[] {
  const found = valueAt(object, [...path]);
  return isValueList(found) ? found : [];
}

function numberAt(object: Value, path: readonly string[]): number | undefined {
  const found = valueAt(object, [...path]);
  return typeof found === 'number' ? found : undefined;
}

function textAt(object: Value, path: readonly string[]): string | undefined {
  const found = valueAt(object, [...path]);
  return typeof found === 'string' ? found : undefined;
}
