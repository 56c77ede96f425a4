/** The cache of a site as machines share it: rendered pages, printed pages and search indexes, each in a bundle. */
import type { Page } from '../../corpus/index.ts';
import { createProblem, NOWHERE, type Problem } from '../../diagnostics/index.ts';
import {
  createCacheFolder,
  type RemoteCache,
  type RemoteOutcome,
  type SharedFolder,
} from '../../io/index.ts';
import type { SiteCache } from './prepare.ts';
import type { BriefFacts } from './render-cache.ts';
import type { RenderPlan } from './render-pages.ts';

/** A folder of the site's cache with the remote cache behind it, if there is one. */
export interface SharedEntries {
  /** Fetches entries that are missing on disk. */
  fetch(keys: readonly string[]): Promise<void>;
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
    async fetch(keys) {
      await remote.fetch(shared, keys);
    },
    send: (key, entries) => remote.send(shared, key, entries),
  };
}

/** Fetches the pages that a plan lacks. Whether they are still valid is checked when the next plan is made. */
export async function fetchPages(
  cache: SiteCache & { readonly remote?: RemoteCache | undefined },
  plan: RenderPlan,
): Promise<void> {
  const shared = shareFolder(cache, 'pages');
  await shared?.fetch(plan.missing.flatMap((page) => plan.keys.get(page) ?? []));
}

/** Sends a rendered page. */
export function createPageSender(
  cache: SiteCache & { readonly remote?: RemoteCache | undefined },
  plan: RenderPlan,
): (page: Page, facts: BriefFacts | undefined) => void {
  const shared = shareFolder(cache, 'pages');
  if (shared === undefined) return () => {};
  const missing = new Set(plan.missing);
  return (page, facts) => {
    const key = plan.keys.get(page);
    if (facts !== undefined && key !== undefined && missing.has(page))
      shared.send(key, cache.pages.entriesOf(key, facts));
  };
}

/** The problems of a remote cache that could not be used. */
export function remoteProblems(outcome: RemoteOutcome | undefined): Problem[] {
  if (outcome?.failure === undefined) return [];
  return [
    createProblem('unusable-remote-cache', NOWHERE, {
      message: `Unexpected failure of the remote cache ${outcome.shown}: ${outcome.failure}. The build continued without it.`,
      hint: 'Check LOCKSTEP_REMOTE_CACHE and its credentials, and whether the server is reachable.',
    }),
  ];
}
