/** Lists the settings of `lockstep.config.ts`, and of other tables, for documentation; generated from the schema that validates them. */
import { z } from 'zod';
import type { Value } from '../formats/index.ts';
import { configSchema } from './lockstep-config.ts';

export interface Setting {
  /** `markdown.headingIds`. Names that authors choose are `<name>`, list items `[]`: `locales.<name>.label`, `menus.<name>[].page`. */
  readonly path: string;
  /** In TypeScript notation: `"ltr" | "rtl"`, `string[]`; a range of numbers as `1–6`. */
  readonly type: string;
  /** The default value; `undefined` if there is none. */
  readonly default: Value | undefined;
  /** Whether the setting is required in its table. */
  readonly required: boolean;
  /** In English. */
  readonly description: string;
}

interface Found {
  readonly setting: Setting;
  readonly schema: z.core.$ZodType;
  readonly top: number;
}

/** All settings, each top-level one followed by its parts. A table that occurs twice is described at the shallower place. */
export function describeSettings(): readonly Setting[] {
  return describeShape(configSchema.shape);
}

/** The same for any table described by a schema. */
export function describeShape(shape: Readonly<Record<string, z.core.$ZodType>>): readonly Setting[] {
  const seen = new Set<z.core.$ZodType>();
  const all: Found[] = [];
  let level = Object.entries(shape).map(([key, schema], top) => describe(key, schema, top));
  while (level.length > 0) {
    all.push(...level);
    level = level.flatMap(({ setting, schema, top }) =>
      tablesIn(unwrap(schema).inner, '').flatMap(({ table, suffix }) => {
        if (seen.has(table)) return [];
        seen.add(table);
        return Object.entries(table._zod.def.shape).map(([key, child]) =>
          describe(`${setting.path}${suffix}.${key}`, child, top),
        );
      }),
    );
  }
  return all.sort((a, b) => a.top - b.top).map(({ setting }) => setting);
}

function describe(path: string, schema: z.core.$ZodType, top: number): Found {
  const { inner, fallback, description } = unwrap(schema);
  const setting: Setting = {
    path,
    type: renderType(inner),
    default: fallback,
    required: schema._zod.optin === undefined,
    description,
  };
  return { setting, schema, top };
}

/** The schema inside “optional” and “default”, with their information. */
function unwrap(schema: z.core.$ZodType): {
  readonly inner: z.core.$ZodType;
  readonly fallback: Value | undefined;
  readonly description: string;
} {
  const own = z.globalRegistry.get(schema)?.description;
  if (schema instanceof z.core.$ZodDefault) {
    const below = unwrap(schema._zod.def.innerType);
    const fallback: unknown = schema._zod.def.defaultValue;
    return { ...below, fallback: fallback as Value, description: own ?? below.description };
  }
  if (schema instanceof z.core.$ZodOptional || schema instanceof z.core.$ZodPrefault) {
    const below = unwrap(schema._zod.def.innerType);
    return { ...below, description: own ?? below.description };
  }
  return { inner: schema, fallback: undefined, description: own ?? '' };
}

interface TableIn {
  readonly table: z.core.$ZodObject;
  /** How its keys are reached from the setting: `.<name>[]`. */
  readonly suffix: string;
}

function tablesIn(schema: z.core.$ZodType, suffix: string): TableIn[] {
  if (schema instanceof z.core.$ZodObject) return [{ table: schema, suffix }];
  if (schema instanceof z.core.$ZodRecord) return tablesIn(schema._zod.def.valueType, `${suffix}.<name>`);
  if (schema instanceof z.core.$ZodArray) return tablesIn(schema._zod.def.element, `${suffix}[]`);
  if (schema instanceof z.core.$ZodUnion)
    return schema._zod.def.options.flatMap((one) => tablesIn(one, suffix));
  return [];
}

function renderType(schema: z.core.$ZodType): string {
  const inner = unwrap(schema).inner;
  if (inner instanceof z.core.$ZodString) return 'string';
  if (inner instanceof z.core.$ZodBoolean) return 'boolean';
  if (inner instanceof z.core.$ZodNumber) return rangeOf(inner) ?? 'number';
  if (inner instanceof z.core.$ZodEnum) {
    return Object.values(inner._zod.def.entries)
      .map((value) => JSON.stringify(value))
      .join(' | ');
  }
  if (inner instanceof z.core.$ZodUnion) return inner._zod.def.options.map(renderType).join(' | ');
  if (inner instanceof z.core.$ZodTuple) return `[${inner._zod.def.items.map(renderType).join(', ')}]`;
  if (inner instanceof z.core.$ZodArray) {
    const element = renderType(inner._zod.def.element);
    return element.includes(' | ') ? `(${element})[]` : `${element}[]`;
  }
  if (inner instanceof z.core.$ZodRecord) return `{ <name>: ${renderType(inner._zod.def.valueType)} }`;
  if (inner instanceof z.core.$ZodObject) return '{ … }';
  return z.globalRegistry.get(inner)?.title ?? 'unknown';
}

function rangeOf(number: z.core.$ZodNumber): string | undefined {
  const bounds: (number | bigint | Date)[] = [];
  for (const check of number._zod.def.checks ?? []) {
    if (check instanceof z.core.$ZodCheckGreaterThan || check instanceof z.core.$ZodCheckLessThan)
      bounds.push(check._zod.def.value);
  }
  return bounds.length === 2
    ? bounds
        .map(Number)
        .sort((a, b) => a - b)
        .join('–')
    : undefined;
}
