/** The cache of a site as machines share it: rendered pages, printed pages and search indexes, each as a bundle of its own. */
import type { Page } from '../../corpus/index.ts';
import { createProblem, NOWHERE, type Problem } from '../../diagnostics/index.ts';
import {
  createCacheFolder,
  type RemoteCache,
  type RemoteOutcome,
  type SharedFolder,
} from '../../io/index.ts';
import type { SiteCache } from './prepare.ts';
import type { RenderedFacts } from './render-cache.ts';
import type { RenderPlan } from './render-pages.ts';

/** A folder of the site's cache, and the remote one behind it, where there is one. */
export interface SharedEntries {
  /** Brings what is missing on disk. */
  bring(keys: readonly string[]): Promise<void>;
  send(key: string, entries: readonly string[]): void;
}

export function shareFolder(
  cache: Pick<SiteCache, 'folder'> & { readonly remote?: RemoteCache | undefined },
  name: 'pages' | 'printed' | 'search',
): SharedEntries | undefined {
  const { remote } = cache;
  if (remote === undefined) return undefined;
  const shared: SharedFolder = { name, disk: createCacheFolder(cache.folder(name)) };
  return {
    async bring(keys) {
      await remote.bring(shared, keys);
    },
    send: (key, entries) => remote.send(shared, key, entries),
  };
}

/** Brings the pages that a plan misses. Whether what came still holds is asked when a plan is made of it. */
export async function bringPages(
  cache: SiteCache & { readonly remote?: RemoteCache | undefined },
  plan: RenderPlan,
): Promise<void> {
  const shared = shareFolder(cache, 'pages');
  await shared?.bring(plan.missing.flatMap((page) => plan.keys.get(page) ?? []));
}

/** Sends a page that was rendered. */
export function createPageSender(
  cache: SiteCache & { readonly remote?: RemoteCache | undefined },
  plan: RenderPlan,
): (page: Page, facts: RenderedFacts | undefined) => void {
  const shared = shareFolder(cache, 'pages');
  if (shared === undefined) return () => {};
  const missing = new Set(plan.missing);
  return (page, facts) => {
    const key = plan.keys.get(page);
    if (facts !== undefined && key !== undefined && missing.has(page))
      shared.send(key, cache.pages.entriesOf(key, facts));
  };
}

/** What a build says of a remote cache that it could not use. */
export function remoteProblems(outcome: RemoteOutcome | undefined): Problem[] {
  if (outcome?.failure === undefined) return [];
  return [
    createProblem('unusable-remote-cache', NOWHERE, {
      message: `Unexpected failure of the remote cache ${outcome.shown}: ${outcome.failure}. The build went on without it.`,
      hint: 'Look at LOCKSTEP_REMOTE_CACHE, its credentials, and whether the server answers.',
    }),
  ];
}
