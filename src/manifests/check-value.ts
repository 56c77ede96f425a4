/** Checks a tree against a schema: as strictly as the API server with `--validate=strict`, reporting the place of the wrong key. */
import { nearestName } from '../diagnostics/index.ts';
import { compilePattern, PatternSyntaxError } from '../text/index.ts';
import type { Finding } from './finding.ts';
import type { Schema, SchemaType } from './schema.ts';
import type { MapEntry, MapNode, ScalarNode, TreeNode } from './tree.ts';
import { type Level, unknownField } from './unknown-field.ts';
import { describeNode, joinPath, orList } from './wording.ts';

/** How complete a manifest is: whole; a part, the rest of which is not shown; an outline, whose values are placeholders. */
export type Extent = 'whole' | 'part' | 'outline';

export interface CheckValueOptions {
  readonly extent: Extent;
  /** The finding for a field that the kind has in another release. */
  readonly elsewhere?: ((entry: MapEntry, path: string) => Finding | undefined) | undefined;
}

interface ValueCheck extends CheckValueOptions {
  readonly findings: Finding[];
}

/** The context of a value. */
interface Position {
  readonly path: string;
  /** Its map entry; absent for a list item. */
  readonly entry: MapEntry | undefined;
  /** The containing objects, the outermost first. */
  readonly above: readonly Level[];
}

export function checkValue(node: TreeNode, schema: Schema, options: CheckValueOptions): Finding[] {
  const findings: Finding[] = [];
  visit({ ...options, findings }, node, schema, { path: '', entry: undefined, above: [] });
  return findings;
}

function visit(check: ValueCheck, node: TreeNode, schema: Schema, position: Position): void {
  // `null` means absent: required fields are checked where the key is looked up.
  if (node.kind === 'scalar' && node.value === null) return;
  const { path, above } = position;
  const isOutline = check.extent === 'outline';
  if (schema.types.length > 0 && !fits(node, schema.types)) {
    if (!isOutline) check.findings.push(wrongType(node, schema.types, path, position.entry));
  } else if (node.kind === 'scalar') {
    if (!isOutline) check.findings.push(...checkScalar(node, schema, path));
  } else if (node.kind === 'list') {
    const { items } = schema;
    if (items === undefined) return;
    for (const [index, item] of node.items.entries())
      visit(check, item, items, { path: `${path}[${index}]`, entry: undefined, above });
  } else if (schema.types.length > 0 || schema.fields.length > 0) {
    visitMap(check, node, schema, position);
  }
}

function visitMap(check: ValueCheck, map: MapNode, schema: Schema, position: Position): void {
  const { path, entry: own, above } = position;
  const level: Level = { path, schema, key: own?.key ?? '' };
  for (const entry of map.entries) {
    const inner = schema.field(entry.key) ?? schema.values;
    const innerPath = joinPath(path, entry.key);
    if (inner !== undefined)
      visit(check, entry.value, inner, { path: innerPath, entry, above: [...above, level] });
    else if (!schema.open)
      check.findings.push(check.elsewhere?.(entry, innerPath) ?? unknownField(entry, map, level, above));
  }
  if (check.extent === 'whole') check.findings.push(...missingFields(map, schema, path, own));
}

function missingFields(
  map: MapNode,
  { required }: Schema,
  path: string,
  own: MapEntry | undefined,
): Finding[] {
  return required.flatMap((name) => {
    const found = map.entries.find(({ key }) => key === name);
    if (found !== undefined && !(found.value.kind === 'scalar' && found.value.value === null)) return [];
    return {
      offset: found?.start ?? own?.start ?? map.start,
      end: found?.end ?? own?.end,
      message: `Unexpected ${path === '' ? 'manifest' : path} without “${name}”, expected the field.`,
      absence: true,
      hint: `Add ${joinPath(path, name)}.`,
      target: joinPath(path, name),
    };
  });
}

function checkScalar(node: ScalarNode, schema: Schema, path: string): Finding[] {
  const { allowed, pattern } = schema;
  const { value, start: offset, end } = node;
  const unexpected = `Unexpected ${describeNode(node)} for ${path}, expected`;
  const findings: Finding[] = [];
  if (allowed.length > 0 && !allowed.includes(value)) {
    const words = allowed.map((word) => String(word));
    const suggestion = nearestName(String(value), words);
    findings.push({
      offset,
      end,
      message: `${unexpected} ${orList(words.map((word) => `“${word}”`))}.`,
      hint: suggestion === undefined ? 'Write one of these values.' : `Write ${suggestion}.`,
      target: String(value),
      suggestion,
    });
  }
  const hint = 'Correct the value.';
  if (typeof value === 'string' && pattern !== undefined && !matches(pattern, value))
    findings.push({
      offset,
      end,
      message: `${unexpected} text that matches ${pattern}.`,
      hint,
      target: value,
    });
  const range = typeof value === 'number' ? rangeMissed(value, schema) : undefined;
  if (range !== undefined) findings.push({ offset, end, message: `${unexpected} ${range}.`, hint });
  return findings;
}

/** The schema's range, if a number is outside of it. */
function rangeMissed(value: number, { minimum, maximum }: Schema): string | undefined {
  const isBelow = minimum !== undefined && value < minimum;
  const isAbove = maximum !== undefined && value > maximum;
  if (!isBelow && !isAbove) return undefined;
  if (minimum === undefined) return `at most ${maximum}`;
  return maximum === undefined ? `at least ${minimum}` : `${minimum} to ${maximum}`;
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

function matches(pattern: string, text: string): boolean {
  try {
    return compilePattern(pattern).test(text);
  } catch (error) {
    // JavaScript has some regular-expression forms that RE2 lacks: what cannot be tested is not reported.
    if (error instanceof PatternSyntaxError) return true;
    throw error;
  }
}
