/** The thread that finds the dev server's drift report, so that no page waits for it. */
import type { Site } from '../../config/index.ts';
import { type CachePlace, serveTasks } from '../../io/index.ts';
import { type FoundDrift, findDrift } from '../load/with-drift.ts';

export interface DriftTask extends CachePlace {
  readonly site: Site;
}

serveTasks<undefined, DriftTask, FoundDrift>(
  async () =>
    ({ site, ...place }) =>
      findDrift(site, { ...place, workers: 0 }),
);
