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

/** The same for every text, those included that {@link readPlainYaml} can read. */
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

/** The document's nodes with their places; every plain scalar is still text. Whether keys are unique is for the reader to see: the parser compares each with all before it. */
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

/** What the parser calls an error and Hugo reads all the same. */
const WARNINGS: ReadonlySet<string> = new Set(['MULTIPLE_DOCS']);

/** Aliases may repeat text; beyond this many values the file is an attack or a mistake. */
const MAX_NODES = 200_000;

/** Carries a fault out of the recursion. */
class UnreadableNode extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

/** What is known while the nodes of a document are read. */
interface NodeReading {
  /** Plain scalars are read as numbers, booleans and null; else every scalar is a text. */
  readonly typed: boolean;
  /** Takes the offsets of keys that stand a second time in their map. */
  readonly duplicates: Set<number>;
  /** Nodes that contain the current one. */
  readonly open: Set<Node>;
  /** An alias refers to the last anchor of its name above it, and nodes are read in order. */
  readonly anchors: Map<string, Node>;
  count: number;
}

/** @param duplicates takes the offsets of keys that stand a second time in their map */
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
    // What stands in the map itself wins over what is merged into it, wherever the `<<` stands.
    if (name === '<<' && isScalar(key) && key.type === 'PLAIN') {
      for (const [k, v] of mergedEntries(inner)) if (!entries.has(k)) entries.set(k, v);
    } else entries.set(name, inner);
  }
  return Object.fromEntries(entries);
}

/** @param names of the keys before it, to which its own is added */
function readKey({ anchors, duplicates }: NodeReading, key: unknown, names: Set<string>): string {
  const name = isScalar(key) ? String(key.value) : '';
  if (isScalar(key)) {
    if (key.anchor !== undefined) anchors.set(key.anchor, key);
    if (names.has(name)) duplicates.add(key.range?.[0] ?? 0);
  }
  names.add(name);
  return name;
}

/** The entries of a merged map, or of a list of them, in which earlier ones win. */
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
