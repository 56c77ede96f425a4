/** The dev server's drift report: found in a thread of its own, and again after each change. */
import type { Site } from '../../config/index.ts';
import { type DriftNotice, reportToNotices } from '../../drift/index.ts';
import { type CachePlace, createWorkerReserve, runTasks, siblingModule } from '../../io/index.ts';
import type { SiteDrift } from '../load/site-drift.ts';
import { type FoundDrift, usesDrift } from '../load/with-drift.ts';
import type { DriftTask } from './drift-worker.ts';

export interface ServedDrift {
  /** The latest report; `undefined` for a site that shows none. */
  of(site: Site): SiteDrift | undefined;
  /** Starts a new report; a previous one in progress is discarded. */
  refresh(site: Site): void;
  /** Settled when the requested report is complete. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface ServedDriftOptions extends CachePlace {
  /** Called when what the pages show has changed. */
  onFound(): void;
  onError(error: unknown): void;
}

const WORKER = siblingModule('./drift-worker', import.meta.url);
/** Enough for reading a large history. */
const TIME_LIMIT_SECONDS = 600;
const NONE: FoundDrift = {
  report: { source: '', head: '', pages: [], locales: [] },
  texts: new Map(),
  demandFor: new Map(),
};

export function createServedDrift({ root, cache, env, onFound, onError }: ServedDriftOptions): ServedDrift {
  const reserve = createWorkerReserve();
  let found = NONE;
  let notices: ReadonlyMap<string, DriftNotice> = new Map();
  let shown = '';
  let running: Promise<void> | undefined;
  let wanted: Site | undefined;
  let isClosed = false;

  const accept = (next: FoundDrift, site: Site): void => {
    const serialized = JSON.stringify([next.report, [...next.texts], [...next.demandFor]]);
    if (serialized === shown) return;
    shown = serialized;
    found = next;
    notices = site.drift.notices ? reportToNotices(next.report) : new Map();
    onFound();
  };
  const find = async (site: Site): Promise<void> => {
    const task: DriftTask = { root, cache, env: { ...env }, site };
    await runTasks<DriftTask, FoundDrift>([task], {
      module: WORKER,
      data: undefined,
      size: 1,
      reserve,
      timeLimitSeconds: TIME_LIMIT_SECONDS,
      onOutcome(_task, outcome) {
        if (isClosed) return;
        if (outcome.kind === 'failed') onError(new Error(outcome.reason));
        else if (outcome.kind === 'done') accept(outcome.result, site);
      },
    });
  };
  const run = async (): Promise<void> => {
    while (wanted !== undefined && !isClosed) {
      const site = wanted;
      wanted = undefined;
      await find(site).catch(onError);
    }
    running = undefined;
  };
  const drift: SiteDrift = {
    get report() {
      return found.report;
    },
    get notices() {
      return notices;
    },
    get texts() {
      return found.texts;
    },
    get demandFor() {
      return found.demandFor;
    },
  };
  return {
    of: (site) => (usesDrift(site) ? drift : undefined),
    refresh(site) {
      if (!usesDrift(site)) return;
      wanted = site;
      running ??= run();
    },
    settled: async () => running,
    async close() {
      isClosed = true;
      await reserve.close();
    },
  };
}
