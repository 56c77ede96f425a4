/** Dates and contributors of pages for the dev server: read from git in the background, and again after a commit. */
import type { Site } from '../../config/index.ts';
import { commitOf } from '../../io/index.ts';
import { type PageHistory, readPageHistory, showsHistory } from '../load/page-history.ts';

export interface ServedHistory {
  /** The history as last read; `undefined` if the site shows none of it. */
  of(site: Site): PageHistory | undefined;
  /** Starts reading it again if there are new commits or other settings. */
  refresh(site: Site): void;
}

interface HistoryOptions {
  readonly root: string;
  /** Called when the history has changed. */
  onFound(): void;
  onError(error: unknown): void;
}

export function createServedHistory({ root, onFound, onError }: HistoryOptions): ServedHistory {
  let found: PageHistory | undefined;
  let readAs = '';
  let wanted: Site | undefined;
  let isReading = false;

  const read = async (site: Site): Promise<void> => {
    const { lastUpdated, contributors } = site.theme;
    const state = JSON.stringify([await commitOf(root, 'HEAD'), lastUpdated, contributors]);
    if (state === readAs) return;
    found = await readPageHistory(site);
    readAs = state;
    onFound();
  };
  const run = async (): Promise<void> => {
    isReading = true;
    while (wanted !== undefined) {
      const site = wanted;
      wanted = undefined;
      await read(site).catch(onError);
    }
    isReading = false;
  };
  const history: PageHistory = {
    lastChangeOf: (page) => found?.lastChangeOf(page),
    contributorsTo: (page) => found?.contributorsTo(page) ?? [],
  };
  return {
    of: (site) => (showsHistory(site) ? history : undefined),
    refresh(site) {
      if (!showsHistory(site)) return;
      wanted = site;
      if (!isReading) void run();
    },
  };
}
