/** Files as an editor shows them: texts that are not saved count instead of those on disk. */
import type { Files } from './files.ts';

/** Texts by path relative to the site directory. */
export type EditedTexts = ReadonlyMap<string, string>;

/** The same files with other texts, those of the map at the time that they are asked for. A file that is on no disk yet is read, but stands in no list. */
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
        // No state of a file on disk is one of these: what is known of files by their state is not taken for what is known of the text.
        .map((entry) =>
          edited.has(entry.path) ? { ...entry, size: -1, changed: Number.POSITIVE_INFINITY } : entry,
        ),
    kindOf: (path) => (edited.has(path) ? 'file' : files.kindOf(path)),
  };
}
