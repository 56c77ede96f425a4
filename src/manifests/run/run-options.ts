/** External inputs of a run on a cluster. */
import type { Clock } from '../../io/index.ts';
import type { Cluster, ClusterOptions } from '../cluster/cluster.ts';
import type { RunOwner } from './namespaces.ts';

export interface RunOptions extends ClusterOptions {
  /** Absolute path of the site. */
  readonly root: string;
  readonly cluster: Cluster;
  readonly owner: RunOwner;
  /** Letters and digits, unique for each run. */
  readonly runId: string;
  /** Time limit for a command to print what the page shows, and for objects to become ready. */
  readonly timeoutSeconds: number;
  readonly clock: Clock;
  wait(milliseconds: number): Promise<void>;
  onProgress(done: number, total: number): void;
}
