/** Use case: a worker waits for builds of its site on other machines, and completes batches for them. */
import { UnknownLocaleError } from '../../config/index.ts';
import {
  availableThreads,
  createCacheFolder,
  openWorkerQueue,
  QueueError,
  QueueLostError,
  sleep,
  type WorkerQueue,
} from '../../io/index.ts';
import { type BuildOptions, type PreparedBuild, prepareBuild } from '../build-steps.ts';
import { ProjectSettingsError } from '../project/agree.ts';
import { findProject } from '../project/find-project.ts';
import { MAX_CACHE_BYTES } from '../render/render-cache.ts';
import { type AnnouncedBuild, readAnnouncement } from './announcement.ts';
import { createBatchFiller } from './batch-filler.ts';
import { revisionOf } from './revision.ts';

export interface WorkerOptions
  extends Pick<BuildOptions, 'root' | 'cache' | 'env' | 'timeLimitSeconds' | 'clock'> {
  /** Address of Redis. */
  readonly redis: string;
  /** Aborted to stop the worker; batches in progress are completed. */
  readonly signal: AbortSignal;
  /** Called with a message about the worker's progress. */
  say(text: string): void;
}

/** Interval between checks for a new build. */
const LOOK_MS = 500;

/** @throws MissingPackageError, QueueError, ProjectSettingsError */
export async function serveBuilds(options: WorkerOptions): Promise<void> {
  const { redis, signal, say } = options;
  if (findProject(options.root) !== undefined)
    throw new ProjectSettingsError(
      'Unexpected worker for a site in an Astro project, which Astro prints as a whole. Build it on one machine.',
    );
  const queue = await openWorkerQueue(redis);
  say(`Waiting for builds at ${queue.shown} (stop with Ctrl+C)`);
  const refused = new Set<string>();
  let isLost = false;
  try {
    while (!signal.aborted) {
      try {
        const builds = await queue.builds();
        if (isLost) say(`${queue.shown} answers again.`);
        isLost = false;
        const next = builds.find(({ id }) => !refused.has(id));
        if (next === undefined) await sleep(LOOK_MS, signal);
        else await serveBuild(next, queue, refused, options);
      } catch (error) {
        if (!(error instanceof QueueLostError)) throw error;
        if (!isLost)
          say(
            `Unexpected lack of an answer from ${queue.shown}: ${error.message}. Trying again until it answers.`,
          );
        isLost = true;
        await sleep(LOOK_MS, signal);
      }
    }
  } finally {
    queue.close();
  }
}

/** Works for a build until it ends, or refuses it. */
async function serveBuild(
  { id, text }: { readonly id: string; readonly text: string },
  queue: WorkerQueue,
  refused: Set<string>,
  options: WorkerOptions,
): Promise<void> {
  const refuse = async (why: string): Promise<void> => {
    refused.add(id);
    options.say(`Refused the build ${nameOf(id)}: ${why}.`);
    await queue.refuse(id, why);
  };
  const build = readAnnouncement(text);
  if (build === undefined) return refuse('its announcement is not in the format of this version of Lockstep');
  const prepared = await prepare(build, options);
  if (typeof prepared === 'string') return refuse(prepared);
  const { remote } = prepared.cache;
  try {
    if (remote === undefined || remote.isReadOnly) {
      const why = (await remote?.finish())?.failure ?? 'it is only read';
      throw new QueueError(
        `Unexpected shared cache that a worker cannot write to (${why}). Check LOCKSTEP_REMOTE_CACHE and its credentials.`,
      );
    }
    const revision = revisionOf(prepared, options.env);
    if (revision !== build.revision)
      return await refuse(
        `it is of the revision ${nameOf(build.revision)}, this worker has ${nameOf(revision)}`,
      );
    options.say(`Working for the build ${nameOf(id)} of the revision ${nameOf(revision)}`);
    const failure = await fillFor(id, queue, prepared, remote, options);
    if (failure !== undefined) await refuse(failure);
  } finally {
    await remote?.finish();
  }
}

/** The site as the build has it; otherwise the reason. */
async function prepare(build: AnnouncedBuild, options: WorkerOptions): Promise<PreparedBuild | string> {
  try {
    const prepared = await prepareBuild({ ...options, ...build });
    return prepared.kind === 'ready' ? prepared : 'this worker cannot read the site';
  } catch (error) {
    if (error instanceof UnknownLocaleError) return 'this worker has other languages';
    throw error;
  }
}

/** Resolves when the build is over; with a reason if this worker had to stop. */
async function fillFor(
  id: string,
  queue: WorkerQueue,
  prepared: PreparedBuild,
  remote: NonNullable<PreparedBuild['cache']['remote']>,
  options: WorkerOptions,
): Promise<string | undefined> {
  const { clock, say, signal } = options;
  const start = clock.elapsed();
  const filler = createBatchFiller(prepared, options);
  const givenUp = new AbortController();
  const counts = { batches: 0, rendered: 0, printed: 0 };
  let unsent = 0;
  try {
    await queue.serve(id, {
      atOnce: availableThreads(),
      signal: AbortSignal.any([signal, givenUp.signal]),
      async work(data) {
        const batch = filler.read(data);
        if (batch === undefined) throw new Error('Unexpected batch, expected pages of this site.');
        const { rendered, printed } = await filler.fill(batch);
        const before = unsent;
        unsent = await remote.flush();
        if (unsent > before) {
          givenUp.abort();
          throw new Error('Unexpected failure of the shared cache.');
        }
        counts.batches += 1;
        counts.rendered += rendered;
        counts.printed += printed;
      },
    });
    const seconds = ((clock.elapsed() - start) / 1000).toFixed(1);
    say(
      `Left the build ${nameOf(id)}: ${counts.batches} batches, ${counts.rendered} pages rendered, ${counts.printed} printed, in ${seconds} s`,
    );
    if (!givenUp.signal.aborted) return undefined;
    return `its results cannot be sent to the shared cache (${(await remote.finish()).failure ?? 'it does not answer'})`;
  } finally {
    await filler.close();
    prepared.cache.pages.prune([]);
    createCacheFolder(prepared.cache.folder('printed')).prune(MAX_CACHE_BYTES, new Set());
  }
}

/** The part of a digest or id that people compare. */
function nameOf(id: string): string {
  return id.slice(0, 8);
}
