/** Changes in a folder, reported once for a burst of them. */
import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Milliseconds without a change after which a burst is over: editors write a file in several steps. */
const QUIET_MS = 120;

export interface Watcher {
  close(): void;
}

export interface WatchOptions {
  /** Whether a path, relative to the folder and with `/`, makes no difference. Folders at the top for which it says so are not watched at all. */
  ignores(path: string): boolean;
  /** How long nothing may change until a burst is over, in milliseconds. */
  readonly quietMs?: number | undefined;
  /**
   * Never called while an earlier call's promise is pending; changes in the meantime cause one more call.
   *
   * @param paths what changed since the last call, relative to the folder and with `/`; a folder where the system names no file, and `''` for the folder itself
   */
  onChange(paths: ReadonlySet<string>): Promise<void>;
  /** What `onChange` or the watching itself fails with; watching goes on. */
  onError(error: unknown): void;
}

/** Calls back after changes below a folder. */
export function watchFolder(
  root: string,
  { ignores, quietMs = QUIET_MS, onChange, onError }: WatchOptions,
): Watcher {
  const changed = new Set<string>();
  const takeChanged = (): Set<string> => {
    const paths = new Set(changed);
    changed.clear();
    return paths;
  };
  const fire = createTurnstile(() => onChange(takeChanged()), onError);
  let timer: NodeJS.Timeout | undefined;
  const notice = (name: string): void => {
    const path = name.split(sep).join('/');
    if (ignores(path)) return;
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(fire, quietMs);
  };
  // The folders at the top one by one: below `node_modules` alone there can be more than the system lets a program watch.
  const folders = new Map<string, { readonly inode: number; readonly watcher: FSWatcher }>();
  const drop = (name: string): void => {
    folders.get(name)?.watcher.close();
    folders.delete(name);
  };
  const refresh = (): void => {
    const present = new Set<string>();
    for (const name of readdirSync(root)) {
      const stat = ignores(name) ? undefined : statSync(join(root, name), { throwIfNoEntry: false });
      if (stat?.isDirectory() !== true) continue;
      present.add(name);
      if (folders.get(name)?.inode === stat.ino) continue;
      drop(name);
      const watcher = watch(join(root, name), { recursive: true }, (_event, file) =>
        notice(file === null ? name : join(name, file)),
      );
      watcher.on('error', onError);
      folders.set(name, { inode: stat.ino, watcher });
    }
    for (const name of folders.keys()) if (!present.has(name)) drop(name);
  };
  const top = watch(root, (_event, file) => {
    try {
      refresh();
    } catch (error) {
      onError(error);
    }
    notice(file ?? '');
  });
  top.on('error', onError);
  refresh();
  return {
    close() {
      clearTimeout(timer);
      top.close();
      for (const name of [...folders.keys()]) drop(name);
    },
  };
}

/** Lets one call through at a time, and one more after it for all that came in the meantime. */
function createTurnstile(onChange: () => Promise<void>, onError: (error: unknown) => void): () => void {
  let running = false;
  let again = false;
  const fire = (): void => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    onChange()
      .catch(onError)
      .finally(() => {
        running = false;
        if (!again) return;
        again = false;
        fire();
      });
  };
  return fire;
}

/** A path relative to a folder, with `/`; `undefined` for one that is not below it. */
export function pathInside(folder: string, path: string): string | undefined {
  const inside = relative(folder, path).split(sep).join('/');
  return inside === '' || inside.startsWith('..') ? undefined : inside;
}
