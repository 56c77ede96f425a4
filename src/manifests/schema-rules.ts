/** Checks objects against the CEL rules in schemas of custom resources. */
import { isValueList, isValueMap, type Value } from '../formats/index.ts';
import type { EvaluateRule } from './cel.ts';
import type { Finding } from './finding.ts';
import type { Schema, SchemaRule } from './schema.ts';
import { type MapEntry, type TreeNode, treeToValue } from './tree.ts';
import { joinPath } from './wording.ts';

/** Whether a text with schemas contains rules. */
export function mentionsRules(text: string): boolean {
  return text.includes('x-kubernetes-validations');
}

/** @param evaluate without it, nothing is checked */
export function checkSchemaRules(
  object: TreeNode,
  schema: Schema,
  evaluate: EvaluateRule | undefined,
): Finding[] {
  if (evaluate === undefined) return [];
  const findings: Finding[] = [];
  const visit = (node: TreeNode, expected: Schema, path: string, entry: MapEntry | undefined): void => {
    for (const rule of expected.rules ?? []) {
      const finding = checkRule(rule, { node, path, entry }, expected, evaluate);
      if (finding !== undefined) findings.push(finding);
    }
    if (node.kind === 'list') {
      for (const [index, item] of node.items.entries())
        if (expected.items !== undefined) visit(item, expected.items, `${path}[${index}]`, undefined);
    } else if (node.kind === 'map') {
      for (const one of node.entries) {
        const inner = expected.field(one.key) ?? expected.values;
        if (inner !== undefined) visit(one.value, inner, joinPath(path, one.key), one);
      }
    }
  };
  visit(object, schema, '', undefined);
  return findings;
}

interface Spot {
  readonly node: TreeNode;
  readonly path: string;
  readonly entry: MapEntry | undefined;
}

function checkRule(
  { rule, message }: SchemaRule,
  { node, path, entry }: Spot,
  schema: Schema,
  evaluate: EvaluateRule,
): Finding | undefined {
  const verdict = evaluate(rule, toCel(treeToValue(node), schema));
  if (verdict.kind === 'holds') return undefined;
  const where = path === '' ? 'the manifest' : path;
  // A list or map starts on a later line than its key: the key is where an author looks.
  const place =
    node.kind === 'scalar' || entry === undefined
      ? { offset: node.start, end: node.kind === 'scalar' ? node.end : undefined }
      : { offset: entry.start, end: entry.end };
  if (verdict.kind === 'not-run')
    return {
      ...place,
      severity: 'info',
      message: `Unexpected rule “${rule}” for ${where}, which Lockstep cannot evaluate (${verdict.reason}).`,
      hint: 'Check the example on a cluster with --server.',
      target: path,
    };
  return {
    ...place,
    message: `Unexpected value of ${where}, expected one that satisfies its rule “${rule}”${message === undefined ? '' : `: ${message.replace(/[.!]$/, '')}`}.`,
    hint: 'Correct the value.',
    target: path,
  };
}

/** A value for rules: with defaults, integers as `bigint`, and escaped field names. */
function toCel(value: Value, schema: Schema): unknown {
  if (isValueList(value))
    return value.map((item) => (schema.items === undefined ? plain(item) : toCel(item, schema.items)));
  if (!isValueMap(value)) return typeof value === 'number' ? numberOf(value, schema) : value;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => {
    const field = schema.field(key);
    if (field !== undefined) return [celName(key), toCel(inner, field)];
    return [key, schema.values === undefined ? plain(inner) : toCel(inner, schema.values)];
  });
  const missing = schema.fields.flatMap((name): [string, unknown][] => {
    const field = schema.field(name);
    return field?.fallback === undefined || Object.hasOwn(value, name)
      ? []
      : [[celName(name), toCel(field.fallback, field)]];
  });
  return Object.fromEntries([...entries, ...missing]);
}

function numberOf(value: number, { types }: Schema): bigint | number {
  return Number.isInteger(value) && !types.includes('number') ? BigInt(value) : value;
}

function plain(value: Value): unknown {
  if (isValueList(value)) return value.map(plain);
  if (isValueMap(value))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  return typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : value;
}

const RESERVED: ReadonlySet<string> = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);

/** Kubernetes' escaped spelling of a field name in rules: `a-b` → `a__dash__b`. */
function celName(name: string): string {
  if (RESERVED.has(name)) return `__${name}__`;
  return name
    .replaceAll('__', '__underscores__')
    .replaceAll('.', '__dot__')
    .replaceAll('-', '__dash__')
    .replaceAll('/', '__slash__');
}
