import {
  createProblem,
  filePlace,
  NOWHERE,
  type Place,
  type Problem,
  type ProblemCode,
  type ProblemDetails,
} from '../../diagnostics/index.ts';
import {
  describeValue,
  isValueList,
  isValueMap,
  locateKey,
  type Value,
  type ValueMap,
} from '../../formats/index.ts';
import { type HugoSource, sourceOfPath } from './config-files.ts';

/**
 * A table of the configuration, read by name. Names are written as in Hugo's manual (`baseURL`) and compared without case. Values are converted as liberally as by Hugo (`"2"` for
 * a number); values that cannot be converted are reported, and the default is used.
 */
export interface Settings {
  /** From the top of the configuration. */
  readonly path: readonly string[];
  /** Keys in lower case. */
  readonly values: ValueMap;
  value(name: string): Value | undefined;
  text(name: string, fallback: string): string;
  flag(name: string, fallback: boolean): boolean;
  number(name: string, fallback: number): number;
  /** @param least the minimum value */
  wholeNumber(name: string, fallback: number, least: number): number;
  /** A list of texts; one text is a list of one. */
  texts(name: string, fallback: readonly string[]): readonly string[];
  /** A nested table; empty if absent. */
  table(name: string): Settings;
  /** The tables of a list, or the tables by key of a table. */
  tables(name: string): readonly (readonly [key: string, table: Settings])[];
  /** The place of a setting, or of the table itself. */
  place(name?: string): Place;
  report(
    code: ProblemCode,
    name: string | undefined,
    details: Pick<ProblemDetails, 'message' | 'hint' | 'target' | 'severity'>,
  ): void;
}

/** Shared by all tables of one configuration. */
interface Context {
  readonly sources: readonly HugoSource[];
  readonly problems: Problem[];
}

/** The whole configuration; problems are added to `problems`. */
export function createSettings(
  values: ValueMap,
  sources: readonly HugoSource[],
  problems: Problem[],
): Settings {
  return createTable(values, [], { sources, problems });
}

/** The place where the value of a path is set. */
function placeIn(sources: readonly HugoSource[], path: readonly string[]): Place {
  const source = sourceOfPath(
    sources,
    path.map((key) => key.toLowerCase()),
  );
  if (source === undefined) return NOWHERE;
  const inFile = path.slice(source.prefix.length);
  const written = (name: string): string => (name === 'menus' ? 'menu' : name);
  return filePlace(
    source.file,
    locateKey(source.format, source.text, inFile) ??
      locateKey(source.format, source.text, inFile.map(written)),
  );
}

function createTable(values: ValueMap, path: readonly string[], context: Context): Settings {
  const place = (name?: string): Place =>
    placeIn(context.sources, name === undefined ? path : [...path, name]);
  const report: Settings['report'] = (code, name, details) => {
    context.problems.push(createProblem(code, place(name), details));
  };
  const value = (name: string): Value | undefined => values[name.toLowerCase()];
  const take: TakeSetting = (name, fallback, expected, read) => {
    const given = value(name);
    if (given === undefined || given === null) return fallback;
    const taken = read(given);
    if (taken !== undefined) return taken;
    const full = [...path, name].join('.');
    report('invalid-config', name, {
      message: `Unexpected ${describeValue(given)} for “${full}”, expected ${expected}.`,
      hint: `Write ${expected}, or remove it.`,
      target: full,
    });
    return fallback;
  };
  const inner = (name: string, table: ValueMap) => createTable(table, [...path, name], context);
  return {
    path,
    values,
    value,
    place,
    report,
    ...scalarSettings(take),
    table: (name) =>
      inner(
        name,
        take(name, {}, 'a table', (given) => (isValueMap(given) ? given : undefined)),
      ),
    tables: (name) => tablesOf(inner(name, take(name, {}, 'a list of tables', toTables))),
  };
}

/** The converted setting; the default if it is absent, or if the conversion fails, which is reported. */
type TakeSetting = <T>(
  name: string,
  fallback: T,
  expected: string,
  read: (given: Value) => T | undefined,
) => T;

function scalarSettings(
  take: TakeSetting,
): Pick<Settings, 'text' | 'flag' | 'number' | 'wholeNumber' | 'texts'> {
  return {
    text: (name, fallback) => take(name, fallback, 'text', scalarToText),
    flag: (name, fallback) => take(name, fallback, 'true or false', toFlag),
    number: (name, fallback) => take(name, fallback, 'a number', toNumber),
    wholeNumber: (name, fallback, least) =>
      take(name, fallback, `a whole number from ${least}`, (given) => {
        const number = toNumber(given);
        return number !== undefined && Number.isSafeInteger(number) && number >= least ? number : undefined;
      }),
    texts: (name, fallback) =>
      take(name, fallback, 'a list of texts', (given) => {
        const items = (isValueList(given) ? given : [given]).map(scalarToText);
        return items.every((item) => item !== undefined) ? items : undefined;
      }),
  };
}

/** A list as a table of its items by number. */
function toTables(given: Value): ValueMap | undefined {
  if (isValueMap(given)) return given;
  return isValueList(given)
    ? Object.fromEntries(given.map((item, index) => [String(index), item]))
    : undefined;
}

/** The values of a table that are tables; others are reported. */
function tablesOf(items: Settings): [key: string, table: Settings][] {
  return Object.entries(items.values).flatMap(([key, inner]) => {
    const table = items.table(key); // reports values that are not tables
    return isValueMap(inner) || inner === null ? [[key, table]] : [];
  });
}

function scalarToText(value: Value): string | undefined {
  return typeof value === 'object' ? undefined : String(value);
}

function toFlag(value: Value): boolean | undefined {
  const text = scalarToText(value)?.toLowerCase() ?? '';
  if (['true', 't', '1'].includes(text)) return true;
  return ['false', 'f', '0'].includes(text) ? false : undefined;
}

function toNumber(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\s*[-+]?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : undefined;
}
