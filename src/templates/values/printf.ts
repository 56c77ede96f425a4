/** `fmt.Sprintf` (https://pkg.go.dev/fmt). */
import { formatFixed, formatGeneral, formatHex, formatScientific, formatShortest } from './floats.ts';
import { printValue } from './print.ts';
import { typeName } from './types.ts';
import { GoMap, GoObject, type GoValue, isList, isNil, textOf } from './value.ts';

interface Verb {
  readonly verb: string;
  readonly plus: boolean;
  readonly minus: boolean;
  readonly sharp: boolean;
  readonly space: boolean;
  readonly zero: boolean;
  readonly width: number | undefined;
  readonly precision: number | undefined;
}

/** Limit for width and precision. */
const MAX_WIDTH = 10_000;

export function sprintf(format: string, args: readonly GoValue[]): string {
  return new Printer(format, args).run();
}

class Printer {
  readonly #format: string;
  readonly #args: readonly GoValue[];
  #at = 0;
  #next = 0;
  #reordered = false;

  constructor(format: string, args: readonly GoValue[]) {
    this.#format = format;
    this.#args = args;
  }

  run(): string {
    let out = '';
    while (this.#at < this.#format.length) {
      const percent = this.#format.indexOf('%', this.#at);
      const end = percent === -1 ? this.#format.length : percent;
      out += this.#format.slice(this.#at, end);
      if (percent === -1) break;
      this.#at = percent + 1;
      out += this.#printVerb();
    }
    if (!this.#reordered && this.#next < this.#args.length) {
      const extra = this.#args
        .slice(this.#next)
        .map((arg) => (isNil(arg) ? '<nil>' : `${typeName(arg)}=${printValue(arg)}`));
      out += `%!(EXTRA ${extra.join(', ')})`;
    }
    return out;
  }

  #printVerb(): string {
    const flags = this.#match(/[-+# 0]*/y);
    this.#readIndex();
    const width = this.#readWidth();
    let precision: number | undefined;
    if (this.#format.charAt(this.#at) === '.') {
      this.#at += 1;
      this.#readIndex();
      precision = this.#readWidth() ?? 0;
    }
    this.#readIndex();
    const code = this.#format.codePointAt(this.#at);
    if (code === undefined) return '%!(NOVERB)';
    const verb = String.fromCodePoint(code);
    this.#at += verb.length;
    if (verb === '%') return '%';
    if (this.#next >= this.#args.length)
      return this.#reordered ? `%!${verb}(BADINDEX)` : `%!${verb}(MISSING)`;
    const arg = this.#args[this.#next];
    this.#next += 1;
    const minus = flags.includes('-') || (width !== undefined && width < 0);
    return formatVerb(arg, {
      verb,
      plus: flags.includes('+'),
      minus,
      sharp: flags.includes('#'),
      space: flags.includes(' '),
      zero: flags.includes('0') && !minus,
      width: width === undefined ? undefined : Math.min(Math.abs(width), MAX_WIDTH),
      precision: precision === undefined ? undefined : Math.min(precision, MAX_WIDTH),
    });
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#format)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  /** `[1]` before a verb. */
  #readIndex(): void {
    const found = /^\[(\d+)\]/.exec(this.#format.slice(this.#at, this.#at + 12));
    if (found === null) return;
    this.#at += found[0].length;
    this.#reordered = true;
    this.#next = Math.max(Number(found[1]) - 1, 0);
  }

  #readWidth(): number | undefined {
    if (this.#format.charAt(this.#at) === '*') {
      this.#at += 1;
      const arg = this.#args[this.#next];
      this.#next += 1;
      return typeof arg === 'bigint' ? Number(arg) : undefined;
    }
    const digits = this.#match(/\d*/y);
    return digits === '' ? undefined : Number(digits);
  }
}

function formatVerb(value: GoValue, spec: Verb): string {
  const { verb } = spec;
  if (verb === 'T') return pad(typeName(value), spec);
  if (isNil(value)) return verb === 'v' ? pad('<nil>', spec) : `%!${verb}(<nil>)`;
  if (isList(value)) return formatList(value, spec);
  if (value instanceof GoMap) return formatMap(value, spec);
  if (value instanceof GoObject) {
    return 'vsq'.includes(verb) ? formatText(value.print(), spec) : badVerb(value, spec);
  }
  if (typeof value === 'boolean')
    return verb === 't' || verb === 'v' ? pad(String(value), spec) : badVerb(value, spec);
  if (typeof value === 'bigint') return formatInt(value, spec);
  if (typeof value === 'number') return formatFloat(value, spec);
  if (verb === 'v' && spec.sharp) return pad(quoteGo(textOf(value)), spec);
  return 'vsqxX'.includes(verb) ? formatText(textOf(value), spec) : badVerb(value, spec);
}

function formatList(list: readonly GoValue[], spec: Verb): string {
  if (spec.verb === 'v' && spec.sharp) {
    return `${typeName(list)}{${list.map((item) => formatItem(item, spec)).join(', ')}}`;
  }
  return `[${list.map((item) => formatItem(item, spec)).join(' ')}]`;
}

function formatMap(map: GoMap, spec: Verb): string {
  if (spec.verb === 'v' && spec.sharp) {
    const shown = map.sorted().map(([key, value]) => `${quoteGo(key)}:${formatItem(value, spec)}`);
    return `${typeName(map)}{${shown.join(', ')}}`;
  }
  return `map[${map
    .sorted()
    .map(([key, value]) => `${formatVerb(key, spec)}:${formatItem(value, spec)}`)
    .join(' ')}]`;
}

/** Prints the value with the flags of the verb. */
function badVerb(value: GoValue, spec: Verb): string {
  return `%!${spec.verb}(${typeName(value)}=${formatVerb(value, { ...spec, verb: 'v' })})`;
}

/** A nil inside a list or map has no type, so every verb is accepted. */
function formatItem(value: GoValue, spec: Verb): string {
  return isNil(value) ? '<nil>' : formatVerb(value, spec);
}

function pad(text: string, { width, minus, zero }: Verb, allowsZeros = false): string {
  const missing = (width ?? 0) - [...text].length;
  if (missing <= 0) return text;
  if (minus) return text + ' '.repeat(missing);
  return (zero && allowsZeros ? '0' : ' ').repeat(missing) + text;
}

function formatText(text: string, spec: Verb): string {
  const { verb, precision } = spec;
  const cut = precision === undefined ? text : [...text].slice(0, precision).join('');
  if (verb === 'q') return pad(spec.sharp && !/[`\n]/.test(cut) ? `\`${cut}\`` : quoteGo(cut), spec);
  if (verb !== 'x' && verb !== 'X') return pad(cut, spec, true);
  const bytes = [...new TextEncoder().encode(text)].slice(0, precision);
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0'));
  const joined = spec.space ? hex.join(' ') : hex.join('');
  return pad((spec.sharp ? '0x' : '') + (verb === 'X' ? joined.toUpperCase() : joined), spec, true);
}

const BASES: Readonly<Record<string, { base: number; prefix: string }>> = {
  d: { base: 10, prefix: '' },
  v: { base: 10, prefix: '' },
  b: { base: 2, prefix: '0b' },
  o: { base: 8, prefix: '0' },
  O: { base: 8, prefix: '0o' },
  x: { base: 16, prefix: '0x' },
  X: { base: 16, prefix: '0X' },
};

function formatInt(value: bigint, spec: Verb): string {
  const { verb } = spec;
  const form = BASES[verb];
  if (form !== undefined) return formatInteger(value, form, spec);
  const code = Number(value);
  const char =
    code >= 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
      ? String.fromCodePoint(code)
      : '\ufffd';
  if (verb === 'c') return pad(char, spec);
  if (verb === 'q') return pad(quoteRune(char), spec);
  if (verb === 'U') return pad(`U+${value.toString(16).toUpperCase().padStart(4, '0')}`, spec);
  return badVerb(value, spec);
}

function formatInteger(
  value: bigint,
  { base, prefix }: { base: number; prefix: string },
  spec: Verb,
): string {
  const negative = value < 0n;
  const sign = negative ? '-' : spec.plus ? '+' : spec.space ? ' ' : '';
  if (spec.precision === 0 && value === 0n) return ' '.repeat(spec.width ?? 0);
  let digits = (negative ? -value : value).toString(base);
  if (spec.verb === 'X') digits = digits.toUpperCase();
  const head = sign + (spec.verb === 'O' || (spec.sharp && spec.verb !== 'v') ? prefix : '');
  const wanted = spec.precision ?? (spec.zero && spec.width !== undefined ? spec.width - sign.length : 0);
  return pad(head + digits.padStart(wanted, '0'), spec);
}

function formatFloat(value: number, spec: Verb): string {
  const written = floatText(value, spec);
  if (written === undefined) return badVerb(value, spec);
  const text = withSign(written, spec);
  const missing = (spec.width ?? 0) - text.length;
  if (!spec.zero || missing <= 0 || !Number.isFinite(value)) return pad(text, spec);
  const sign = /^[-+ ]/.exec(text)?.[0] ?? '';
  return sign + '0'.repeat(missing) + text.slice(sign.length);
}

/** The digits of a number; `undefined` for a verb that numbers do not support. */
function floatText(value: number, { verb, precision }: Verb): string | undefined {
  const isUpper = verb === 'E' || verb === 'G' || verb === 'X';
  switch (verb === 'v' ? 'g' : verb.toLowerCase()) {
    case 'f':
      return formatFixed(value, precision ?? 6);
    case 'e':
      return formatScientific(value, precision ?? 6, isUpper);
    case 'g':
      return precision === undefined
        ? formatShortest(value, isUpper)
        : formatGeneral(value, precision, isUpper);
    case 'x':
      return Number.isFinite(value) ? formatHex(value, isUpper) : undefined;
    default:
      return undefined;
  }
}

function withSign(text: string, { plus, space }: Verb): string {
  if (text === '+Inf' && !plus) return space ? ' Inf' : '+Inf';
  if (/^[-+]/.test(text)) return text;
  if (plus) return `+${text}`;
  return space ? ` ${text}` : text;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
};

/** `strconv.Quote`. */
function quoteGo(text: string): string {
  return `"${[...text].map((char) => (char === '"' ? '\\"' : escapeRune(char))).join('')}"`;
}

function quoteRune(char: string): string {
  return `'${char === "'" ? "\\'" : escapeRune(char)}'`;
}

function escapeRune(char: string): string {
  const known = ESCAPES[char];
  if (known !== undefined) return known;
  if (char === ' ' || /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(char)) return char;
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x80) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code < 0x10000
    ? `\\u${code.toString(16).padStart(4, '0')}`
    : `\\U${code.toString(16).padStart(8, '0')}`;
}
