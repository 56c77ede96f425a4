/** How long the path of a file in the output may be: file systems have limits of their own, which end a run where they are met. */

/** In bytes of UTF-8. Most file systems take 255; what is made of a page adds an extension. */
const MAX_NAME = 240;
/** In bytes of UTF-8, below the output folder. macOS takes 1,024 for the whole path, Linux 4,096. */
const MAX_PATH = 800;

/** What is too long about a path below the output folder, and how much it may be; `undefined` where nothing is. */
export function findExcess(path: string): string | undefined {
  const bytes = Buffer.byteLength(path);
  if (bytes > MAX_PATH) return `a path of ${bytes} bytes, expected at most ${MAX_PATH}`;
  // No name is longer than the whole.
  if (bytes <= MAX_NAME) return undefined;
  const longest = Math.max(...path.split('/').map((name) => Buffer.byteLength(name)));
  return longest > MAX_NAME
    ? `a name of ${longest} bytes between two slashes, expected at most ${MAX_NAME}`
    : undefined;
}
