/** Checks a tag's arguments against a definition's parameters. */
import type { ShortcodeDefinition } from './definition.ts';
import { type ParamSpec, TYPE_NAMES } from './param-types.ts';
import type { Argument } from './read-argument.ts';
import type { Arguments } from './tokenize.ts';

export interface CheckedArguments {
  readonly params: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Errors, one sentence each; if there are any, the call must not be rendered. */
  readonly errors: readonly ArgumentError[];
}

export interface ArgumentError {
  readonly message: string;
  readonly hint: string;
}

/** Assigns arguments to parameters and checks presence, types and allowed values. Like Hugo, it ignores unknown arguments. */
export function checkArguments(definition: ShortcodeDefinition, args: Arguments): CheckedArguments {
  const params: Record<string, Argument | undefined> = {};
  const errors: ArgumentError[] = [];
  for (const [name, spec] of Object.entries(definition.params)) {
    const given =
      args.named[name] ?? (spec.position === undefined ? undefined : args.positional[spec.position]);
    if (given === undefined) {
      if (spec.required === true) {
        errors.push({
          message: `Expected the argument “${name}” in “${definition.name}”, found none.`,
          hint: `Write it: {{< ${definition.name} ${spec.position === undefined ? `${name}="…"` : '"…"'} >}}.`,
        });
      }
      continue;
    }
    const value = convert(given, spec.type);
    if (value === undefined) {
      errors.push({
        message: `Unexpected value “${given}” of “${name}” in “${definition.name}”, expected ${TYPE_NAMES[spec.type]}.`,
        hint: spec.type === 'boolean' ? 'Write true or false without quotation marks.' : 'Write a number.',
      });
    } else if (!isAllowed(value, spec)) {
      errors.push({
        message: `Unexpected value “${given}” of “${name}” in “${definition.name}”, expected one of ${(spec.values ?? []).join(', ')}.`,
        hint: `Use one of: ${(spec.values ?? []).join(', ')}.`,
      });
    } else params[name] = value;
  }
  return { params, errors };
}

function convert(given: Argument, type: ParamSpec['type']): Argument | undefined {
  if (type === 'boolean')
    return typeof given === 'boolean'
      ? given
      : given === 'true'
        ? true
        : given === 'false'
          ? false
          : undefined;
  if (type !== 'number') return String(given);
  if (typeof given === 'number') return given;
  const number = Number(given);
  return typeof given === 'string' && given.trim() !== '' && Number.isFinite(number) ? number : undefined;
}

function isAllowed(value: Argument, spec: ParamSpec): boolean {
  return spec.values === undefined || spec.values.includes(String(value));
}
