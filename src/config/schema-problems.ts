/** Converts zod's errors for a configuration to problems: which key, what was found, what is expected, what to do. */
import { z } from 'zod';
import { createProblem, filePlace, nearestName, type Problem } from '../diagnostics/index.ts';
import { describeValue, locateKey } from '../formats/index.ts';

/** A configuration file for problems. */
export interface ConfigText {
  /** Relative to the site directory. */
  readonly file: string;
  readonly text: string;
}

/** One error, with the path of the key whose removal would resolve it. */
export interface SchemaFinding {
  readonly path: readonly PropertyKey[];
  readonly problem: Problem;
  /** Whether a required value is missing at the path. */
  readonly missing: boolean;
}

/** The problems of a value that a schema rejected; parse it with `reportInput`. */
export function schemaFindings(
  schema: z.ZodType,
  issues: readonly z.core.$ZodIssue[],
  config: ConfigText,
): SchemaFinding[] {
  return issues.flatMap((issue) => findingsOf(schema, deepestIssue(issue), config));
}

/** For a union, the error of the alternative that the author probably meant: the one that matched furthest. */
function deepestIssue(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const inner = issue.errors
    .flat()
    .filter(({ path, code }) => path.length > 0 || code === 'unrecognized_keys')
    .map((nested) => deepestIssue({ ...nested, path: [...issue.path, ...nested.path] }));
  return inner[0] ?? issue;
}

function findingsOf(schema: z.ZodType, issue: z.core.$ZodIssue, config: ConfigText): SchemaFinding[] {
  if (issue.code === 'unrecognized_keys') {
    const known = keysOf(schemaAt(schema, issue.path));
    return issue.keys.map((key) => unknownKey([...issue.path, key], key, known, config));
  }
  const path = issue.path;
  const name = dotted(path);
  const description = descriptionOf(schemaAt(schema, path));
  const subject = name === '' ? 'the configuration' : `“${name}”`;
  const suggestion =
    issue.code === 'invalid_value' && typeof issue.input === 'string'
      ? nearestName(issue.input, issue.values.map(String))
      : undefined;
  const todo = issue.input === undefined ? 'Add it.' : 'Correct it.';
  const meaning = description === undefined ? '' : ` It means: ${description}`;
  const problem = createProblem('invalid-config', placeOfKey(path, config), {
    message:
      issue.input === undefined
        ? `Unexpected absence of ${subject}, expected ${issue.message}.`
        : `Unexpected ${describeInput(issue.input)} for ${subject}, expected ${issue.message}.`,
    hint: suggestion === undefined ? todo + meaning : `Did you mean “${suggestion}”?`,
    target: name,
    suggestion,
  });
  return [{ path, problem, missing: issue.input === undefined }];
}

function unknownKey(
  path: readonly PropertyKey[],
  key: string,
  known: readonly string[],
  config: ConfigText,
): SchemaFinding {
  const nearest = nearestName(key, known);
  const where = path.length === 1 ? '' : ` in “${dotted(path.slice(0, -1))}”`;
  return {
    path,
    missing: false,
    problem: createProblem('invalid-config', placeOfKey(path, config), {
      message: `Unexpected key “${key}”${where}, expected ${nearest === undefined ? `one of ${known.join(', ')}` : `“${nearest}”`}.`,
      hint:
        nearest === undefined
          ? 'Remove it; put values of your own in “params”.'
          : `Did you mean “${nearest}”?`,
      target: dotted(path),
      suggestion: nearest,
    }),
  };
}

function placeOfKey(path: readonly PropertyKey[], { file, text }: ConfigText) {
  return filePlace(file, locateKey('script', text, path.map(String)));
}

/** `['menus', 'main', 0, 'url']` → `menus.main[0].url`. */
function dotted(path: readonly PropertyKey[]): string {
  return path
    .map((key, at) => (typeof key === 'number' ? `[${key}]` : `${at === 0 ? '' : '.'}${String(key)}`))
    .join('');
}

/** A description of the value for messages, after "Unexpected". */
function describeInput(input: unknown): string {
  if (input instanceof Date) return 'date object';
  if (typeof input === 'string' || typeof input === 'number' || typeof input === 'boolean')
    return describeValue(input);
  if (typeof input === 'object') return input === null ? 'null' : Array.isArray(input) ? 'list' : 'table';
  return typeof input;
}

/** The schema at a path, through optional parts, defaults, records, lists and unions. */
function schemaAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodType | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return schema;
  const plain = unwrap(schema);
  if (plain instanceof z.ZodObject) {
    const inner: z.core.$ZodType | undefined = plain.shape[String(key)];
    return inner === undefined ? undefined : schemaAt(inner, rest);
  }
  if (plain instanceof z.ZodRecord) return schemaAt(plain.valueType, rest);
  if (plain instanceof z.ZodArray) return schemaAt(plain.element, rest);
  if (plain instanceof z.ZodUnion) {
    for (const option of plain.options) {
      const found = schemaAt(option, path);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return unwrap(schema.unwrap());
  }
  return schema;
}

function keysOf(schema: z.core.$ZodType | undefined): readonly string[] {
  if (schema === undefined) return [];
  const plain = unwrap(schema);
  if (plain instanceof z.ZodUnion) return plain.options.flatMap((option: z.core.$ZodType) => keysOf(option));
  return plain instanceof z.ZodObject ? Object.keys(plain.shape) : [];
}

function descriptionOf(schema: z.core.$ZodType | undefined): string | undefined {
  return schema instanceof z.ZodType ? schema.description : undefined;
}
