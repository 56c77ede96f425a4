/** The JSON Schemas that the package publishes, by the name of their file. */
import { configJsonSchema } from '../src/config/index.ts';
import { frontMatterJsonSchema } from '../src/corpus/index.ts';

export const SCHEMAS: Readonly<Record<string, () => Record<string, unknown>>> = {
  'config.json': configJsonSchema,
  'front-matter.json': frontMatterJsonSchema,
};
