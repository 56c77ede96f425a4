/** Constants of a template as in Go. `undefined` for invalid text. */

/** An int (`bigint`) or a float64 (`number`), as https://pkg.go.dev/text/template takes untyped constants. */
export function readNumber(text: string): bigint | number | undefined {
  if (!hasGoodUnderscores(text)) return undefined;
  const sign = text.startsWith('-') ? -1n : 1n;
  const digits = text.replace(/^[+-]/, '').replaceAll('_', '');
  if (digits.endsWith('i')) return undefined;
  if (/^0[xX][0-9a-fA-F]+$|^0[oO][0-7]+$|^0[bB][01]+$/.test(digits)) return inRange(sign * BigInt(digits));
  if (/^0[0-7]+$/.test(digits)) return inRange(sign * BigInt(`0o${digits.slice(1)}`));
  if (/^(?:0|[1-9]\d*)$/.test(digits)) return inRange(sign * BigInt(digits));
  if (/^0[xX]/.test(digits)) return readHexFloat(digits, sign);
  const float = /^(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(digits) && /[.eE]/.test(digits);
  const value = float ? Number(digits) * Number(sign) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

function inRange(value: bigint): bigint | undefined {
  return BigInt.asIntN(64, value) === value ? value : undefined;
}

function hasGoodUnderscores(text: string): boolean {
  return (
    !text.includes('_') ||
    (!/__|_$|^[+-]?_|_[.eEpP]|[.eEpP+-]_/.test(text) && /^[+-]?0[xXoObB0-7_]|^[+-]?\d/.test(text))
  );
}

function readHexFloat(digits: string, sign: bigint): number | undefined {
  const parts = /^0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)[pP]([+-]?\d+)$/.exec(digits);
  if (parts === null) return undefined;
  const [, whole = '', fraction = '', exponent = '0'] = parts;
  if (whole === '' && fraction === '') return undefined;
  const mantissa = Number.parseInt(whole + fraction, 16);
  return mantissa * 2 ** (Number(exponent) - 4 * fraction.length) * Number(sign);
}

const SIMPLE: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
};

/** The text of a quoted constant, without its quotes: `"a\n"`, `` `a` ``, `'a'`. */
export function unquote(text: string): string | undefined {
  const quote = text.charAt(0);
  const inside = text.slice(1, -1);
  if (quote === '`') return inside.replaceAll('\r', '');
  const bytes = new ByteText();
  for (let at = 0; at < inside.length; ) {
    const char = String.fromCodePoint(inside.codePointAt(at) ?? 0);
    if (char !== '\\') {
      bytes.addText(char);
      at += char.length;
      continue;
    }
    const next = inside.charAt(at + 1);
    const simple = next === (quote === '"' ? "'" : '"') ? undefined : SIMPLE[next];
    if (simple !== undefined) {
      bytes.addText(simple);
      at += 2;
      continue;
    }
    const code = readEscape(inside, at + 1);
    if (code === undefined) return undefined;
    if (code.isByte) bytes.addByte(code.value);
    else bytes.addText(String.fromCodePoint(code.value));
    at = code.end;
  }
  return bytes.toString();
}

const ESCAPE = /x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})/y;

function readEscape(text: string, at: number): { value: number; isByte: boolean; end: number } | undefined {
  ESCAPE.lastIndex = at;
  const found = ESCAPE.exec(text);
  if (found === null) return undefined;
  const [all, byte, short, long, octal] = found;
  const code =
    octal === undefined ? Number.parseInt(byte ?? short ?? long ?? '', 16) : Number.parseInt(octal, 8);
  const isByte = byte !== undefined || octal !== undefined;
  const isGood = isByte ? code < 256 : code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000);
  return isGood ? { value: code, isByte, end: at + all.length } : undefined;
}

/** Text with byte escapes that form a character only together. */
class ByteText {
  #text = '';
  #bytes: number[] = [];

  addText(text: string): void {
    this.#flush();
    this.#text += text;
  }

  addByte(byte: number): void {
    this.#bytes.push(byte);
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    this.#text += new TextDecoder().decode(new Uint8Array(this.#bytes));
    this.#bytes = [];
  }

  toString(): string {
    this.#flush();
    return this.#text;
  }
}

/** The code of a character constant: `'a'` is 97. */
export function readChar(text: string): bigint | undefined {
  const inside = unquote(text);
  if (inside === undefined || [...inside].length !== 1) return undefined;
  const code = inside.codePointAt(0);
  return code === undefined ? undefined : BigInt(code);
}
