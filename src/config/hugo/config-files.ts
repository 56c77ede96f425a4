/** Finds and merges the configuration files of a Hugo site. */
import { createProblem, filePlace, type Problem } from '../../diagnostics/index.ts';
import {
  type DataFormat,
  formatOfPath,
  isValueList,
  isValueMap,
  lowerKeys,
  mergeValues,
  parseData,
  type Value,
  type ValueMap,
  valueAt,
} from '../../formats/index.ts';
import type { Files } from '../../io/index.ts';

/** One file, as part of the whole configuration. */
export interface HugoSource {
  /** Relative to the site directory. */
  readonly file: string;
  readonly format: DataFormat;
  readonly text: string;
  /** Where its top level is placed in the whole: `['params']` for `params.toml`, `['languages', 'fr', 'menus']` for `menus.fr.toml`. */
  readonly prefix: readonly string[];
  /** From the top level of the whole; keys in lower case. */
  readonly values: ValueMap;
  readonly problems: readonly Problem[];
}

const EXTENSIONS = ['toml', 'yaml', 'yml', 'json'];
const ROOT_FILES = ['hugo', 'config'].flatMap((name) =>
  EXTENSIONS.map((extension) => `${name}.${extension}`),
);

/** The configuration files in order of increasing precedence: `hugo.*` or `config.*`, `config/_default/`, `config/<environment>/`. Empty if this is not a Hugo site. */
export function findHugoConfig(files: Files, environment: string): HugoSource[] {
  const rootFile = ROOT_FILES.find((name) => files.kindOf(name) === 'file');
  const folderFiles = ['_default', environment].flatMap((folder) =>
    files
      .list(`config/${folder}`)
      .map(({ path }) => path)
      .filter((path) => formatOfPath(path) !== undefined),
  );
  const sources = rootFile === undefined ? [] : [readSource(files, rootFile, [])];
  return [...sources, ...folderFiles.map((path) => readSource(files, path, prefixOf(path)))];
}

/** Whether a folder contains a Hugo configuration. */
export function hasHugoConfig(files: Files): boolean {
  return (
    ROOT_FILES.some((name) => files.kindOf(name) === 'file') || files.kindOf('config/_default') === 'folder'
  );
}

/** The configuration files of a theme or module in order of increasing precedence. */
export function findComponentConfig(files: Files, folder: string): HugoSource[] {
  const file = ROOT_FILES.map((name) => `${folder}/${name}`).find((path) => files.kindOf(path) === 'file');
  const inFolder = files
    .list(`${folder}/config/_default`)
    .map(({ path }) => path)
    .filter((path) => formatOfPath(path) !== undefined);
  return [
    ...(file === undefined ? [] : [readSource(files, file, [])]),
    ...inFolder.map((path) => readSource(files, path, prefixOf(path))),
  ];
}

/** Merges all files into one table; later files take precedence. */
export function mergeSources(sources: readonly HugoSource[]): ValueMap {
  return sources.reduce<ValueMap>((merged, { values }) => mergeValues(merged, values), {});
}

/** The file with the highest precedence that sets a path. */
export function sourceOfPath(
  sources: readonly HugoSource[],
  path: readonly string[],
): HugoSource | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const part = path.slice(0, length);
    const source = sources.findLast(({ values }) => valueAt(values, part) !== undefined);
    if (source !== undefined) return source;
  }
  return sources[0];
}

/** `config/_default/params.fr.toml` → `['languages', 'fr', 'params']`. */
function prefixOf(path: string): string[] {
  const name = path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.[^.]+$/, '')
    .toLowerCase();
  if (name === 'hugo' || name === 'config') return [];
  const dot = name.lastIndexOf('.');
  if (dot === -1) return [name === 'menu' ? 'menus' : name];
  const [part, language] = [name.slice(0, dot), name.slice(dot + 1)];
  if (part === 'menu' || part === 'menus') return ['languages', language, 'menus'];
  return part === 'params' ? ['languages', language, 'params'] : ['languages', language];
}

function readSource(files: Files, file: string, prefix: readonly string[]): HugoSource {
  const format = formatOfPath(file) ?? 'toml';
  const read = files.readText(file);
  const source = { file, format, prefix, text: read.kind === 'text' ? read.text : '' };
  const fail = (message: string, hint: string): HugoSource => ({
    ...source,
    values: {},
    problems: [createProblem('invalid-config', filePlace(file), { message, hint })],
  });
  if (read.kind !== 'text') {
    return fail(
      `Unexpected ${READ_FAULTS[read.kind]}, expected a readable ${format.toUpperCase()} file.`,
      'Correct or remove the file.',
    );
  }
  const { value, problems } = parseData({ format, text: read.text, file, code: 'invalid-config' });
  if (value === undefined) return { ...source, values: {}, problems };
  if (value !== null && !isValueMap(value) && !(isValueList(value) && prefix.length > 0)) {
    return fail('Unexpected content, expected a table of settings.', 'Write “key: value” lines.');
  }
  return { ...source, values: renameMenus(nest(lowerKeys(value ?? {}), prefix)), problems };
}

const READ_FAULTS = {
  missing: 'missing file',
  outside: 'symbolic link out of the site directory',
  'not-text': 'bytes that are not UTF-8 text',
  'too-large': 'size',
  unreadable: 'unreadable file',
} as const;

function nest(value: Value, prefix: readonly string[]): ValueMap {
  const nested = prefix.reduceRight((inner, key) => ({ [key]: inner }), value);
  return isValueMap(nested) ? nested : {};
}

/** `menu` is the old name of `menus`, for the site and for a language. */
function renameMenus(values: ValueMap): ValueMap {
  const rename = (table: ValueMap): ValueMap => {
    const { menu, ...rest } = table;
    return menu === undefined ? table : { ...rest, menus: rest.menus ?? menu };
  };
  const languages = values.languages;
  const renamed = rename(values);
  if (!isValueMap(languages)) return renamed;
  const entries = Object.entries(languages).map(([name, table]) => [
    name,
    isValueMap(table) ? rename(table) : table,
  ]);
  return { ...renamed, languages: Object.fromEntries(entries) };
}
