/**
 * What was read of content files in earlier runs: a file that is as it was is not opened again, and one whose text is as it was is not parsed again.
 *
 * A file is as it was where its size, its number in the file system and both of its times are; what was changed so shortly before it was read that a second
 * change could have the same times is not kept. (Git trusts its index by the same rule.)
 */
import type { Problem } from '../diagnostics/index.ts';
import type { Value, ValueMap } from '../formats/index.ts';
import type { FileState } from '../io/index.ts';

/** What a content file says before it is rendered. */
export interface ReadSource {
  /** SHA-256 (hex) of its text. */
  readonly hash: string;
  /** Offset of the body, in UTF-16 code units. */
  readonly bodyStart: number;
  /** Front matter, keys in lower case, those below `params` lifted. */
  readonly params: ValueMap;
  /** Names of the shortcodes that it calls, each once. */
  readonly calls: readonly string[];
  readonly problems: readonly Problem[];
}

export interface SourceIndex {
  /** What was read of a file, if it is as it was then. */
  find(file: string, locale: string, state: FileState | undefined): ReadSource | undefined;
  /** The same, if its text has this hash. */
  findText(file: string, locale: string, hash: string): ReadSource | undefined;
  /** Takes note of a file of this run. */
  keep(file: string, locale: string, state: FileState | undefined, source: ReadSource): void;
  /** Writes what this run knows, if that differs from what was known before. */
  save(): void;
}

export interface SourceIndexOptions {
  /** What {@link SourceIndex.save} gave to `write` before; `undefined` where there is nothing. */
  read(): string | undefined;
  write(text: string): void;
  /** Milliseconds since 1970. */
  now(): number;
}

/** Coarser than the clock of any file system in use: FAT counts two seconds. */
const SETTLED_MS = 2000;

/** Size, number in the file system, times of the last change of the content and of the file; locale; what was read. */
type Entry = readonly [
  size: number,
  inode: number,
  modified: number,
  changed: number,
  locale: string,
  source: ReadSource,
];

const FORMAT = 1;

export function createSourceIndex({ read, write, now }: SourceIndexOptions): SourceIndex {
  let before = parseEntries(read());
  const kept = new Map<string, Entry>();
  let isChanged = false;
  return {
    find(file, locale, state) {
      const entry = kept.get(file) ?? before.get(file);
      if (entry === undefined || state === undefined || entry[4] !== locale) return undefined;
      const [size, inode, modified, changed, , source] = entry;
      const isSame =
        size === state.size &&
        inode === state.inode &&
        modified === state.modified &&
        changed === state.changed;
      if (!isSame) return undefined;
      kept.set(file, entry);
      return source;
    },
    findText(file, locale, hash) {
      const entry = kept.get(file) ?? before.get(file);
      return entry?.[4] === locale && entry[5].hash === hash ? entry[5] : undefined;
    },
    keep(file, locale, state, source) {
      if (state === undefined || !survivesJson(source.params)) return;
      if (now() - Math.max(state.modified, state.changed) < SETTLED_MS) return;
      kept.set(file, [state.size, state.inode, state.modified, state.changed, locale, source]);
      isChanged = true;
    },
    save() {
      if (isChanged || kept.size !== before.size)
        write(JSON.stringify({ format: FORMAT, entries: [...kept] }));
      // The next reading of the same site begins with what this one knows.
      before = new Map(kept);
      kept.clear();
      isChanged = false;
    },
  };
}

/** What another version wrote, or somebody else, is no index. */
function parseEntries(text: string | undefined): ReadonlyMap<string, Entry> {
  const value: unknown = text === undefined ? undefined : JSON.parse(text);
  return isIndex(value) ? new Map(value.entries) : new Map();
}

/** The folder that it is kept in proves that we wrote it: what is in the entries need not be looked at. */
function isIndex(value: unknown): value is { readonly entries: readonly (readonly [string, Entry])[] } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    value.format === FORMAT &&
    'entries' in value &&
    Array.isArray(value.entries)
  );
}

/** JSON has no infinity, and no zero below zero. */
function survivesJson(value: Value): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(survivesJson);
}
