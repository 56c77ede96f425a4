/** Watches a folder and reports bursts of changes once. */
import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A burst is over after this many milliseconds without a change: editors write a file in several steps. */
const QUIET_MS = 120;

export interface Watcher {
  close(): void;
}

export interface WatchOptions {
  /** Whether to ignore a path, relative to the folder and with `/`. Ignored top-level folders are not watched at all. */
  ignores(path: string): boolean;
  /** Quiet time that ends a burst, in milliseconds. */
  readonly quietMs?: number | undefined;
  /**
   * Never called while the promise of an earlier call is pending; changes in the meantime cause one more call.
   *
   * @param paths changes since the last call, relative to the folder and with `/`; a folder if the system names no file, and `''` for the folder itself
   */
  onChange(paths: ReadonlySet<string>): Promise<void>;
  /** Called with errors of `onChange` or of watching, which continues. */
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
  // Top-level folders are watched one by one: `node_modules` alone can exceed the system's limit.
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

/** Allows one call at a time, and one more after it for everything that happened in the meantime. */
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

/** A path relative to a folder, with `/`; `undefined` if it is not inside. */
export function pathInside(folder: string, path: string): string | undefined {
  const inside = relative(folder, path).split(sep).join('/');
  return inside === '' || inside.startsWith('..') ? undefined : inside;
}
