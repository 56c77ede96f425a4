import { type Document, isAlias, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import type { Fault, Parsed } from './fault.ts';
import { isValueList, isValueMap, type Value } from './value.ts';
import { yamlErrorToFault } from './yaml-fault.ts';
import { resolveYamlScalar } from './yaml-scalar.ts';

/**
 * A YAML text as Hugo reads it: the first document, keys as text, scalars as {@link resolveYamlScalar} tells, `<<` merged. A key that stands
 * twice is a warning and its last value counts.
 *
 * @param scalars `text` leaves plain scalars the text that they are
 */
export function parseYaml(text: string, scalars: 'typed' | 'text' = 'typed'): Parsed<Value> {
  let document: Document.Parsed;
  try {
    document = parseYamlDocument(text);
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'fault', fault: TOO_DEEP };
    throw error;
  }
  const [first] = document.errors.filter(({ code }) => !WARNINGS.has(code));
  if (first !== undefined) return { kind: 'fault', fault: yamlErrorToFault(first, text) };
  const read = createNodeReader(document, scalars === 'typed');
  try {
    const value = read(document.contents);
    return { kind: 'value', value, warnings: document.errors.map((error) => yamlErrorToFault(error, text)) };
  } catch (error) {
    if (error instanceof UnreadableNode) return { kind: 'fault', fault: error.fault };
    if (error instanceof RangeError) return { kind: 'fault', fault: TOO_DEEP };
    throw error;
  }
}

/** The document's nodes with their places; every plain scalar is still text. */
export function parseYamlDocument(text: string): Document.Parsed {
  return parseDocument(text, {
    schema: 'failsafe',
    resolveKnownTags: false,
    stringKeys: true,
    prettyErrors: false,
    logLevel: 'error',
  });
}

/** What the parser calls an error and Hugo reads all the same. */
const WARNINGS: ReadonlySet<string> = new Set(['DUPLICATE_KEY', 'MULTIPLE_DOCS']);

const TOO_DEEP: Fault = {
  offset: 0,
  message: 'Unexpected depth of nesting, expected at most some hundred levels.',
  hint: 'Make the data flatter.',
};

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

function createNodeReader(document: Document.Parsed, typed: boolean): (node: unknown) => Value {
  const open = new Set<Node>();
  let nodes = 0;

  function read(node: unknown): Value {
    nodes += 1;
    if (isScalar(node)) return readScalar(node.value, typed && node.type === 'PLAIN', node.tag);
    if (isAlias(node)) {
      const target = node.resolve(document);
      const offset = node.range?.[0] ?? 0;
      if (target === undefined || open.has(target)) {
        throw new UnreadableNode({
          offset,
          message: `Unexpected alias *${node.source}, expected the name of an anchor that is complete before it.`,
          hint: `Put the value in quotes, or define the anchor &${node.source} above.`,
        });
      }
      if (nodes > MAX_NODES) {
        throw new UnreadableNode({
          offset,
          message: `Unexpected growth by aliases, expected at most ${MAX_NODES} values.`,
          hint: 'Write the values out instead of repeating them by aliases.',
        });
      }
      return read(target);
    }
    if (isSeq(node)) {
      open.add(node);
      const items = node.items.map(read);
      open.delete(node);
      return items;
    }
    if (!isMap(node)) return null;
    open.add(node);
    const entries = new Map<string, Value>();
    for (const { key, value } of node.items) {
      const plainKey = isScalar(key) && key.type === 'PLAIN';
      const name = isScalar(key) ? String(key.value) : '';
      const inner = read(value);
      // What stands in the map itself wins over what is merged into it, wherever the `<<` stands.
      if (plainKey && name === '<<') {
        for (const [k, v] of mergedEntries(inner)) if (!entries.has(k)) entries.set(k, v);
      } else entries.set(name, inner);
    }
    open.delete(node);
    return Object.fromEntries(entries);
  }

  return read;
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
