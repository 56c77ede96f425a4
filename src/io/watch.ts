/** Changes in folders, told once for a burst of them. */
import { watch } from 'node:fs';

/** Milliseconds without a change after which a burst is over: editors write a file in several steps. */
const QUIET = 120;

export interface Watcher {
  close(): void;
}

/**
 * Calls back after changes below any of the folders. Files whose path matches `ignore` do not count.
 *
 * @param onChange is never called while an earlier call's promise is pending; changes in the meantime cause one more call.
 */
export function watchFolders(
  folders: readonly string[],
  ignore: RegExp,
  onChange: () => Promise<void>,
): Watcher {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let again = false;
  const fire = (): void => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    onChange().finally(() => {
      running = false;
      if (again) {
        again = false;
        fire();
      }
    });
  };
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: true }, (_event, file) => {
      if (file !== null && ignore.test(file)) return;
      clearTimeout(timer);
      timer = setTimeout(fire, QUIET);
    }),
  );
  return {
    close() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}
