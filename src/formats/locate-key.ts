import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { createLineIndex, type Point } from '../diagnostics/index.ts';
import type { DataFormat } from './parse-data.ts';
import { parseYamlDocument } from './yaml.ts';

/**
 * Where a key stands in a configuration text, by its path (list indexes as numbers in text: `['menus', 'main', '0', 'url']`).
 * Case does not matter. Where the last keys of the path are not in the text, the place of the deepest one that is; `undefined` when even the
 * first is not there. It looks for the problem's place only, so it reads `script` (an object literal in TypeScript) and TOML lightly.
 */
export function locateKey(
  format: DataFormat | 'script',
  text: string,
  path: readonly string[],
): Point | undefined {
  const keys = KEYS[format](text);
  const wanted = path.map((key) => key.toLowerCase());
  for (let length = wanted.length; length > 0; length -= 1) {
    const offset = keys.get(toPathText(wanted.slice(0, length)));
    if (offset !== undefined) return createLineIndex(text).pointAt(offset);
  }
  return undefined;
}

type KeyOffsets = Map<string, number>;

const KEYS: Readonly<Record<DataFormat | 'script', (text: string) => KeyOffsets>> = {
  yaml: keysOfYaml,
  json: keysOfYaml, // JSON is YAML
  toml: keysOfToml,
  script: keysOfScript,
};

function toPathText(path: readonly string[]): string {
  return path.join('\0').toLowerCase();
}

function keysOfYaml(text: string): KeyOffsets {
  const keys: KeyOffsets = new Map();
  const visit = (node: Node | null, path: readonly string[]): void => {
    if (isSeq<Node>(node)) {
      for (const [index, item] of node.items.entries()) {
        const at = [...path, String(index)];
        keys.set(toPathText(at), item.range?.[0] ?? 0);
        visit(item, at);
      }
    }
    if (!isMap<Node, Node | null>(node)) return;
    for (const { key, value } of node.items) {
      const at = [...path, isScalar(key) ? String(key.value) : ''];
      keys.set(toPathText(at), key.range?.[0] ?? 0);
      visit(value, at);
    }
  };
  visit(parseYamlDocument(text).contents, []);
  return keys;
}

/** Line by line: `[a.b]`, `[[a.b]]` and `key.sub = …`; keys of inline tables are not looked for. */
function keysOfToml(text: string): KeyOffsets {
  const keys: KeyOffsets = new Map();
  const listLengths = new Map<string, number>();
  let table: readonly string[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const header = /^(\s*\[{1,2}\s*)([^\]]+?)\s*\]/.exec(line);
    const assignment = /^(\s*)((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=/.exec(
      line,
    );
    if (header !== null) {
      const [, lead = '', name = ''] = header;
      table = tomlPath(name);
      if (lead.includes('[[')) {
        const index = listLengths.get(toPathText(table)) ?? 0;
        listLengths.set(toPathText(table), index + 1);
        setAll(keys, table, offset + lead.length);
        table = [...table, String(index)];
      }
      setAll(keys, table, offset + lead.length);
    } else if (assignment !== null) {
      const [, lead = '', name = ''] = assignment;
      setAll(keys, [...table, ...tomlPath(name)], offset + lead.length);
    }
    offset += line.length + 1;
  }
  return keys;
}

/** Every prefix of the path that has no place yet gets this one. */
function setAll(keys: KeyOffsets, path: readonly string[], offset: number): void {
  for (let length = 1; length <= path.length; length += 1) {
    setOnce(keys, toPathText(path.slice(0, length)), offset);
  }
}

function setOnce(keys: KeyOffsets, key: string, offset: number): void {
  if (!keys.has(key)) keys.set(key, offset);
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
function keysOfScript(text: string): KeyOffsets {
  const keys: KeyOffsets = new Map();
  const open: { kind: '{' | '[' | '('; key: string | undefined; index: number }[] = [];
  const pathHere = (): string[] =>
    open.flatMap(({ kind, key, index }) => (kind === '{' ? (key ?? []) : kind === '[' ? String(index) : []));
  for (const match of text.matchAll(SCRIPT_TOKEN)) {
    const { key, colon, mark } = match.groups ?? {};
    const top = open.at(-1);
    if (top?.kind === '[' && (mark === '{' || mark === '[' || (key !== undefined && colon === undefined))) {
      setOnce(keys, toPathText(pathHere()), match.index);
    }
    if (mark === '{' || mark === '[' || mark === '(') open.push({ kind: mark, key: undefined, index: 0 });
    else if (mark === '}' || mark === ']' || mark === ')') open.pop();
    else if (mark === ',' && top !== undefined) {
      top.index += 1;
      top.key = undefined;
    } else if (key !== undefined && colon !== undefined && top?.kind === '{' && top.key === undefined) {
      top.key = key.replaceAll(/^["']|["']$/g, '');
      keys.set(toPathText(pathHere()), match.index);
    }
  }
  return keys;
}
