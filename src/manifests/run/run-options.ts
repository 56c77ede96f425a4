/** What a run on a cluster needs from outside. */
import type { Clock } from '../../io/index.ts';
import type { Cluster, ClusterOptions } from '../cluster/cluster.ts';
import type { RunOwner } from './namespaces.ts';

export interface RunOptions extends ClusterOptions {
  /** Absolute path of the site. */
  readonly root: string;
  readonly cluster: Cluster;
  readonly owner: RunOwner;
  /** Letters and digits that no other run has. */
  readonly runId: string;
  /** How long a command may take to print what the page says, and objects to become ready. */
  readonly timeoutSeconds: number;
  readonly clock: Clock;
  wait(milliseconds: number): Promise<void>;
  onProgress(done: number, total: number): void;
}
