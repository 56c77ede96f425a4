/** A site as an editor sees it: read once, with the texts that are not saved, and read again when something changes that pages share. */
import { parseFrontMatter } from '../corpus/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { openGit, sha256 } from '../io/index.ts';
import { movesOf } from '../links/index.ts';
import { type LoadedSite, openSourceIndex } from '../site/index.ts';
import { type EditorSiteOptions, type ReadState, readState, type SiteState } from './site-state.ts';

export interface EditorSite {
  readonly root: string;
  /** Takes the text of a file that is open; `undefined` where it is closed, so that the one on disk counts. */
  edit(path: string, text: string | undefined): void;
  /** Something on disk is another than it was. */
  changeOnDisk(): void;
  /** The site as it was read last: what is being read meanwhile is not waited for. `undefined` where its configuration cannot be used. */
  state(): Promise<SiteState | undefined>;
  /** What `check` reports of a page and of what it includes, after all changes until now. */
  check(path: string): Promise<readonly Problem[]>;
  close(): Promise<void>;
}

export function createEditorSite(options: EditorSiteOptions): EditorSite {
  const edited = new Map<string, string>();
  const sources = openSourceIndex(options);
  const git = openGit(options.root);
  let moves: ReturnType<typeof movesOf> | undefined;
  /** Front matter of open files as the site was read with it. */
  const fronts = new Map<string, string>();
  let current: ReadState | undefined;
  let loading: Promise<ReadState> | undefined;
  let isStale = true;

  async function readMoves(loaded: LoadedSite): ReturnType<typeof movesOf> {
    const opened = await git;
    if (opened === undefined) return new Map();
    moves ??= movesOf(opened, loaded);
    return moves;
  }
  async function load(): Promise<ReadState> {
    isStale = false;
    const snapshot = new Map(edited);
    const next = await readState({ ...options, edited, snapshot, sources, readMoves });
    for (const [path, text] of snapshot) fronts.set(path, frontOf(text));
    const before = current;
    current = next;
    await before?.close();
    return next;
  }
  /** One reading at a time: who asks during one waits for it, and for the next if something changed since it began. */
  function latest(): Promise<ReadState> {
    if (loading !== undefined) return isStale ? loading.then(latest, latest) : loading;
    if (!isStale && current !== undefined) return Promise.resolve(current);
    loading = load().finally(() => {
      loading = undefined;
    });
    return loading;
  }

  return {
    root: options.root,
    edit(path, text) {
      const before = edited.get(path);
      if (before === text) return;
      if (text === undefined) {
        edited.delete(path);
        const read = current?.state?.loaded.files.readText(path);
        isStale ||= read?.kind !== 'text' || before !== read.text;
        return;
      }
      edited.set(path, text);
      isStale ||= !isReadTheSame(path, text, current?.state, fronts);
    },
    changeOnDisk() {
      isStale = true;
    },
    state: async () => (current ?? (await latest())).state,
    check: async (path) => (await latest()).check(path),
    async close() {
      await loading?.catch(() => undefined);
      await current?.close();
    },
  };
}

/**
 * Whether the site would be read as it was: of a page that others only link to, all but its front matter is rendered again by itself.
 *
 * @param fronts front matter of open files as the site was read with it; takes that of a file that is as on disk
 */
function isReadTheSame(
  path: string,
  text: string,
  state: SiteState | undefined,
  fronts: Map<string, string>,
): boolean {
  const page = state?.loaded.index.byFile(path);
  if (page === undefined) return false;
  if (sha256(text) === page.hash) {
    fronts.set(path, frontOf(text));
    return true;
  }
  return page.rendered && page.resourceOf === undefined && fronts.get(path) === frontOf(text);
}

function frontOf(text: string): string {
  return text.slice(0, parseFrontMatter({ path: '', text }).bodyStart);
}
