import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { createLineIndex, type Point } from '../diagnostics/index.ts';
import type { DataFormat } from './data-format.ts';
import { parseYamlDocument } from './yaml.ts';

/**
 * Where a key stands in a configuration text, by its path (list indexes as numbers in text: `['menus', 'main', '0', 'url']`).
 * Case does not matter. Where the last keys of the path are not in the text, the place of the deepest one that is; `undefined` when even the
 * first is not there. It looks for the problem's place only, so it reads `script` (an object literal in TypeScript) and TOML lightly.
 */
export function locateKey(format: KeyFormat, text: string, path: readonly string[]): Point | undefined {
  const offset = offsetOfKey(format, text, path);
  return offset === undefined ? undefined : createLineIndex(text).pointAt(offset);
}

export type KeyFormat = DataFormat | 'script';

/** The same as a UTF-16 offset. */
export function offsetOfKey(format: KeyFormat, text: string, path: readonly string[]): number | undefined {
  let at: KeyNode | undefined = keysOf(format, text);
  let offset: number | undefined;
  for (const key of path) {
    at = at.children.get(key.toLowerCase());
    if (at === undefined) break;
    offset = at.offset ?? offset;
  }
  return offset;
}

/** A key with its child keys in lower case. */
interface KeyNode {
  offset: number | undefined;
  readonly children: Map<string, KeyNode>;
}

/** The last text, parsed: a file with many findings is parsed once. */
let last: { readonly format: KeyFormat; readonly text: string; readonly root: KeyNode } | undefined;

function keysOf(format: KeyFormat, text: string): KeyNode {
  if (last?.format !== format || last.text !== text) last = { format, text, root: READERS[format](text) };
  return last.root;
}

const READERS: Readonly<Record<KeyFormat, (text: string) => KeyNode>> = {
  yaml: keysOfYaml,
  json: keysOfYaml, // JSON is YAML
  toml: keysOfToml,
  script: keysOfScript,
};

function createKeyNode(): KeyNode {
  return { offset: undefined, children: new Map() };
}

/** The child node of a key, created if it does not exist. */
function childOf(node: KeyNode, key: string): KeyNode {
  const name = key.toLowerCase();
  const known = node.children.get(name);
  if (known !== undefined) return known;
  const made = createKeyNode();
  node.children.set(name, made);
  return made;
}

function keysOfYaml(text: string): KeyNode {
  const root = createKeyNode();
  let contents: Node | null;
  try {
    contents = parseYamlDocument(text).contents;
  } catch (error) {
    if (error instanceof RangeError) return root; // nests too deeply to be read
    throw error;
  }
  const open: [node: Node | null, keys: KeyNode][] = [[contents, root]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, keys] = next;
    const entries: [key: string, offset: number, value: Node | null][] = isSeq<Node>(node)
      ? node.items.map((item, index) => [String(index), item.range?.[0] ?? 0, item])
      : isMap<Node, Node | null>(node)
        ? node.items.map(({ key, value }) => [
            isScalar(key) ? String(key.value) : '',
            key.range?.[0] ?? 0,
            value,
          ])
        : [];
    for (const [key, offset, value] of entries) {
      const child = childOf(keys, key);
      child.offset = offset;
      open.push([value, child]);
    }
  }
  return root;
}

/** Line by line: `[a.b]`, `[[a.b]]` and `key.sub = …`; keys of inline tables are not searched. */
function keysOfToml(text: string): KeyNode {
  const root = createKeyNode();
  let table = root;
  let offset = 0;
  for (const line of text.split('\n')) {
    const header = /^(\s*\[{1,2}\s*)([^\]]+?)\s*\]/.exec(line);
    const assignment = TOML_KEY.exec(line);
    if (header !== null) {
      const [, lead = '', name = ''] = header;
      table = setAll(root, tomlPath(name), offset + lead.length);
      if (lead.includes('[[')) table = setAll(table, [String(table.children.size)], offset + lead.length);
    } else if (assignment !== null) {
      const [, lead = '', name = ''] = assignment;
      setAll(table, tomlPath(name), offset + lead.length);
    }
    offset += line.length + 1;
  }
  return root;
}

const TOML_KEY = /^(\s*)((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=/;

/** Sets the offset of every key of the path that has none yet. Returns the last node. */
function setAll(from: KeyNode, path: readonly string[], offset: number): KeyNode {
  let node = from;
  for (const key of path) {
    node = childOf(node, key);
    node.offset ??= offset;
  }
  return node;
}

function tomlPath(name: string): string[] {
  return [...name.matchAll(/"([^"]*)"|'([^']*)'|([\w-]+)/g)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  );
}

const SCRIPT_TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|`(?:[^`\\]|\\[\s\S])*`|(?<key>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[\p{L}_$][\p{L}\p{N}_$]*)(?<colon>\s*:(?!:))?|(?<mark>[[\]{}(),])/gu;

/**
 * Keys of the object literals in a script; the outermost literal is the configuration wherever it stands (`export default {`,
 * `defineConfig({`). Types and code before it are literals of their own and come first, so later ones win.
 */
function keysOfScript(text: string): KeyNode {
  const root = createKeyNode();
  const open: { kind: '{' | '[' | '('; key: string | undefined; index: number }[] = [];
  const nodeHere = (): KeyNode => {
    let node = root;
    for (const { kind, key, index } of open) {
      if (kind === '{' && key !== undefined) node = childOf(node, key);
      else if (kind === '[') node = childOf(node, String(index));
    }
    return node;
  };
  for (const match of text.matchAll(SCRIPT_TOKEN)) {
    const { key, colon, mark } = match.groups ?? {};
    const top = open.at(-1);
    if (top?.kind === '[' && (mark === '{' || mark === '[' || (key !== undefined && colon === undefined))) {
      nodeHere().offset ??= match.index;
    }
    if (mark === '{' || mark === '[' || mark === '(') open.push({ kind: mark, key: undefined, index: 0 });
    else if (mark === '}' || mark === ']' || mark === ')') open.pop();
    else if (mark === ',' && top !== undefined) {
      top.index += 1;
      top.key = undefined;
    } else if (key !== undefined && colon !== undefined && top?.kind === '{' && top.key === undefined) {
      top.key = key.replaceAll(/^["']|["']$/g, '');
      nodeHere().offset = match.index;
    }
  }
  return root;
}
