/** Go values in templates. `bigint` is an int, `number` a float64, `null` a nil value, `undefined` an invalid value in Go's terms: a missing entry of a map. */
export type GoValue =
  | undefined
  | null
  | boolean
  | bigint
  | number
  | string
  | SafeText
  | readonly GoValue[]
  | GoMap
  | GoObject;

/** The kinds of text that html/template accepts as safe in their context. */
export type SafeKind = 'HTML' | 'CSS' | 'JS' | 'JSStr' | 'HTMLAttr' | 'URL' | 'Srcset';

/** `template.HTML` and similar types. */
export class SafeText {
  readonly kind: SafeKind;
  readonly text: string;

  constructor(kind: SafeKind, text: string) {
    this.kind = kind;
    this.text = text;
  }
}

export function safeHtml(text: string): SafeText {
  return new SafeText('HTML', text);
}

/** A map with text keys. */
export class GoMap {
  readonly entries: Map<string, GoValue>;
  /** Hugo's parameters: keys are lower case and looked up case-insensitively. */
  readonly foldsCase: boolean;

  constructor(entries: Iterable<readonly [string, GoValue]> = [], foldsCase = false) {
    this.entries = new Map(entries);
    this.foldsCase = foldsCase;
  }

  get(key: string): GoValue {
    return this.entries.get(this.foldsCase ? key.toLowerCase() : key);
  }

  has(key: string): boolean {
    return this.entries.has(this.foldsCase ? key.toLowerCase() : key);
  }

  /** A method, which takes precedence over an entry of the same name. */
  method(_name: string): GoValue | GoMethod {
    return undefined;
  }

  /** Sorted by key, as Go's templates and fmt iterate over maps. */
  sorted(): [string, GoValue][] {
    return [...this.entries].sort(([a], [b]) => compareText(a, b));
  }
}

/** The execution context that functions can use. */
export interface CallContext {
  /** Counts work; throws if a template exceeds its limit. */
  spend(amount: number): void;
  /** Inside a block of `templates.Defer`: Hugo executes it after all pages, so a value read here may not be the last one. */
  readonly isDeferred?: boolean;
}

export type GoCall = (args: readonly GoValue[], context: CallContext) => GoValue;

/** A function or a method of a value, with `min` to `max` arguments. */
export class GoMethod {
  readonly min: number;
  readonly max: number;
  readonly call: GoCall;

  constructor(call: GoCall, min = 0, max = min) {
    this.call = call;
    this.min = min;
    this.max = max;
  }
}

/** A function with any number of arguments. */
export function variadic(call: GoCall, min = 0): GoMethod {
  return new GoMethod(call, min, Number.POSITIVE_INFINITY);
}

/** A struct: a page, a site, a date, a namespace. Templates can only use the members that it defines. */
export abstract class GoObject {
  /** The Go type in errors, such as `*hugolib.pageState`. */
  abstract readonly typeName: string;

  /** The name in messages for authors: `.Page`, `strings`. */
  get displayName(): string {
    return this.typeName;
  }

  /** A field or method; `undefined` if there is none (`null` is a field without value). */
  abstract member(name: string): GoValue | GoMethod;

  /** A field or method of a list whose first item is this object, as Hugo's lists of pages have. */
  memberOfList(_name: string, _list: readonly GoValue[]): GoValue | GoMethod {
    return undefined;
  }

  /** The printed text. */
  print(): string {
    return `{${this.typeName}}`;
  }

  get isZero(): boolean {
    return false;
  }

  /** Whether it is a `fmt.Stringer`, which string functions accept as text. */
  get hasText(): boolean {
    return false;
  }

  /** The items for `range`, if it supports that. */
  items(): readonly GoValue[] | undefined {
    return undefined;
  }

  equals(other: GoValue): boolean {
    return this === other;
  }

  /** Identity: the same for all objects that represent one thing. */
  get key(): unknown {
    return this;
  }

  /** Whether the member exists in Hugo, but is not implemented. */
  isUnsupported(_name: string): boolean {
    return false;
  }
}

/** A struct with fixed field values. */
export class GoRecord extends GoObject {
  readonly typeName: string;
  readonly #members: Readonly<Record<string, GoValue | GoMethod>>;

  constructor(typeName: string, members: Readonly<Record<string, GoValue | GoMethod>>) {
    super();
    this.typeName = typeName;
    this.#members = members;
  }

  override member(name: string): GoValue | GoMethod {
    return Object.hasOwn(this.#members, name) ? (this.#members[name] ?? null) : undefined;
  }

  override print(): string {
    const shown = Object.values(this.#members).filter((value) => !(value instanceof GoMethod));
    return `{${shown.map((value) => String(value)).join(' ')}}`;
  }
}

/** A record that is also a text: `fmt.Stringer`. */
export class PrintedRecord extends GoRecord {
  readonly #text: string;

  constructor(typeName: string, text: string, members: Readonly<Record<string, GoValue | GoMethod>>) {
    super(typeName, members);
    this.#text = text;
  }

  override get hasText(): boolean {
    return true;
  }

  override print(): string {
    return this.#text;
  }
}

/** A nil slice: empty, and `null` in JSON. */
export const NIL_LIST: readonly GoValue[] = Object.freeze([]);

export function isList(value: GoValue): value is readonly GoValue[] {
  return Array.isArray(value);
}

export function isNil(value: GoValue): value is null | undefined {
  return value === null || value === undefined;
}

export function isText(value: GoValue): value is string | SafeText {
  return typeof value === 'string' || value instanceof SafeText;
}

/** The text of a plain or safe string. */
export function textOf(value: string | SafeText): string {
  return typeof value === 'string' ? value : value.text;
}

/** The items of a list or list-like object; `undefined` for other values. */
export function itemsOf(value: GoValue): readonly GoValue[] | undefined {
  if (isList(value)) return value;
  return value instanceof GoObject ? value.items() : undefined;
}

/** Compares by UTF-8 bytes, like Go. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left === right) continue;
    const isSurrogate = (code: number) => code >= 0xd800 && code < 0xe000;
    // Surrogates represent characters above all others.
    if (isSurrogate(left) !== isSurrogate(right)) return isSurrogate(left) ? 1 : -1;
    return left - right;
  }
  return a.length - b.length;
}

/** Truth in Hugo: as in Go, but zero dates and the like are false. */
export function isTruthful(value: GoValue): boolean {
  if (isNil(value)) return false;
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'bigint':
      return value !== 0n;
    case 'number':
      return value !== 0;
    case 'string':
      return value !== '';
    default:
      if (value instanceof SafeText) return value.text !== '';
      if (value instanceof GoMap) return value.entries.size > 0;
      if (!(value instanceof GoObject)) return value.length > 0;
      return !value.isZero && (value.items()?.length ?? 1) > 0;
  }
}
