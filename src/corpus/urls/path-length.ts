/** Limits the length of output paths: exceeding a file system's limit would end the run. */

/** In bytes of UTF-8. Most file systems allow 255; derived files add an extension. */
const MAX_NAME = 240;
/** In bytes of UTF-8, below the output folder. macOS allows 1,024 for the whole path, Linux 4,096. */
const MAX_PATH = 800;

/** What exceeds a limit in a path below the output folder, with the limit; `undefined` if nothing does. */
export function findExcess(path: string): string | undefined {
  const bytes = Buffer.byteLength(path);
  if (bytes > MAX_PATH) return `a path of ${bytes} bytes, expected at most ${MAX_PATH}`;
  // No name is longer than the whole path.
  if (bytes <= MAX_NAME) return undefined;
  const longest = Math.max(...path.split('/').map((name) => Buffer.byteLength(name)));
  return longest > MAX_NAME
    ? `a name of ${longest} bytes between two slashes, expected at most ${MAX_NAME}`
    : undefined;
}
