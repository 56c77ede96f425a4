/** Explains an unknown field: the intended name or place. */
import { nearestName } from '../diagnostics/index.ts';
import type { Finding } from './finding.ts';
import type { Schema } from './schema.ts';
import type { MapEntry, MapNode } from './tree.ts';
import { joinPath, orList } from './wording.ts';

/** An object that contains the checked one. */
export interface Level {
  readonly path: string;
  readonly schema: Schema;
  /** The key of the object. */
  readonly key: string;
}

/** @param above the containing objects, the outermost first */
export function unknownField(
  { key, start, end }: MapEntry,
  map: MapNode,
  level: Level,
  above: readonly Level[],
): Finding {
  const { path, schema } = level;
  const where = path === '' ? 'the manifest' : path;
  const near = nearestField(key, map, schema);
  const base = { offset: start, end, target: joinPath(path, key) };
  // The same name one level up or down suggests wrong indentation, unless only the case is wrong here.
  const sameButCase = near?.toLowerCase() === key.toLowerCase();
  const inside = sameButCase ? undefined : innerField(key, map, schema);
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
  const expected = near === undefined ? describeFields(schema) : `“${near}”`;
  return {
    ...base,
    message: `Unexpected field “${key}” in ${where}, expected ${expected}.`,
    hint: near === undefined ? 'Correct the name or the indentation.' : `Write ${near}.`,
    ...(near === undefined ? {} : { suggestion: near }),
  };
}

/** The field that an unknown name probably misspells: one that the object does not have yet, if possible. */
function nearestField(key: string, map: MapNode, { fields }: Schema): string | undefined {
  const free = fields.filter((name) => !map.entries.some((other) => other.key === name));
  return nearestName(key, free) ?? nearestName(key, fields) ?? startsAlike(key, free);
}

/** The field whose object has a field of that name; among several, the one that this object's `type` names. */
function innerField(key: string, map: MapNode, schema: Schema): string | undefined {
  const insides = schema.fields.filter((name) => knows(schema.field(name), key));
  const type = map.entries.find((other) => other.key === 'type')?.value;
  const typed = type?.kind === 'scalar' ? String(type.value).toLowerCase() : '';
  return insides.find((name) => name.toLowerCase() === typed) ?? insides[0];
}

/** The fields of an object for messages: all if there are few, or examples. */
function describeFields({ fields, required }: Schema): string {
  const quoted = (names: readonly string[]) => orList(names.map((name) => `“${name}”`));
  if (fields.length === 0) return 'no fields';
  if (fields.length <= 10) return quoted(fields);
  const examples = (required.length > 0 ? required : fields).slice(0, 4);
  return `one of its ${fields.length} fields, such as ${quoted(examples)}`;
}

/** The shortest name that shares most of its beginning with an unknown one: `ipFamily` → `ipFamilies`. */
function startsAlike(name: string, known: readonly string[]): string | undefined {
  const stem = name.toLowerCase().slice(0, Math.max(5, name.length - 2));
  const alike = known.filter((candidate) => candidate.toLowerCase().startsWith(stem));
  return alike.reduce<string | undefined>(
    (best, candidate) => (best === undefined || candidate.length < best.length ? candidate : best),
    undefined,
  );
}

/** Whether an object, or the items of a list, have a field of that name. */
function knows(schema: Schema | undefined, name: string): boolean {
  return schema?.field(name) !== undefined || schema?.items?.field(name) !== undefined;
}
