/** What a value may be, whatever form it was written down in: Kubernetes' own kinds, custom resource definitions, shapes of ours. */

import type { Value } from '../formats/index.ts';

export type SchemaType = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';

export interface Schema {
  /** Any of these; none means that every value will do. */
  readonly types: readonly SchemaType[];
  /** The only values it takes, where they are named. */
  readonly allowed: readonly (string | number | boolean | null)[];
  /** Names of fields, for messages and hints. */
  readonly fields: readonly string[];
  readonly required: readonly string[];
  /** Takes fields beyond those known. */
  readonly open: boolean;
  field(name: string): Schema | undefined;
  /** Of each value of a map, where it is one. */
  readonly values: Schema | undefined;
  /** Of each item of a list. */
  readonly items: Schema | undefined;
  readonly pattern?: string | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  /** What stands for it where nothing is written. */
  readonly fallback?: Value | undefined;
  /** Rules for the value as a whole. */
  readonly rules?: readonly SchemaRule[] | undefined;
}

/** An entry of `x-kubernetes-validations`. */
export interface SchemaRule {
  /** In CEL; `self` is the value. */
  readonly rule: string;
  /** What is said where it is broken. */
  readonly message: string | undefined;
}

/** Every value will do. */
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

/** A schema whose facts are found when they are first asked for: schemas contain themselves. */
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
