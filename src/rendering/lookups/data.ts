/** The site's data as one tree: `data/releases/schedule.yaml` is `releases.schedule`; a CSV file is a list of rows, each a list of texts. */
import type { Value } from '../../config/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import { formatOfPath, isValueMap, parseCsv, parseData } from '../../formats/index.ts';
import type { Files } from '../../io/index.ts';

export interface DataReader {
  /** A value by dotted path; each file is read on first use. */
  read(path: string): Value | undefined;
  /** Problems of the file that a path refers to. */
  problems(path: string): readonly Problem[];
}

interface ParsedFile {
  readonly value: Value | undefined;
  readonly problems: readonly Problem[];
}

/**
 * @param dirs folders of data; for files of the same name, the first folder takes precedence
 * @param remote remote data by dotted path; files of the site take precedence
 */
export function createDataReader(
  files: Files,
  dirs: readonly string[],
  remote: Readonly<Record<string, Value>> = {},
): DataReader {
  let byKey: ReadonlyMap<string, string> | undefined;
  const filesByKey = () => (byKey ??= dataFiles(files, dirs));
  const remoteByKey = new Map(
    Object.entries(remote).map(([name, value]) => [name.toLowerCase().replaceAll('.', '/'), value]),
  );
  const parsed = new Map<string, ParsedFile>();
  const parse = (path: string): ParsedFile => {
    const file = parsed.get(path) ?? parseFile(files, path);
    parsed.set(path, file);
    return file;
  };

  /** Splits a path into the file or remote value it refers to, and the remaining keys. */
  const locate = (path: string) => {
    const keys = path.toLowerCase().split('.');
    for (let depth = keys.length; depth > 0; depth -= 1) {
      const key = keys.slice(0, depth).join('/');
      const file = filesByKey().get(key);
      if (file !== undefined || remoteByKey.has(key))
        return { file, remote: remoteByKey.get(key), rest: path.split('.').slice(depth) };
    }
    return undefined;
  };

  return {
    read(path) {
      const found = locate(path);
      if (found === undefined) {
        const prefix = path.toLowerCase().split('.').join('/');
        return folderValue(filesByKey(), prefix, (file) => parse(file).value);
      }
      let value = found.file === undefined ? found.remote : parse(found.file).value;
      for (const key of found.rest)
        value =
          value !== undefined && isValueMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
      return value;
    },
    problems(path) {
      const file = locate(path)?.file;
      return file === undefined ? [] : parse(file).problems;
    },
  };
}

/** Data files by their keys: `releases/schedule` → `data/releases/schedule.yaml`. */
function dataFiles(files: Files, dirs: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    dirs.toReversed().flatMap((dir) =>
      files.list(dir).flatMap(({ path }): [string, string][] => {
        if (!isCsv(path) && formatOfPath(path) === undefined) return [];
        const relative = path.slice(dir.length + 1).replace(/\.[^./]+$/, '');
        return [[relative.toLowerCase(), path]];
      }),
    ),
  );
}

function parseFile(files: Files, path: string): ParsedFile {
  const read = files.readText(path);
  const format = formatOfPath(path);
  if (read.kind !== 'text') return { value: undefined, problems: [] };
  if (isCsv(path)) return { value: parseCsv(read.text), problems: [] };
  return format === undefined
    ? { value: undefined, problems: [] }
    : parseData({ format, text: read.text, file: path, code: 'invalid-data' });
}

/** A folder of data is a map of its files and folders. */
function folderValue(
  byKey: ReadonlyMap<string, string>,
  prefix: string,
  readFile: (path: string) => Value | undefined,
): Value | undefined {
  const entries = new Map<string, Value>();
  for (const [key, path] of byKey) {
    if (!key.startsWith(`${prefix}/`)) continue;
    const [name = '', ...deeper] = key.slice(prefix.length + 1).split('/');
    if (entries.has(name)) continue;
    const value = deeper.length === 0 ? readFile(path) : folderValue(byKey, `${prefix}/${name}`, readFile);
    if (value !== undefined) entries.set(name, value);
  }
  return entries.size === 0 ? undefined : Object.fromEntries(entries);
}

function isCsv(path: string): boolean {
  return /\.csv$/i.test(path);
}
