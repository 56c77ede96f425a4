import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import { depthFault, MAX_DEPTH, offsetOfDepth } from './depth.ts';
import type { Fault, Parsed } from './fault.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { isValueList, isValueMap, type Value } from './value.ts';
import { duplicateKeyFault, yamlErrorToFault } from './yaml-fault.ts';
import { resolveYamlScalar } from './yaml-scalar.ts';

/**
 * A YAML text as Hugo reads it: the first document, keys as text, scalars as {@link resolveYamlScalar} tells, `<<` merged. A key that stands
 * twice is a warning and its last value counts.
 *
 * @param scalars `text` leaves plain scalars the text that they are
 */
export function parseYaml(text: string, scalars: 'typed' | 'text' = 'typed'): Parsed<Value> {
  const value = readPlainYaml(text, scalars === 'typed' ? resolveYamlScalar : (scalar) => scalar);
  return value === undefined ? parseAnyYaml(text, scalars) : { kind: 'value', value, warnings: [] };
}

/** As {@link parseYaml}, but without the fast path of {@link readPlainYaml}. */
export function parseAnyYaml(text: string, scalars: 'typed' | 'text'): Parsed<Value> {
  let document: Document.Parsed;
  try {
    document = parseWithTabs(text);
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'fault', fault: depthFault(offsetOfDepth(text)) };
    throw error;
  }
  const [first] = document.errors.filter(({ code }) => !WARNINGS.has(code));
  if (first !== undefined) return { kind: 'fault', fault: yamlErrorToFault(first, text) };
  const duplicates = new Set<number>();
  const read = createNodeReader(scalars === 'typed', duplicates);
  try {
    const value = read(document.contents);
    const warnings = [
      ...document.errors.map((error) => yamlErrorToFault(error, text)),
      ...[...duplicates].map((offset) => duplicateKeyFault(offset, text)),
    ];
    return { kind: 'value', value, warnings: warnings.sort((a, b) => a.offset - b.offset) };
  } catch (error) {
    if (error instanceof UnreadableNode) return { kind: 'fault', fault: error.fault };
    throw error;
  }
}

/**
 * Hugo's reader takes tabs at the start of lines inside of brackets, which YAML does not. Where nothing else is wrong, they are read as spaces: offsets stay.
 */
function parseWithTabs(text: string): Document.Parsed {
  const document = parseYamlDocument(text);
  if (document.errors.length === 0 || !/^ *\t/m.test(text)) return document;
  const spaced = parseYamlDocument(
    text.replaceAll(/^ *\t[ \t]*/gm, (indentation) => ' '.repeat(indentation.length)),
  );
  const flows: (readonly [number, number])[] = [];
  visit(spaced, {
    Collection(_, { flow, range }) {
      if (flow === true && range) flows.push([range[0], range[1]]);
    },
  });
  const tabs = [...text.matchAll(/^ *\t/gm)];
  const areInside = tabs.every(({ index }) => flows.some(([start, end]) => index > start && index < end));
  return areInside && spaced.errors.length === 0 ? spaced : document;
}

/** The nodes of the document with their positions; plain scalars are still text. Duplicate keys are checked later: the check of the parser takes quadratic time. */
export function parseYamlDocument(text: string): Document.Parsed {
  return parseDocument(text, {
    schema: 'failsafe',
    resolveKnownTags: false,
    stringKeys: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
}

/** Errors of the parser for documents that Hugo reads all the same. */
const WARNINGS: ReadonlySet<string> = new Set(['MULTIPLE_DOCS']);

/** Aliases can multiply text: a document with more values than this is an attack or a mistake. */
const MAX_NODES = 200_000;

/** Reports an error from inside the recursion. */
class UnreadableNode extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

/** State while the nodes of a document are read. */
interface NodeReading {
  /** Whether plain scalars become numbers, booleans and null; else all are text. */
  readonly typed: boolean;
  /** Collects the offsets of duplicate keys. */
  readonly duplicates: Set<number>;
  /** Ancestors of the current node. */
  readonly open: Set<Node>;
  /** An alias refers to the last anchor of its name above it, and nodes are read in order. */
  readonly anchors: Map<string, Node>;
  count: number;
}

/** @param duplicates collects the offsets of duplicate keys */
function createNodeReader(typed: boolean, duplicates: Set<number>): (node: unknown) => Value {
  const reading: NodeReading = { typed, duplicates, open: new Set(), anchors: new Map(), count: 0 };
  return (node) => readNode(reading, node);
}

function readNode(reading: NodeReading, node: unknown): Value {
  const { typed, open, anchors } = reading;
  reading.count += 1;
  if (isAlias(node)) return readNode(reading, targetOf(reading, node));
  if (isNode(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
  if (isScalar(node)) return readScalar(node.value, typed && node.type === 'PLAIN', node.tag);
  if (!isSeq(node) && !isMap(node)) return null;
  if (open.size >= MAX_DEPTH) throw new UnreadableNode(depthFault(node.range?.[0] ?? 0));
  open.add(node);
  const value = isSeq(node) ? node.items.map((item) => readNode(reading, item)) : readMap(reading, node);
  open.delete(node);
  return value;
}

function targetOf({ anchors, open, count }: NodeReading, alias: Alias): Node {
  const target = anchors.get(alias.source);
  const offset = alias.range?.[0] ?? 0;
  if (target === undefined || open.has(target)) {
    throw new UnreadableNode({
      offset,
      message: `Unexpected alias *${alias.source}, expected the name of an anchor that is complete before it.`,
      hint: `Put the value in quotes, or define the anchor &${alias.source} above.`,
    });
  }
  if (count > MAX_NODES) {
    throw new UnreadableNode({
      offset,
      message: `Unexpected growth by aliases, expected at most ${MAX_NODES} values.`,
      hint: 'Write the values out instead of repeating them by aliases.',
    });
  }
  return target;
}

function readMap(reading: NodeReading, { items }: YAMLMap): Value {
  const entries = new Map<string, Value>();
  const names = new Set<string>();
  for (const { key, value } of items) {
    const name = readKey(reading, key, names);
    const inner = readNode(reading, value);
    // Keys of the map itself win over merged ones, wherever the `<<` is.
    if (name === '<<' && isScalar(key) && key.type === 'PLAIN') {
      for (const [k, v] of mergedEntries(inner)) if (!entries.has(k)) entries.set(k, v);
    } else entries.set(name, inner);
  }
  return Object.fromEntries(entries);
}

/** @param names keys before this one, to which its own is added */
function readKey({ anchors, duplicates }: NodeReading, key: unknown, names: Set<string>): string {
  const name = isScalar(key) ? String(key.value) : '';
  if (isScalar(key)) {
    if (key.anchor !== undefined) anchors.set(key.anchor, key);
    if (names.has(name)) duplicates.add(key.range?.[0] ?? 0);
  }
  names.add(name);
  return name;
}

/** The entries of a merged map, or of a list of merged maps, in which earlier ones win. */
function mergedEntries(value: Value): [string, Value][] {
  if (isValueMap(value)) return Object.entries(value);
  return isValueList(value) ? value.flatMap(mergedEntries) : [];
}

function readScalar(value: unknown, plain: boolean, tag: string | undefined): Value {
  const text = typeof value === 'string' ? value : value === null || value === undefined ? '' : String(value);
  switch (tag) {
    case undefined:
      return plain ? resolveYamlScalar(text) : text;
    case 'tag:yaml.org,2002:binary':
      return Buffer.from(text, 'base64').toString();
    case 'tag:yaml.org,2002:bool':
    case 'tag:yaml.org,2002:int':
    case 'tag:yaml.org,2002:float':
    case 'tag:yaml.org,2002:null':
      return resolveYamlScalar(text);
    default:
      return text;
  }
}
