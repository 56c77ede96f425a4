/**
 * Caches what earlier runs read of content files: an unchanged file is not opened again, and one with the same text is not parsed again.
 *
 * A file is unchanged if its size, inode number and both times are; a file that was changed shortly before it was read is not cached, since a second change could have the same
 * times. (Git's index uses the same rule.)
 */
import type { Problem } from '../diagnostics/index.ts';
import type { Value, ValueMap } from '../formats/index.ts';
import type { FileState } from '../io/index.ts';

/** The contents of a file before rendering. */
export interface ReadSource {
  /** SHA-256 (hex) of its text. */
  readonly hash: string;
  /** Offset of the body, in UTF-16 code units. */
  readonly bodyStart: number;
  /** Front matter, keys in lower case, with keys below `params` moved up. */
  readonly params: ValueMap;
  /** Names of the shortcodes that it calls, each once. */
  readonly calls: readonly string[];
  readonly problems: readonly Problem[];
}

export interface SourceIndex {
  /** The cached contents of a file if it is unchanged. */
  find(file: string, locale: string, state: FileState | undefined): ReadSource | undefined;
  /** The cached contents of a file with the same text hash. */
  findText(file: string, locale: string, hash: string): ReadSource | undefined;
  /** Records a file of this run. */
  keep(file: string, locale: string, state: FileState | undefined, source: ReadSource): void;
  /** Writes the index if it has changed. */
  save(): void;
}

export interface SourceIndexOptions {
  /** What {@link SourceIndex.save} wrote before; `undefined` if there is nothing. */
  read(): string | undefined;
  write(text: string): void;
  /** Milliseconds since 1970. */
  now(): number;
}

/** Longer than the time resolution of file systems in use: that of FAT is two seconds. */
const SETTLED_MS = 2000;

/** Size, inode number, modification and change time; locale; contents. */
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
      // The next reading of the same site starts with this index.
      before = new Map(kept);
      kept.clear();
      isChanged = false;
    },
  };
}

/** Text written by another version or program is ignored. */
function parseEntries(text: string | undefined): ReadonlyMap<string, Entry> {
  const value: unknown = text === undefined ? undefined : JSON.parse(text);
  return isIndex(value) ? new Map(value.entries) : new Map();
}

/** The cache folder is written by Lockstep only, so entries need no validation. */
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

/** JSON has neither infinity nor negative zero. */
function survivesJson(value: Value): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(survivesJson);
}
