import type { Files } from '../../io/index.ts';
import type { FoundTree } from './found-tree.ts';

/** The first version in a file that matches an expression, by its first group. */
export function readVersion(
  files: Files,
  places: readonly (readonly [paths: readonly string[], pattern: RegExp])[],
): FoundTree['version'] {
  for (const [paths, pattern] of places) {
    for (const file of paths) {
      const read = files.readText(file);
      const version = read.kind === 'text' ? pattern.exec(read.text)?.[1] : undefined;
      if (version !== undefined) return { version, file };
    }
  }
  return undefined;
}
