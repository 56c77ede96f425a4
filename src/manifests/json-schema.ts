/** Schemas in JSON: those in a CustomResourceDefinition, as the API server reads them (structural schemas), and those of OpenAPI documents and JSON Schema files. */
import { isValueList, isValueMap, type Value, valueAt } from '../formats/index.ts';
import { ANY, lazySchema, type Schema, type SchemaRule, type SchemaType } from './schema.ts';

/** The kinds of a definition: `stable.example.com/v1/CronTab` → the schema of its version. */
export function schemasOfDefinition(definition: Value): Map<string, Schema> {
  const schemas = new Map<string, Schema>();
  const group = valueAt(definition, ['spec', 'group']);
  const kind = valueAt(definition, ['spec', 'names', 'kind']);
  const shared = valueAt(definition, ['spec', 'validation', 'openAPIV3Schema']);
  const versions = valueAt(definition, ['spec', 'versions']);
  const single = valueAt(definition, ['spec', 'version']);
  const listed = isValueList(versions) ? versions : typeof single === 'string' ? [{ name: single }] : [];
  for (const version of listed) {
    const name = valueAt(version, ['name']);
    if (typeof group !== 'string' || typeof kind !== 'string' || typeof name !== 'string') continue;
    const own = valueAt(version, ['schema', 'openAPIV3Schema']) ?? shared;
    schemas.set(`${group}/${name}/${kind}`, own === undefined ? ANY : resourceSchema(own));
  }
  return schemas;
}

/**
 * The kinds of an OpenAPI document (`definitions` or `components.schemas`) or a JSON Schema: from its `x-kubernetes-group-version-kind`, or from its path as in collections of
 * custom resource schemas: `example.com/thing_v1.json`.
 */
export function schemasOfDocument(document: Value, file: string): Map<string, Schema> {
  const schemas = new Map<string, Schema>();
  const refer: Refer = (reference) => {
    const steps = reference.replace(/^#\//, '').split('/').map(unescapePointer);
    return reference.startsWith('#/') ? valueAt(document, steps) : undefined;
  };
  const definitions = valueAt(document, ['definitions']) ?? valueAt(document, ['components', 'schemas']);
  const candidates = [document, ...(isValueMap(definitions) ? Object.values(definitions) : [])];
  for (const candidate of candidates) {
    const kinds = valueAt(candidate, ['x-kubernetes-group-version-kind']);
    const [only] = isValueList(kinds) && kinds.length === 1 ? kinds : [];
    const group = valueAt(only, ['group']);
    const version = valueAt(only, ['version']);
    const kind = valueAt(only, ['kind']);
    if (typeof group === 'string' && typeof version === 'string' && typeof kind === 'string')
      schemas.set(`${group === '' ? '' : `${group}/`}${version}/${kind}`, resourceSchema(candidate, refer));
  }
  const [, group, kind, version] = /([\w-]+(?:\.[\w-]+)+)\/([a-z\d]+)_(v\d+[a-z\d]*)\.json$/.exec(file) ?? [];
  if (schemas.size === 0 && group !== undefined && valueAt(document, ['properties']) !== undefined)
    schemas.set(`${group}/${version}/${kind}`, resourceSchema(document, refer));
  return schemas;
}

/** A step of a JSON pointer. */
function unescapePointer(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Every resource has the fields that identify it, even if its schema lacks them. */
function resourceSchema(value: Value, refer: Refer = NO_REFERENCES): Schema {
  const schema = schemaFromJson(value, refer);
  return {
    ...schema,
    types: ['object'],
    fields: [...new Set(['apiVersion', 'kind', 'metadata', ...schema.fields])],
    field: (name) => (ENVELOPE.has(name) ? ANY : schema.field(name)),
  };
}

const ENVELOPE: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata']);

/** Resolves `$ref`. */
type Refer = (reference: string) => Value | undefined;

const NO_REFERENCES: Refer = () => undefined;

function schemaFromJson(value: Value, refer: Refer): Schema {
  if (!isValueMap(value)) return ANY;
  if (typeof value.$ref === 'string') {
    const { $ref } = value;
    return lazySchema(() => schemaFromJson(refer($ref) ?? null, refer));
  }
  const properties = value.properties;
  const children = new Map(
    isValueMap(properties)
      ? Object.entries(properties).map(([name, inner]) => [
          name,
          lazySchema(() => schemaFromJson(inner, refer)),
        ])
      : [],
  );
  const { additionalProperties, items } = value;
  const embedded = value['x-kubernetes-embedded-resource'] === true;
  const preserves = value['x-kubernetes-preserve-unknown-fields'] === true;
  return {
    types: typesOf(value),
    allowed: isValueList(value.enum) ? value.enum.filter(isScalarValue) : [],
    fields: [...children.keys()],
    required: isValueList(value.required) ? value.required.filter((name) => typeof name === 'string') : [],
    open: preserves || embedded || additionalProperties === true || typesOf(value).length === 0,
    field: (name) => children.get(name),
    values: isValueMap(additionalProperties)
      ? lazySchema(() => schemaFromJson(additionalProperties, refer))
      : undefined,
    items: isValueMap(items) ? lazySchema(() => schemaFromJson(items, refer)) : undefined,
    ...(typeof value.pattern === 'string' ? { pattern: value.pattern } : {}),
    ...(typeof value.minimum === 'number' ? { minimum: value.minimum } : {}),
    ...(typeof value.maximum === 'number' ? { maximum: value.maximum } : {}),
    ...(value.default === undefined ? {} : { fallback: value.default }),
    rules: rulesOf(value),
  };
}

/** Rules that use the previous object (`oldSelf`) do not apply to a new object. */
function rulesOf(value: { readonly [key: string]: Value }): readonly SchemaRule[] {
  const listed = value['x-kubernetes-validations'];
  return (isValueList(listed) ? listed : []).flatMap((entry) => {
    const rule = valueAt(entry, ['rule']);
    const message = valueAt(entry, ['message']);
    return typeof rule !== 'string' || /\boldSelf\b/.test(rule)
      ? []
      : [{ rule: rule.trim(), message: typeof message === 'string' ? message : undefined }];
  });
}

function typesOf(value: { readonly [key: string]: Value }): readonly SchemaType[] {
  if (value['x-kubernetes-int-or-string'] === true) return ['integer', 'string'];
  return typeof value.type === 'string' && isSchemaType(value.type) ? [value.type] : [];
}

function isSchemaType(type: string): type is SchemaType {
  return ['object', 'array', 'string', 'integer', 'number', 'boolean'].includes(type);
}

function isScalarValue(value: Value): value is string | number | boolean | null {
  return typeof value !== 'object' || value === null;
}
