/** A site in an editor: read once, including unsaved texts, and read again when shared data changes. */
import { parseFrontMatter } from '../corpus/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { openGit, sha256 } from '../io/index.ts';
import { movesOf } from '../links/index.ts';
import { type LoadedSite, openSourceIndex } from '../site/index.ts';
import { type EditorSiteOptions, type ReadState, readState, type SiteState } from './site-state.ts';

export interface EditorSite {
  readonly root: string;
  /** Sets the text of an open file; `undefined` closes it, so that the file on disk is used. */
  edit(path: string, text: string | undefined): void;
  /** Files on disk have changed. */
  changeOnDisk(): void;
  /** The last state of the site; does not wait for a running update. `undefined` if its configuration is invalid. */
  state(): Promise<SiteState | undefined>;
  /** The findings of `check` for a page and its included files, after all previous changes. */
  check(path: string): Promise<readonly Problem[]>;
  close(): Promise<void>;
}

export function createEditorSite(options: EditorSiteOptions): EditorSite {
  const edited = new Map<string, string>();
  const sources = openSourceIndex(options);
  const git = openGit(options.root);
  let moves: ReturnType<typeof movesOf> | undefined;
  /** Front matter of open files when the site was last read. */
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
  /** One read at a time: callers during a read wait for it, and for the next one if something has changed since it began. */
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
