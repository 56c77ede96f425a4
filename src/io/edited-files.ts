/** Files as an editor shows them: unsaved texts replace those on disk. */
import type { Files } from './files.ts';

/** Texts by path relative to the site directory. */
export type EditedTexts = ReadonlyMap<string, string>;

/** The same files with the map's current texts. A file that is not on disk yet can be read, but is not listed. */
export function withEditedTexts(files: Files, edited: EditedTexts): Files {
  return {
    ...files,
    readText(path) {
      const text = edited.get(path);
      return text === undefined ? files.readText(path) : { kind: 'text', text };
    },
    list: (folder, onRefused) =>
      files
        .list(folder, onRefused)
        // A state that no file on disk has, so that cached data about the file is not used for the unsaved text.
        .map((entry) =>
          edited.has(entry.path) ? { ...entry, size: -1, changed: Number.POSITIVE_INFINITY } : entry,
        ),
    kindOf: (path) => (edited.has(path) ? 'file' : files.kindOf(path)),
  };
}
