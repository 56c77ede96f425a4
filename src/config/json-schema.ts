/** JSON Schemas of settings, for editors and other programs, generated from the schemas that validate them. */
import { z } from 'zod';
import { configSchema } from './lockstep-config.ts';

/** A JSON Schema of what authors write, in the draft that editors support best; a value that cannot be described, such as a function, may be anything. */
export function toJsonSchema(schema: z.ZodType, title: string): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
  });
  return { $schema, title, ...rest };
}

/** The settings of `lockstep.config.ts`. */
export function configJsonSchema(): Record<string, unknown> {
  return toJsonSchema(configSchema, 'Configuration of a Lockstep site');
}
