/** A short notation for schemas: for configuration files without a published schema, and for the kinds of Kubernetes releases. */
import { ANY, lazySchema, type Schema } from './schema.ts';

/**
 * `'string'`, `'integer'`, `'number'`, `'boolean'`, `'any'`, `'integer|string'`; `'=A|B'` for an enumeration; `'#NAME'` another shape; `[shape]` a list; `{ field: shape }` an
 * object, `'field!'` for a required field; `{ '*': shape }` a map; a function for a shape that contains itself.
 */
export type Shape = string | readonly [Shape] | { readonly [field: string]: Shape } | (() => Shape);

/** The schema for a shape's name; every value is valid if it is unknown. */
export type FindNamed = (name: string) => Schema | undefined;

export function schemaFromShape(shape: Shape, find: FindNamed = () => undefined): Schema {
  return lazySchema(() => build(shape, find));
}

function build(shape: Shape, find: FindNamed): Schema {
  if (typeof shape === 'function') return build(shape(), find);
  if (typeof shape === 'string')
    return shape.startsWith('#') ? (find(shape.slice(1)) ?? ANY) : buildScalar(shape);
  if (isList(shape)) return { ...ANY, types: ['array'], open: false, items: schemaFromShape(shape[0], find) };
  const { '*': values, ...named } = shape;
  const children = new Map(
    Object.entries(named).map(([name, inner]) => [name.replace(/!$/, ''), schemaFromShape(inner, find)]),
  );
  return {
    ...ANY,
    types: ['object'],
    open: false,
    fields: [...children.keys()],
    required: Object.keys(named).flatMap((name) => (name.endsWith('!') ? [name.slice(0, -1)] : [])),
    field: (name) => children.get(name),
    values: values === undefined ? undefined : schemaFromShape(values, find),
  };
}

function buildScalar(shape: string): Schema {
  if (shape === 'any') return ANY;
  if (shape.startsWith('=')) return { ...ANY, types: ['string'], allowed: shape.slice(1).split('|') };
  return { ...ANY, types: shape.split('|').flatMap((type) => SCALARS.find((known) => known === type) ?? []) };
}

const SCALARS = ['string', 'integer', 'number', 'boolean'] as const;

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}
