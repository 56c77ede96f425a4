/**
 * Namespaces of a run. Each is labelled with its owner and its end, so that none is left behind: the run removes its own; if the program is killed, a waiting shell does; if the
 * machine crashed, the next run removes namespaces that are over or whose program is gone.
 */

import { isValueList, parseJson, type Value, valueAt } from '../../formats/index.ts';
import { isRunning, runWhenKilled } from '../../io/index.ts';
import { type Cluster, ClusterError, type ClusterOptions, kubectl } from '../cluster/cluster.ts';

export interface RunOwner {
  /** Name of the machine, as a label value. */
  readonly machine: string;
  readonly pid: number;
}

export interface RunNamespaces {
  /** Creates a namespace and returns its name. */
  create(): Promise<string>;
  remove(name: string): Promise<void>;
  /** Removes the remaining ones at the end of the run. */
  close(): Promise<void>;
}

const MANAGED = 'app.kubernetes.io/managed-by=lockstep';
const LABELS = { run: 'lockstep/run', owner: 'lockstep/owner', expires: 'lockstep/expires' } as const;
/** A run that takes longer is considered dead. */
const SECONDS_TO_LIVE = 4 * 3600;

export interface NamespacesOptions extends ClusterOptions {
  readonly cluster: Cluster;
  readonly owner: RunOwner;
  /** Letters and digits, unique for each run. */
  readonly runId: string;
  /** Seconds since 1970. */
  readonly now: number;
}

/** Removes leftovers of earlier runs, and prepares to create namespaces. */
export async function openNamespaces(options: NamespacesOptions): Promise<RunNamespaces> {
  const { cluster, owner, runId: id, now } = options;
  const context = `--context=${cluster.context}`;
  // Without the caller's signal, so that an interrupted run cleans up too.
  const calm = { ...options, signal: undefined };
  const drop = (...what: readonly string[]) =>
    kubectl(calm, [context, 'delete', 'namespaces', ...what, '--wait=false', '--ignore-not-found']);
  const leftovers = await findLeftovers(options);
  if (leftovers.length > 0) await drop(...leftovers);
  const ofRun = ['--selector', `${LABELS.run}=${id}`];
  const forget = runWhenKilled('kubectl', [context, 'delete', 'namespaces', ...ofRun, '--wait=false']);
  const made = new Set<string>();
  let count = 0;
  return {
    async create() {
      count += 1;
      const name = `lockstep-run-${id}-${count}`;
      const labels = {
        'app.kubernetes.io/managed-by': 'lockstep',
        [LABELS.run]: id,
        [LABELS.owner]: `${owner.machine}.${owner.pid}`,
        [LABELS.expires]: String(now + SECONDS_TO_LIVE),
      };
      const object = { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
      made.add(name);
      await kubectl(options, [context, 'create', '--validate=false', '-f', '-'], JSON.stringify(object));
      return name;
    },
    async remove(name) {
      await drop(name);
      made.delete(name);
    },
    async close() {
      try {
        if (made.size > 0) await drop(...made);
      } catch (error) {
        if (!(error instanceof ClusterError)) throw error;
        throw new ClusterError(
          `${error.message} Namespaces may be left behind: kubectl ${context} delete namespaces ${ofRun.join(' ')}.`,
          error.hint,
        );
      } finally {
        forget();
      }
    },
  };
}

/** Namespaces of finished runs: by their time, or because the program that created them on this machine is gone. */
async function findLeftovers(options: NamespacesOptions): Promise<string[]> {
  const { cluster, owner, now } = options;
  const text = await kubectl(options, [
    `--context=${cluster.context}`,
    'get',
    'namespaces',
    '--selector',
    MANAGED,
    '--output=json',
  ]);
  const parsed = parseJson(text);
  const items = parsed.kind === 'value' ? valueAt(parsed.value, ['items']) : undefined;
  return (isValueList(items) ? items : []).flatMap((item) => {
    const name = valueAt(item, ['metadata', 'name']);
    const isOver =
      Number(labelOf(item, LABELS.expires)) < now || isGone(labelOf(item, LABELS.owner), owner.machine);
    return typeof name === 'string' && /^lockstep-run-/.test(name) && isOver ? [name] : [];
  });
}

function isGone(label: string, machine: string): boolean {
  const dot = label.lastIndexOf('.');
  const pid = Number(label.slice(dot + 1));
  return label.slice(0, dot) === machine && Number.isInteger(pid) && pid > 0 && !isRunning(pid);
}

function labelOf(item: Value, name: string): string {
  const found = valueAt(item, ['metadata', 'labels', name]);
  return typeof found === 'string' ? found : '';
}
