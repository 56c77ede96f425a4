/** JSON as Go's encoding/json writes it. */

import { GoNamed } from './duration.ts';
import { formatShortest } from './floats.ts';
import { GoTime } from './time.ts';
import { compareText, GoMap, GoObject, type GoValue, isNil, isText, NIL_LIST, textOf } from './value.ts';

export interface JsonOptions {
  readonly indent?: string;
  readonly prefix?: string;
  /** Does not escape `<`, `>` and `&`. */
  readonly keepHtml?: boolean;
}

/** Throws for values without JSON form, such as infinite numbers. */
export function toJson(value: GoValue, options: JsonOptions = {}): string {
  return writeJson(value, options, options.prefix ?? '');
}

function writeJson(value: GoValue, options: JsonOptions, margin: string): string {
  if (isNil(value) || value === NIL_LIST) return 'null';
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return writeNumber(value);
  if (isText(value)) return quote(textOf(value), options.keepHtml === true);
  if (value instanceof GoMap) {
    const entries = [...value.entries].sort(([a], [b]) => compareText(a, b));
    const colon = options.indent === undefined ? ':' : ': ';
    return wrap('{}', entries, options, margin, ([key, inner], deeper) => {
      return quote(key, options.keepHtml === true) + colon + writeJson(inner, options, deeper);
    });
  }
  if (value instanceof GoObject) return writeObject(value, options, margin);
  return wrap('[]', value, options, margin, (item, deeper) => writeJson(item, options, deeper));
}

function writeObject(value: GoObject, options: JsonOptions, margin: string): string {
  if (value instanceof GoTime) return quote(value.format('2006-01-02T15:04:05.999999999Z07:00'), false);
  if (value instanceof GoNamed) return String(value.value);
  const items = value.items();
  return items === undefined ? '{}' : writeJson(items, options, margin);
}

function wrap<T>(
  brackets: '{}' | '[]',
  items: readonly T[],
  { indent, prefix = '' }: JsonOptions,
  margin: string,
  write: (item: T, deeper: string) => string,
): string {
  if (items.length === 0) return brackets;
  const [open, close] = [brackets.charAt(0), brackets.charAt(1)];
  if (indent === undefined || (indent === '' && prefix === '')) {
    return open + items.map((item) => write(item, margin)).join(',') + close;
  }
  const deeper = margin + indent;
  return `${open}\n${items.map((item) => deeper + write(item, deeper)).join(',\n')}\n${margin}${close}`;
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`json: unsupported value: ${formatShortest(value)}`);
  return Object.is(value, -0) ? '-0' : String(value);
}

function quote(text: string, keepHtml: boolean): string {
  const escaped = JSON.stringify(text).replace(/[\u2028\u2029\u007f]/g, (char) =>
    char === '\u007f' ? char : `\\u${char.charCodeAt(0).toString(16)}`,
  );
  if (keepHtml) return escaped;
  return escaped.replace(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);
}
