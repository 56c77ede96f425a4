/**
 * Schemas as data, for the package: equal parts are held once. Schemas that contain themselves (a custom resource's JSON Schema) refer to the part that they
 * stand in.
 */
import { ANY, lazySchema, type Schema, type SchemaType } from './schema.ts';

/**
 * Another schema: its place in {@link SchemaData.parts}, or how many schemas further out it is begun, as a negative number (−1 is the schema that holds the
 * reference). `null` takes every value.
 */
type Reference = number | null;

interface Part {
  readonly types: readonly SchemaType[];
  readonly allowed?: Schema['allowed'];
  readonly required?: readonly string[];
  readonly fields?: Readonly<Record<string, Reference>>;
  readonly values?: Reference;
  readonly items?: Reference;
}

export interface SchemaData {
  readonly parts: readonly Part[];
  /** Places of whole schemas by name. */
  readonly names: Readonly<Record<string, Reference>>;
}

/** A schema with as many fields as this that is the same as one around it is that one again. */
const FIELDS_OF_A_RECURSION = 10;

/** Takes what schemas of validators have: types, allowed values, fields, and what is required. */
export function packSchemas(schemas: ReadonlyMap<string, Schema>): SchemaData {
  const parts: Part[] = [];
  const places = new Map<string, number>();
  const pack = (schema: Schema, around: readonly string[]): Reference => {
    if (schema.types.length === 0) return null;
    const likeness = likenessOf(schema);
    const outer = schema.fields.length < FIELDS_OF_A_RECURSION ? -1 : around.lastIndexOf(likeness);
    if (outer !== -1) return outer - around.length;
    const inside = [...around, likeness];
    const part: Part = {
      types: schema.types,
      ...(schema.allowed.length === 0 ? {} : { allowed: schema.allowed }),
      ...(schema.required.length === 0 ? {} : { required: schema.required }),
      ...(schema.fields.length === 0
        ? {}
        : {
            fields: Object.fromEntries(
              schema.fields.map((name) => [name, pack(schema.field(name) ?? ANY, inside)]),
            ),
          }),
      ...(schema.values === undefined ? {} : { values: pack(schema.values, inside) }),
      ...(schema.items === undefined ? {} : { items: pack(schema.items, inside) }),
    };
    const key = JSON.stringify(part);
    const place = places.get(key) ?? parts.push(part) - 1;
    places.set(key, place);
    return place;
  };
  return {
    names: Object.fromEntries([...schemas].map(([name, schema]) => [name, pack(schema, [])])),
    parts,
  };
}

/** What a schema says of itself, without what is in it. */
function likenessOf({ types, allowed, fields, required, values, items }: Schema): string {
  return JSON.stringify([types, allowed, fields, required, values === undefined, items === undefined]);
}

/** The schema of a name. */
export function unpackSchema(data: SchemaData, name: string): Schema | undefined {
  const reference = Object.hasOwn(data.names, name) ? data.names[name] : undefined;
  return reference === undefined ? undefined : refer(data, reference, []);
}

function refer(data: SchemaData, reference: Reference, around: readonly Schema[]): Schema {
  if (reference === null) return ANY;
  if (reference < 0) return around.at(reference) ?? ANY;
  const part = data.parts[reference];
  return part === undefined ? ANY : unpack(data, part, around);
}

function unpack(data: SchemaData, part: Part, around: readonly Schema[]): Schema {
  const { types, allowed = [], required = [], fields = {}, values, items } = part;
  const schema: Schema = lazySchema(() => {
    const inside = [...around, schema];
    const children = new Map(
      Object.entries(fields).map(([name, reference]) => [
        name,
        lazySchema(() => refer(data, reference, inside)),
      ]),
    );
    return {
      types,
      allowed,
      required,
      fields: Object.keys(fields),
      open: false,
      field: (name) => children.get(name),
      values: values === undefined ? undefined : refer(data, values, inside),
      items: items === undefined ? undefined : refer(data, items, inside),
    };
  });
  return schema;
}
