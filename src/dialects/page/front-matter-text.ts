/** Edits the text of front matter without changing the rest of it. */
import { isValueMap, parseData, type ValueMap } from '../../formats/index.ts';
import { escapePattern, type SourceFile } from '../../text/index.ts';

export interface FrontMatterText {
  /** Top-level keys as written. */
  readonly values: ValueMap;
  /** YAML lines without the delimiters, with a line end. */
  readonly text: string;
}

/** YAML front matter unchanged; TOML or JSON converted to YAML. `undefined` if there is none, or it is invalid. */
export function readFrontMatterText(file: SourceFile, bodyStart: number): FrontMatterText | undefined {
  const head = file.text.slice(0, bodyStart).replace(/^\s+/, '');
  const mark = /^(?:---|\+\+\+)/.exec(head)?.[0] ?? '';
  const format = mark === '---' ? 'yaml' : mark === '+++' ? 'toml' : 'json';
  const lines = head.trimEnd().split('\n').slice(1);
  if (lines.at(-1)?.startsWith(mark) === true) lines.pop();
  const inside = lines.join('\n');
  const { value } = parseData({
    format,
    text: mark === '' ? head : inside,
    file: file.path,
    code: 'invalid-front-matter',
  });
  if (value === null && format === 'yaml') return { values: {}, text: '' };
  if (!isValueMap(value)) return undefined;
  const text =
    format === 'yaml'
      ? `${inside.replaceAll('\r', '').replace(/\n+$/, '')}\n`
      : Object.entries(value)
          .map(([key, inner]) => `${key}: ${JSON.stringify(inner)}\n`)
          .join('');
  return { values: value, text };
}

/** The text without a top-level key and its value. */
export function removeKey(text: string, key: string): string {
  return replaceKey(text, key, '');
}

/** Sets a key: in its place if it exists, else first or last. */
export function setKey(text: string, key: string, value: string, where: 'first' | 'last' = 'last'): string {
  const line = `${key}: ${yamlText(value)}\n`;
  if (keyPattern(key).test(text)) return replaceKey(text, key, line);
  return where === 'first' ? line + text : text + line;
}

/** Renames a key; its value stays as written. */
export function renameKey(text: string, key: string, name: string): string {
  return text.replace(keyPattern(key), `${name}:`);
}

function replaceKey(text: string, key: string, by: string): string {
  const kept: string[] = [];
  let skipping = false;
  for (const line of text.split(/(?<=\n)/)) {
    const isTop = /^[^\s#\-\]}]/.test(line);
    if (isTop) {
      skipping = keyPattern(key).test(line);
      if (skipping && by !== '') kept.push(by);
    }
    if (!skipping || line.startsWith('#')) kept.push(line);
  }
  return kept.join('');
}

function keyPattern(key: string): RegExp {
  const text = escapePattern(key);
  return new RegExp(String.raw`^(?:"${text}"|'${text}'|${text})[ \t]*:`, 'm');
}

/** A text as a YAML scalar: plain if that is safe, else quoted. */
function yamlText(value: string): string {
  const isPlain =
    /^[\p{L}][^\n:#"'{}[\]&*!|>%@`,]*$/u.test(value) &&
    !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(value) &&
    value === value.trim();
  return isPlain ? value : JSON.stringify(value);
}
