/** The table of functions that templates can call: those of this module, those of the site, and unsupported ones. */
import { TemplateError } from '../error.ts';
import type { FunctionTable } from '../execute/evaluator.ts';
import { toText } from '../values/cast.ts';
import { Deferred } from '../values/deferred.ts';
import { asTime } from '../values/time.ts';
import { untypedList } from '../values/types.ts';
import { type GoCall, GoMap, GoMethod, GoObject, type GoValue } from '../values/value.ts';
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

/** Creates the table for one site and language. */
export function createFunctionTable(host: TemplateHost = {}): FunctionTable {
  const methods = new Map<string, GoMethod>(Object.entries(builtins));
  const { version = Number.POSITIVE_INFINITY } = host;
  const all: Readonly<Record<string, Functions>> = {
    ...PURE,
    compare: version < 166 ? compare : { ...compare, ...compareByValue },
    fmt: createFormatFunctions(host),
    lang: createLangFunctions(host),
  };
  for (const [space, functions] of Object.entries(all)) {
    for (const [name, method] of Object.entries(functions)) methods.set(`${space}.${name}`, method);
  }
  methods.set(
    'strings.Title',
    fn(1, ([value]) => toTitle(toText(value), host.titleStyle)),
  );
  methods.set(
    'templates.Defer',
    fn(0, ([options]) => new Deferred(options instanceof GoMap ? options.get('data') : true), 1),
  );
  for (const [name, method] of Object.entries(host.functions ?? {})) methods.set(name, method);

  for (const name of methods.keys()) if (!existsIn(name, version)) methods.delete(name);

  const find = (name: string): GoMethod | undefined => methods.get(name);
  methods.set(
    'collections.Apply',
    createApply((name) => table.get(name), find),
  );
  for (const [alias, full] of ALIASES) {
    const method = methods.get(full);
    if (method !== undefined) methods.set(alias, method);
  }
  for (const [space, method] of namespacesOf(host, methods)) methods.set(space, method);
  for (const [name, object] of Object.entries(host.objects ?? {}))
    methods.set(
      name,
      fn(0, () => object),
    );
  const table: FunctionTable = {
    get: (name) => methods.get(name),
    isUnsupported: (name) =>
      existsIn(ALIASES.get(name) ?? name, version) && (ALIASES.has(name) || LANGUAGE.has(name)),
  };
  return table;
}

/** `strings`, `time` …: objects whose members are the functions of the namespace. */
function namespacesOf(
  { objects, version = Number.POSITIVE_INFINITY }: TemplateHost,
  methods: ReadonlyMap<string, GoMethod>,
): [name: string, method: GoMethod][] {
  const find = (name: string): GoMethod | undefined => methods.get(name);
  const spaces = new Set([...ALL_NAMES].map((name) => name.split('.')[0] ?? ''));
  return [...spaces].map((space) => {
    const builtin = methods.get(space);
    const namespace: GoValue = objects?.[space] ?? new Namespace(space, find, version);
    // `time` is a namespace and, with an argument, a function.
    const call: GoCall = (args, context) => {
      if (args.length === 0) return namespace;
      // `js` is a namespace of Hugo and, with arguments, a function of Go.
      return builtin === undefined ? asTime(args[0]) : builtin.call(args, context);
    };
    return [space, fn(0, call, builtin?.max ?? (space === 'time' ? 1 : 0))];
  });
}

/** Functions that the parser and the executor implement, and those that the site provides. */
const LANGUAGE: ReadonlySet<string> = new Set(['and', 'or', 'return', 'try', 'call', 'site', 'page']);

/** `apply LIST NAME ARGS…`: calls a function with each item in place of `"."`. */
function createApply(
  byAlias: (name: string) => GoMethod | undefined,
  byName: (name: string) => GoMethod | undefined,
): GoMethod {
  return new GoMethod(
    ([list, name, ...args], context) => {
      const wanted = toText(name);
      const method = wanted === 'apply' ? undefined : (byName(wanted) ?? byAlias(wanted));
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
