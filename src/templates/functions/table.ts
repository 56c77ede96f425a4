/** The table of functions that templates can call: those of this module, those of the site, and unsupported ones. */
import { TemplateError } from '../error.ts';
import type { FunctionTable } from '../execute/evaluator.ts';
import { toText } from '../values/cast.ts';
import { Deferred } from '../values/deferred.ts';
import { asTime } from '../values/time.ts';
import { untypedList } from '../values/types.ts';
import { type GoCall, GoMap, GoMethod, GoObject } from '../values/value.ts';
import { builtins } from './builtins.ts';
import { collections } from './collections.ts';
import { compare, compareByValue } from './compare.ts';
import { type Functions, fn } from './define.ts';
import { encoding } from './encoding.ts';
import { createFormatFunctions } from './format.ts';
import type { TemplateHost } from './host.ts';
import { inflect } from './inflect.ts';
import { createLangFunctions } from './lang.ts';
import { math } from './math.ts';
import { ALIASES, ALL_NAMES, existsIn } from './names.ts';
import { path } from './paths.ts';
import { cast, reflect, safe } from './safe.ts';
import { strings } from './strings.ts';
import { toTitle } from './text-case.ts';
import { time } from './time.ts';
import { transform } from './transform.ts';
import { urls } from './urls.ts';

const PURE: Readonly<Record<string, Functions>> = {
  cast,
  collections,
  compare,
  encoding,
  inflect,
  math,
  path,
  reflect,
  safe,
  strings,
  time,
  transform,
  urls,
};

/** A namespace such as `strings` or `math`. */
class Namespace extends GoObject {
  readonly typeName: string;
  readonly #name: string;
  readonly #find: (fullName: string) => GoMethod | undefined;
  readonly #version: number;

  constructor(name: string, find: (fullName: string) => GoMethod | undefined, version: number) {
    super();
    this.#name = name;
    this.#find = find;
    this.#version = version;
    this.typeName = `*${name}.Namespace`;
  }

  override get displayName(): string {
    return this.#name;
  }

  override member(name: string): GoMethod | undefined {
    return this.#find(`${this.#name}.${name}`);
  }

  override isUnsupported(name: string): boolean {
    const fullName = `${this.#name}.${name}`;
    return ALL_NAMES.has(fullName) && existsIn(fullName, this.#version);
  }
}

/** Creates the table for one site and language. It is made for each template that runs, so what is the same in all is made once, and namespaces only when asked for. */
export function createFunctionTable(host: TemplateHost = {}): FunctionTable {
  const { objects = {}, version = Number.POSITIVE_INFINITY } = host;
  const shared = sharedMethods(version);
  const own = new Map<string, GoMethod>();
  const made = new Map<string, GoMethod>();
  const functionOf = (name: string): GoMethod | undefined => own.get(name) ?? shared.get(name);
  const get = (name: string): GoMethod | undefined => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const method = Object.hasOwn(objects, name)
      ? fn(0, () => objects[name])
      : SPACES.has(name)
        ? namespace(name, functionOf(name), new Namespace(name, get, version))
        : functionOf(name);
    if (method !== undefined) made.set(name, method);
    return method;
  };
  for (const [name, method] of ownMethods(host, get)) {
    if (!existsIn(name, version)) continue;
    for (const each of [name, ...(ALIASES_OF.get(name) ?? [])]) own.set(each, method);
  }
  return {
    get,
    isUnsupported: (name) =>
      existsIn(ALIASES.get(name) ?? name, version) && (ALIASES.has(name) || LANGUAGE.has(name)),
  };
}

/** The short names of each function. */
const ALIASES_OF: ReadonlyMap<string, string[]> = Map.groupBy(
  ALIASES.keys(),
  (alias) => ALIASES.get(alias) ?? '',
);
/** Names of the namespaces: `strings`, `time` … */
const SPACES: ReadonlySet<string> = new Set([...ALL_NAMES].map((name) => name.split('.')[0] ?? ''));

const byVersion = new Map<number, ReadonlyMap<string, GoMethod>>();

/** The functions that depend on nothing but Hugo's version, by their names and short names. */
function sharedMethods(version: number): ReadonlyMap<string, GoMethod> {
  const known = byVersion.get(version);
  if (known !== undefined) return known;
  const methods = new Map<string, GoMethod>(Object.entries(builtins));
  const all = { ...PURE, compare: version < 166 ? compare : { ...compare, ...compareByValue } };
  for (const [space, functions] of Object.entries(all))
    for (const [name, method] of Object.entries(functions)) methods.set(`${space}.${name}`, method);
  methods.set(
    'templates.Defer',
    fn(0, ([options]) => new Deferred(options instanceof GoMap ? options.get('data') : true), 1),
  );
  for (const name of methods.keys()) if (!existsIn(name, version)) methods.delete(name);
  for (const [alias, full] of ALIASES) {
    const method = methods.get(full);
    if (method !== undefined) methods.set(alias, method);
  }
  byVersion.set(version, methods);
  return methods;
}

/** The functions of one site and language. @param get finds any function */
function* ownMethods(
  host: TemplateHost,
  get: (name: string) => GoMethod | undefined,
): Iterable<[name: string, method: GoMethod]> {
  for (const [space, functions] of [
    ['fmt', createFormatFunctions(host)],
    ['lang', createLangFunctions(host)],
  ] as const)
    for (const [name, method] of Object.entries(functions)) yield [`${space}.${name}`, method];
  yield ['strings.Title', fn(1, ([value]) => toTitle(toText(value), host.titleStyle))];
  yield* Object.entries(host.functions ?? {});
  yield ['collections.Apply', createApply(get)];
}

/** @param called the function of the same name: `time` is a namespace and, with an argument, a function; `js` is a namespace of Hugo and, with arguments, a function of Go */
function namespace(name: string, called: GoMethod | undefined, members: Namespace): GoMethod {
  const call: GoCall = (args, context) => {
    if (args.length === 0) return members;
    return called === undefined ? asTime(args[0]) : called.call(args, context);
  };
  return fn(0, call, called?.max ?? (name === 'time' ? 1 : 0));
}

/** Functions that the parser and the executor implement, and those that the site provides. */
const LANGUAGE: ReadonlySet<string> = new Set(['and', 'or', 'return', 'try', 'call', 'site', 'page']);

/** `apply LIST NAME ARGS…`: calls a function with each item in place of `"."`. */
function createApply(get: (name: string) => GoMethod | undefined): GoMethod {
  return new GoMethod(
    ([list, name, ...args], context) => {
      const wanted = toText(name);
      const method = wanted === 'apply' ? undefined : get(wanted);
      if (method === undefined) return failApply(wanted);
      const items = Array.isArray(list) ? list : failApply(wanted);
      return untypedList(
        items.map((item) => {
          context.spend(1);
          return method.call(
            args.map((arg) => (arg === '.' ? item : arg)),
            context,
          );
        }),
      );
    },
    2,
    Number.POSITIVE_INFINITY,
  );
}

function failApply(name: string): never {
  throw new TemplateError(
    'execute',
    name === 'apply' ? "can't apply myself (no turtles allowed)" : `can't find function ${name}`,
  );
}
