/** The site's data files as one tree: `data/releases/schedule.yaml` is `releases.schedule`. */
import type { Value } from '../config/index.ts';
import { formatOfPath, isValueMap, parseData } from '../formats/index.ts';
import type { Files } from '../io/index.ts';

/** Reads a value by dotted path; a file is read when it is first asked for. */
export function createDataReader(files: Files, dataDir: string): (path: string) => Value | undefined {
  let byKey: ReadonlyMap<string, string> | undefined;
  const parsed = new Map<string, Value | undefined>();

  const filesByKey = (): ReadonlyMap<string, string> => {
    byKey ??= new Map(
      files.list(dataDir).flatMap(({ path }): [string, string][] => {
        if (formatOfPath(path) === undefined) return [];
        const relative = path.slice(dataDir.length + 1).replace(/\.[^./]+$/, '');
        return [[relative.toLowerCase(), path]];
      }),
    );
    return byKey;
  };

  const readFile = (path: string): Value | undefined => {
    if (parsed.has(path)) return parsed.get(path);
    const read = files.readText(path);
    const format = formatOfPath(path);
    const value =
      read.kind === 'text' && format !== undefined
        ? parseData({ format, text: read.text, file: path, code: 'missing-data' }).value
        : undefined;
    parsed.set(path, value);
    return value;
  };

  return (path) => {
    const keys = path.toLowerCase().split('.');
    for (let depth = keys.length; depth > 0; depth -= 1) {
      const file = filesByKey().get(keys.slice(0, depth).join('/'));
      if (file === undefined) continue;
      let value = readFile(file);
      for (const key of path.split('.').slice(depth))
        value =
          value !== undefined && isValueMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
      return value;
    }
    return folderOf(keys.join('/'));
  };

  /** A folder of data is a map of what is in it. */
  function folderOf(prefix: string): Value | undefined {
    const entries: [string, Value][] = [];
    for (const [key, path] of filesByKey()) {
      if (!key.startsWith(`${prefix}/`) || key.slice(prefix.length + 1).includes('/')) continue;
      const value = readFile(path);
      if (value !== undefined) entries.push([key.slice(prefix.length + 1), value]);
    }
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }
}
