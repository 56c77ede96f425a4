/** What is known about shortcodes without running them, as plain data for threads: what their arguments refer to, which are used within sentences, and aliases. */
import type { ShortcodeDefinition, ShortcodeRead } from './definition.ts';
import type { NamingType, ParamSpec } from './param-types.ts';

export interface ShortcodeFacts {
  /** The name under which it is defined. */
  readonly name: string;
  /** The name under which equivalent shortcodes are compared. */
  readonly canonical: string;
  readonly inner: boolean;
  readonly inline: boolean;
  readonly transparent: boolean;
  readonly params: Readonly<Record<string, ParamSpec>>;
  readonly reads: readonly ShortcodeRead[];
}

/** By name and by alias. */
export type ShortcodeTable = ReadonlyMap<string, ShortcodeFacts>;

/** @param definitions by name and by alias */
function createShortcodeTable(definitions: ReadonlyMap<string, ShortcodeDefinition>): ShortcodeTable {
  return new Map(
    [...definitions].map(([name, definition]) => [
      name,
      {
        name: definition.name,
        canonical: definition.sameAs ?? definition.name,
        inner: definition.inner,
        inline: definition.inline === true,
        transparent: definition.transparent === true,
        params: plainSpecs(definition),
        reads: (definition.reads ?? []).map(({ type, name: read }) => ({ type, name: read })),
      },
    ]),
  );
}

/** A table of the definitions in a list; the first with a name takes precedence. */
export function shortcodeTableOf(definitions: readonly ShortcodeDefinition[]): ShortcodeTable {
  const byName = new Map<string, ShortcodeDefinition>();
  for (const definition of definitions) {
    for (const name of [definition.name, ...(definition.aliases ?? [])]) {
      if (!byName.has(name)) byName.set(name, definition);
    }
  }
  return createShortcodeTable(byName);
}

/** The parameters of a site's definition may contain more than data, which cannot be sent to a thread. */
function plainSpecs({ params }: ShortcodeDefinition): Record<string, ParamSpec> {
  return Object.fromEntries(
    Object.entries(params).map(([name, { type, required, position, values, lookup, optional }]) => [
      name,
      {
        type,
        ...(required === undefined ? {} : { required }),
        ...(position === undefined ? {} : { position }),
        ...(values === undefined ? {} : { values: [...values] }),
        ...(lookup === undefined ? {} : { lookup }),
        ...(optional === undefined ? {} : { optional }),
      },
    ]),
  );
}

/** Something of the site that a call refers to. */
export interface NamedThing {
  readonly type: NamingType | 'url';
  /** Name of the parameter. */
  readonly param: string;
  /** As written. */
  readonly value: string;
  /** What is looked up: the value, or the parameter's pattern with the value inserted. */
  readonly name: string;
  readonly optional: boolean;
}

/** The arguments of a tag or call. */
interface GivenArguments {
  readonly positional: readonly unknown[];
  readonly named: Readonly<Record<string, unknown>>;
}

/** Everything that a call's arguments refer to, in the order of the parameters; empty values are skipped. */
export function namedThings(params: ShortcodeFacts['params'], args: GivenArguments): NamedThing[] {
  const found: NamedThing[] = [];
  for (const [param, spec] of Object.entries(params)) {
    const { type } = spec;
    if (type === 'string' || type === 'number' || type === 'boolean') continue;
    const given =
      (Object.hasOwn(args.named, param) ? args.named[param] : undefined) ??
      (spec.position === undefined ? undefined : args.positional[spec.position]);
    const value = given === undefined || typeof given === 'object' ? '' : String(given).trim();
    if (value === '') continue;
    found.push({ type, param, value, name: lookedUp(value, spec), optional: spec.optional === true });
  }
  return found;
}

function lookedUp(value: string, { lookup }: ParamSpec): string {
  return lookup === undefined || value.startsWith('/') ? value : lookup.replace('*', () => value);
}
