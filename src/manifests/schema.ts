/** Schemas in a common form, whatever they were defined in: Kubernetes' kinds, custom resource definitions, our own shapes. */

import type { Value } from '../formats/index.ts';

export type SchemaType = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';

export interface Schema {
  /** Any of these; if empty, every value is valid. */
  readonly types: readonly SchemaType[];
  /** The allowed values, if enumerated. */
  readonly allowed: readonly (string | number | boolean | null)[];
  /** Names of fields, for messages and hints. */
  readonly fields: readonly string[];
  readonly required: readonly string[];
  /** Whether unknown fields are allowed. */
  readonly open: boolean;
  field(name: string): Schema | undefined;
  /** The schema of each value of a map. */
  readonly values: Schema | undefined;
  /** The schema of each item of a list. */
  readonly items: Schema | undefined;
  readonly pattern?: string | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  /** The default value. */
  readonly fallback?: Value | undefined;
  /** Rules for the whole value. */
  readonly rules?: readonly SchemaRule[] | undefined;
}

/** An entry of `x-kubernetes-validations`. */
export interface SchemaRule {
  /** In CEL; `self` is the value. */
  readonly rule: string;
  /** The message if it is violated. */
  readonly message: string | undefined;
}

/** Every value is valid. */
export const ANY: Schema = {
  types: [],
  allowed: [],
  fields: [],
  required: [],
  open: true,
  field: () => undefined,
  values: undefined,
  items: undefined,
};

/** A schema whose parts are created on first use: schemas contain themselves. */
export function lazySchema(make: () => Schema): Schema {
  let made: Schema | undefined;
  const get = () => {
    made ??= make();
    return made;
  };
  return {
    get types() {
      return get().types;
    },
    get allowed() {
      return get().allowed;
    },
    get fields() {
      return get().fields;
    },
    get required() {
      return get().required;
    },
    get open() {
      return get().open;
    },
    field: (name) => get().field(name),
    get values() {
      return get().values;
    },
    get items() {
      return get().items;
    },
    get pattern() {
      return get().pattern;
    },
    get minimum() {
      return get().minimum;
    },
    get maximum() {
      return get().maximum;
    },
    get fallback() {
      return get().fallback;
    },
    get rules() {
      return get().rules;
    },
  };
}
