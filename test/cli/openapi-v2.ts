/**
 * The OpenAPI document of version 2 in the binary form that kubectl up to 1.26 asks for (gnostic's `openapi.v2.Document`), with the schemas of the
 * served kinds: such a kubectl checks fields itself.
 */
import type { Release, Schema } from '../../src/manifests/index.ts';

interface ServedKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
}

/** A message's fields: number and content, which is text, another message or a flag. */
type Field = readonly [number, string | Uint8Array | boolean];

function message(...fields: readonly (Field | undefined)[]): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const field of fields) {
    if (field === undefined) continue;
    const [number, value] = field;
    if (typeof value === 'boolean') parts.push(varint(number << 3), varint(value ? 1 : 0));
    else {
      const bytes = typeof value === 'string' ? Buffer.from(value) : value;
      parts.push(varint((number << 3) | 2), varint(bytes.length), bytes);
    }
  }
  return Buffer.concat(parts);
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  bytes.push(rest);
  return Uint8Array.from(bytes);
}

/** `x-kubernetes-group-version-kind`, as YAML text in an extension. */
function kindExtension({ group, version, kind }: ServedKind, isList: boolean): Uint8Array {
  const item = `group: "${group}"\n${isList ? '  ' : ''}version: ${version}\n${isList ? '  ' : ''}kind: ${kind}\n`;
  const any = message([2, isList ? `- ${item}` : item]);
  return message([1, 'x-kubernetes-group-version-kind'], [2, any]);
}

/** Below this depth any value is allowed: the document would be infinite otherwise. */
const DEPTH = 9;

function schemaMessage(schema: Schema, depth: number, kind?: ServedKind): Uint8Array {
  if (depth === 0) return message();
  const [type = ''] = schema.types;
  const isMixed = schema.types.length > 1;
  const typeName = isMixed ? 'string' : type;
  const fields = schema.fields.map((name): Field => {
    const inner = schema.field(name);
    return [1, message([1, name], [2, inner === undefined ? message() : schemaMessage(inner, depth - 1)])];
  });
  const { items, values } = schema;
  return message(
    isMixed ? [2, 'int-or-string'] : undefined,
    ...schema.required.map((name): Field => [19, name]),
    values === undefined ? undefined : [21, message([1, schemaMessage(values, depth - 1)])],
    typeName === '' ? undefined : [22, message([1, typeName])],
    items === undefined ? undefined : [23, message([1, schemaMessage(items, depth - 1)])],
    fields.length === 0 ? undefined : [25, message(...fields)],
    kind === undefined ? undefined : [31, kindExtension(kind, true)],
  );
}

export function encodeOpenApiV2(kinds: readonly ServedKind[], schemas: Release): Uint8Array {
  const dryRun = message([
    1,
    message([2, message([3, message([2, 'query'], [4, 'dryRun'], [6, 'string'])])]),
  ]);
  const paths = kinds.map((kind): Field => {
    const { group, version, plural } = kind;
    const operation = message([8, dryRun], [13, kindExtension(kind, false)]);
    const name = `/${group === '' ? 'api' : `apis/${group}`}/${version}/namespaces/{namespace}/${plural}/{name}`;
    return [2, message([1, name], [2, message([8, operation])])];
  });
  const definitions = kinds.flatMap((kind): Field[] => {
    const apiVersion = kind.group === '' ? kind.version : `${kind.group}/${kind.version}`;
    const schema = schemas.schemaOf({ apiVersion, kind: kind.kind });
    if (schema === undefined) return [];
    return [[1, message([1, `io.k8s.${kind.kind}`], [2, schemaMessage(schema, DEPTH, kind)])]];
  });
  return message(
    [1, '2.0'],
    [2, message([1, 'Kubernetes'], [2, 'v1.32.0'])],
    [8, message(...paths)],
    [9, message(...definitions)],
  );
}
