/** Texts of YAML and JSON → trees that know where everything stands. */
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  parseAllDocuments,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import {
  depthFault,
  duplicateKeyFault,
  type Fault,
  MAX_DEPTH,
  offsetOfDepth,
  parseJson,
  resolveYamlScalar,
  type Value,
  yamlErrorToFault,
} from '../formats/index.ts';
import type { MapEntry, Range, ScalarNode, TreeNode } from './tree.ts';

export interface ParsedDocuments {
  /** The parsed documents; empty ones are skipped. */
  readonly documents: readonly TreeNode[];
  readonly faults: readonly Fault[];
}

/** Aliases may repeat nodes; more than this many are an attack or a mistake. */
const MAX_NODES = 200_000;

/** All documents of a YAML text. Repeated keys are errors, as for the API server. Aliases and `<<` are resolved; their contents keep their own places. */
export function parseYamlTrees(text: string): ParsedDocuments {
  const documents: TreeNode[] = [];
  const faults: Fault[] = [];
  for (const document of parseDocuments(text, faults)) {
    const [first] = document.errors;
    const [start = 0, end = text.length] = document.range;
    if (first !== undefined) {
      faults.push(unclosedQuote(text, start, Math.max(end, first.pos[1])) ?? yamlErrorToFault(first, text));
      continue;
    }
    const read = readTree(document);
    if (read.kind === 'fault') faults.push(read.fault);
    else if (read.kind === 'duplicate') {
      faults.push(unclosedQuote(text, start, end) ?? duplicateKeyFault(read.offset, text));
    } else if (read.node.kind !== 'scalar' || read.node.value !== null) documents.push(read.node);
  }
  return { documents, faults };
}

/** The value of a JSON text. */
export function parseJsonTree(text: string): ParsedDocuments {
  const parsed = parseJson(text);
  // JSON is YAML, whose parser reports places.
  return parsed.kind === 'fault' ? { documents: [], faults: [parsed.fault] } : parseYamlTrees(text);
}

function parseDocuments(text: string, faults: Fault[]): readonly Document.Parsed[] {
  try {
    const documents = parseAllDocuments(text, {
      schema: 'failsafe',
      resolveKnownTags: false,
      stringKeys: true,
      uniqueKeys: false, // checked in readTree: the parser compares each key with all before it
      prettyErrors: false,
      logLevel: 'error',
    });
    return Array.isArray(documents) ? documents : [];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    faults.push(depthFault(offsetOfDepth(text)));
    return [];
  }
}

/** Lexer tokens without text. */
const MARKS: ReadonlySet<string> = new Set(['\u0002', '\u0018', '\u001f']);

/** An unclosed quote makes the following lines part of the text, so that the parser fails later. It is reported where it opens. */
function unclosedQuote(text: string, start: number, end: number): Fault | undefined {
  let offset = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (MARKS.has(lexeme)) continue;
    const quote = lexeme.charAt(0);
    const isQuoted = (quote === '"' || quote === "'") && offset >= start && offset < end;
    if (isQuoted && (/\n\s*(?:- +)?[A-Za-z][\w./-]*:(?:\s|$)/.test(lexeme) || !isClosed(lexeme, quote))) {
      return {
        offset,
        end: offset + (lexeme.indexOf('\n') === -1 ? lexeme.length : lexeme.indexOf('\n')),
        message: `Unexpected quoted text that is not closed on its line, expected “${quote}”.`,
        hint: 'Add the closing quote.',
      };
    }
    offset += lexeme.length;
  }
  return undefined;
}

function isClosed(lexeme: string, quote: string): boolean {
  return lexeme.length > 1 && lexeme.endsWith(quote);
}

type TreeResult =
  | { readonly kind: 'node'; readonly node: TreeNode }
  | { readonly kind: 'fault'; readonly fault: Fault }
  /** A key occurs twice in its map. */
  | { readonly kind: 'duplicate'; readonly offset: number };

/** State while a document is read. */
interface TreeReading {
  /** Ancestors of the current node. */
  readonly open: Set<Node>;
  /** An alias refers to the last anchor of its name above it, and nodes are read in order. */
  readonly anchors: Map<string, Node>;
  count: number;
  fault: Fault | undefined;
  /** Offset of the first repeated key. */
  duplicate: number | undefined;
}

function readTree(document: Document.Parsed): TreeResult {
  const reading: TreeReading = {
    open: new Set(),
    anchors: new Map(),
    count: 0,
    fault: undefined,
    duplicate: undefined,
  };
  const node = readNode(reading, document.contents, document.range[0]);
  const { fault, duplicate } = reading;
  if (fault !== undefined) return { kind: 'fault', fault };
  return duplicate === undefined ? { kind: 'node', node } : { kind: 'duplicate', offset: duplicate };
}

/** @param at its position if it is not written */
function readNode(reading: TreeReading, node: unknown, at: number): TreeNode {
  const { open, anchors } = reading;
  reading.count += 1;
  if (reading.fault !== undefined) return nothingAt(at);
  if (isAlias(node)) return readAlias(reading, node, at);
  if (isNode(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
  if (isScalar(node)) return readScalar(node, at);
  if (!isSeq(node) && !isMap(node)) return nothingAt(at);
  const [start = at, end = at] = node.range ?? [];
  if (open.size >= MAX_DEPTH) {
    reading.fault = depthFault(start);
    return nothingAt(at);
  }
  open.add(node);
  const tree: TreeNode = isSeq(node)
    ? { kind: 'list', items: node.items.map((item) => readNode(reading, item, start)), start, end }
    : { kind: 'map', entries: readEntries(reading, node, start), start, end };
  open.delete(node);
  return tree;
}

function readAlias(reading: TreeReading, alias: Alias, at: number): TreeNode {
  const target = reading.anchors.get(alias.source);
  const offset = alias.range?.[0] ?? at;
  if (target !== undefined && !reading.open.has(target) && reading.count <= MAX_NODES)
    return readNode(reading, target, offset);
  reading.fault = {
    offset,
    message: `Unexpected alias *${alias.source}, expected the name of an anchor that is complete before it.`,
    hint: `Put the value in quotes, or define the anchor &${alias.source} above.`,
  };
  return nothingAt(at);
}

function readEntries(reading: TreeReading, map: YAMLMap, at: number): MapEntry[] {
  const entries = new Map<string, MapEntry>();
  const names = new Set<string>();
  for (const { key: node, value } of map.items) {
    const written = readKey(reading.anchors, node, at);
    if (names.has(written.name)) reading.duplicate ??= written.start;
    names.add(written.name);
    const inner = readNode(reading, value, written.end);
    if (written.merges) {
      for (const entry of mergedEntries(inner)) if (!entries.has(entry.key)) entries.set(entry.key, entry);
    } else {
      const { name: key, start, end } = written;
      entries.set(key, { key, value: inner, start, end });
    }
  }
  return [...entries.values()];
}

/** @param at start of the map, for a key that is not plain */
function readKey(
  anchors: Map<string, Node>,
  key: unknown,
  at: number,
): Range & { readonly name: string; readonly merges: boolean } {
  if (!isScalar(key)) return { name: '', start: at, end: at, merges: false };
  if (key.anchor !== undefined) anchors.set(key.anchor, key);
  const [start = at, end = start] = key.range ?? [];
  const name = String(key.value);
  return { name, start, end, merges: key.type === 'PLAIN' && name === '<<' };
}

function nothingAt(at: number): ScalarNode {
  return { kind: 'scalar', value: null, plain: true, start: at, end: at };
}

function readScalar(node: Scalar, at: number): ScalarNode {
  const [start = at, end = at] = node.range ?? [];
  const plain = node.type === 'PLAIN' && node.tag === undefined;
  const text = typeof node.value === 'string' ? node.value : '';
  return { kind: 'scalar', value: plain ? toScalar(resolveYamlScalar(text)) : text, plain, start, end };
}

function toScalar(value: Value): ScalarNode['value'] {
  return typeof value === 'object' ? null : value;
}

function mergedEntries(node: TreeNode): readonly MapEntry[] {
  if (node.kind === 'map') return node.entries;
  return node.kind === 'list' ? node.items.flatMap(mergedEntries) : [];
}
