/** A tree against a schema: strict as the API server with `--validate=strict`, and at the place of the offending key. */
import { nearestName } from '../diagnostics/index.ts';
import { compilePattern, PatternSyntaxError } from '../text/index.ts';
import type { Finding } from './finding.ts';
import type { Schema, SchemaType } from './schema.ts';
import type { MapEntry, MapNode, ScalarNode, TreeNode } from './tree.ts';

/**
 * How much of a manifest a text claims to be: all of it; a part, the rest of which is not shown; an outline, whose values are placeholders for the reader
 * to fill in.
 */
export type Extent = 'whole' | 'part' | 'outline';

export interface CheckValueOptions {
  readonly extent: Extent;
  /** What is said of a field that another release of the kind has. */
  readonly elsewhere?: ((entry: MapEntry, path: string) => Finding | undefined) | undefined;
}

/** An object on the way down to where the check is. */
interface Level {
  readonly path: string;
  readonly schema: Schema;
  /** The key that the object stands under. */
  readonly key: string;
}

export function checkValue(node: TreeNode, schema: Schema, options: CheckValueOptions): Finding[] {
  const findings: Finding[] = [];
  visit(node, schema, '', undefined, []);
  return findings;

  function visit(
    at: TreeNode,
    expected: Schema,
    path: string,
    entry: MapEntry | undefined,
    above: readonly Level[],
  ): void {
    // An absent value is spelled `null` too: what is required is checked where the key is looked for.
    if (at.kind === 'scalar' && at.value === null) return;
    if (expected.types.length > 0 && !fits(at, expected.types)) {
      if (options.extent !== 'outline') findings.push(wrongType(at, expected.types, path, entry));
      return;
    }
    if (at.kind === 'scalar') {
      if (options.extent !== 'outline') checkScalar(at, expected, path);
    } else if (at.kind === 'list') {
      const { items } = expected;
      if (items === undefined) return;
      for (const [index, item] of at.items.entries())
        visit(item, items, `${path}[${index}]`, undefined, above);
    } else if (expected.types.length > 0 || expected.fields.length > 0) {
      visitMap(at, expected, path, entry, above);
    }
  }

  function visitMap(
    map: MapNode,
    expected: Schema,
    path: string,
    own: MapEntry | undefined,
    above: readonly Level[],
  ): void {
    const level: Level = { path, schema: expected, key: own?.key ?? '' };
    for (const entry of map.entries) {
      const inner = expected.field(entry.key) ?? expected.values;
      const innerPath = joinPath(path, entry.key);
      if (inner !== undefined) visit(entry.value, inner, innerPath, entry, [...above, level]);
      else if (!expected.open)
        findings.push(options.elsewhere?.(entry, innerPath) ?? unknownField(entry, map, level, above));
    }
    if (options.extent !== 'whole') return;
    for (const name of expected.required) {
      const found = map.entries.find(({ key }) => key === name);
      if (found !== undefined && !(found.value.kind === 'scalar' && found.value.value === null)) continue;
      findings.push({
        offset: found?.start ?? own?.start ?? map.start,
        end: found?.end ?? own?.end,
        message: `Unexpected ${path === '' ? 'manifest' : path} without “${name}”, expected the field to be there.`,
        absence: true,
        hint: `Add ${joinPath(path, name)}.`,
        target: joinPath(path, name),
      });
    }
  }

  function checkScalar(at: ScalarNode, expected: Schema, path: string): void {
    const { allowed, pattern, minimum, maximum } = expected;
    const { value } = at;
    if (allowed.length > 0 && !allowed.includes(value)) {
      const suggestion = nearestName(
        String(value),
        allowed.map((word) => String(word)),
      );
      findings.push({
        offset: at.start,
        end: at.end,
        message: `Unexpected ${describeNode(at)} for ${path}, expected ${orList(allowed.map((word) => `“${word}”`))}.`,
        hint: suggestion === undefined ? 'Write one of these values.' : `Write ${suggestion}.`,
        target: String(value),
        suggestion,
      });
    }
    if (typeof value === 'string' && pattern !== undefined && !matches(pattern, value)) {
      findings.push({
        offset: at.start,
        end: at.end,
        message: `Unexpected ${describeNode(at)} for ${path}, expected text that matches ${pattern}.`,
        hint: 'Correct the value.',
        target: value,
      });
    }
    if (typeof value !== 'number') return;
    if ((minimum !== undefined && value < minimum) || (maximum !== undefined && value > maximum)) {
      const range =
        minimum === undefined
          ? `at most ${maximum}`
          : maximum === undefined
            ? `at least ${minimum}`
            : `${minimum} to ${maximum}`;
      findings.push({
        offset: at.start,
        end: at.end,
        message: `Unexpected ${describeNode(at)} for ${path}, expected ${range}.`,
        hint: 'Correct the value.',
      });
    }
  }
}

export function joinPath(path: string, key: string): string {
  const step = /^[\w-]+$/.test(key) ? key : `"${key}"`;
  return path === '' ? step : `${path}.${step}`;
}

function fits(node: TreeNode, types: readonly SchemaType[]): boolean {
  if (node.kind === 'map') return types.includes('object');
  if (node.kind === 'list') return types.includes('array');
  const { value } = node;
  if (typeof value === 'string') return types.includes('string');
  if (typeof value === 'boolean') return types.includes('boolean');
  return types.includes('number') || (types.includes('integer') && Number.isInteger(value));
}

function wrongType(
  node: TreeNode,
  types: readonly SchemaType[],
  path: string,
  entry: MapEntry | undefined,
): Finding {
  // A list or map starts on a later line than its key: the key is where an author looks.
  const { start, end } = node.kind === 'scalar' ? node : (entry ?? { start: node.start, end: undefined });
  return {
    offset: start,
    end,
    message: `Unexpected ${describeNode(node)} for ${path === '' ? 'a manifest' : path}, expected ${orList(types.map((type) => TYPE_NAMES[type]))}.`,
    hint: typeHint(node, types),
    target: path,
  };
}

function typeHint(node: TreeNode, types: readonly SchemaType[]): string {
  const wants = (type: SchemaType) => types.includes(type);
  if (node.kind === 'scalar') {
    const { value, plain } = node;
    if (wants('string')) return `Put the value in quotes: "${value}".`;
    const looksRight =
      typeof value === 'string' &&
      (wants('boolean') ? /^(?:true|false)$/.test(value) : /^-?\d+$/.test(value)) &&
      (wants('boolean') || wants('integer') || wants('number'));
    if (looksRight && !plain) return 'Remove the quotes.';
    if (wants('array')) return 'Write a list: each item on a line of its own, after “- ”.';
    if (wants('object')) return 'Write its fields on the lines below, indented.';
  }
  if (node.kind === 'list' && wants('object')) return 'Remove the “- ”: it takes one object, not a list.';
  if (node.kind === 'map' && wants('array')) return 'Put “- ” before it: it takes a list.';
  return 'Correct the value.';
}

const TYPE_NAMES: Readonly<Record<SchemaType, string>> = {
  object: 'an object',
  array: 'a list',
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

/** A value as messages name it: `text “a”`, `number 5`, `a list`. */
export function describeNode(node: TreeNode): string {
  if (node.kind !== 'scalar') return node.kind === 'list' ? 'a list' : 'an object';
  if (typeof node.value !== 'string')
    return `${typeof node.value === 'number' ? 'number ' : ''}${node.value}`;
  const text = node.value.length > 40 ? `${node.value.slice(0, 40)}…` : node.value;
  return `text “${text.replaceAll('\n', '⏎')}”`;
}

function unknownField(entry: MapEntry, map: MapNode, level: Level, above: readonly Level[]): Finding {
  const { key } = entry;
  const { path, schema } = level;
  const where = path === '' ? 'the manifest' : path;
  const free = schema.fields.filter((name) => !map.entries.some((other) => other.key === name));
  const near = nearestName(key, free) ?? nearestName(key, schema.fields) ?? startsAlike(key, free);
  const base = { offset: entry.start, end: entry.end, target: joinPath(path, key) };
  // The same name one level up or down is a slip of indentation, unless only the case is wrong here.
  const sameButCase = near?.toLowerCase() === key.toLowerCase();
  const insides = sameButCase ? [] : schema.fields.filter((name) => knows(schema.field(name), key));
  // Of several objects that have it, the one that the type of this object names.
  const type = map.entries.find((other) => other.key === 'type')?.value;
  const typed = type?.kind === 'scalar' ? String(type.value).toLowerCase() : '';
  const inside = insides.find((name) => name.toLowerCase() === typed) ?? insides[0];
  const outside = sameButCase
    ? undefined
    : above.findLast(({ schema: outer }) => outer.field(key) !== undefined);
  if (inside !== undefined && (near === undefined || map.entries.some((other) => other.key === inside))) {
    return {
      ...base,
      message: `Unexpected field “${key}” in ${where}, expected it inside “${inside}”.`,
      hint: `Move it into ${joinPath(path, inside)}: indent it further.`,
      suggestion: joinPath(joinPath(path, inside), key),
    };
  }
  if (outside !== undefined && near === undefined) {
    return {
      ...base,
      message: `Unexpected field “${key}” in ${where}, expected it in ${outside.path === '' ? 'the manifest itself' : outside.path}.`,
      hint: 'Indent it less.',
      suggestion: joinPath(outside.path, key),
    };
  }
  if (near !== undefined) {
    return {
      ...base,
      message: `Unexpected field “${key}” in ${where}, expected “${near}”.`,
      hint: `Write ${near}.`,
      suggestion: near,
    };
  }
  const names =
    schema.fields.length === 0
      ? 'no fields'
      : schema.fields.length <= 10
        ? orList(schema.fields.map((name) => `“${name}”`))
        : `one of its ${schema.fields.length} fields, such as ${orList(
            (schema.required.length > 0 ? schema.required : schema.fields)
              .slice(0, 4)
              .map((name) => `“${name}”`),
          )}`;
  return {
    ...base,
    message: `Unexpected field “${key}” in ${where}, expected ${names}.`,
    hint: 'Correct the name or the indentation.',
  };
}

/** The shortest of the names that share most of their start with an unknown one: `ipFamily` → `ipFamilies`. */
function startsAlike(name: string, known: readonly string[]): string | undefined {
  const stem = name.toLowerCase().slice(0, Math.max(5, name.length - 2));
  const alike = known.filter((candidate) => candidate.toLowerCase().startsWith(stem));
  return alike.reduce<string | undefined>(
    (best, candidate) => (best === undefined || candidate.length < best.length ? candidate : best),
    undefined,
  );
}

/** Whether an object, or the objects of a list, have a field of that name. */
function knows(schema: Schema | undefined, name: string): boolean {
  return schema?.field(name) !== undefined || schema?.items?.field(name) !== undefined;
}

function matches(pattern: string, text: string): boolean {
  try {
    return compilePattern(pattern).test(text);
  } catch (error) {
    // JavaScript's syntax has a few forms that RE2 does not have: what cannot be tested is not blamed.
    if (error instanceof PatternSyntaxError) return true;
    throw error;
  }
}

export function orList(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
