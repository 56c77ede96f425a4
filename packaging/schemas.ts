/** The JSON Schemas that the package contains, by file name. */
import { configJsonSchema } from '../src/config/index.ts';
import { frontMatterJsonSchema } from '../src/corpus/index.ts';

export const SCHEMAS: Readonly<Record<string, () => Record<string, unknown>>> = {
  'config.json': configJsonSchema,
  'front-matter.json': frontMatterJsonSchema,
};
