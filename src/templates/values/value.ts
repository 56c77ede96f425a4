/**
 * Go's values as templates see them. `bigint` is an int, `number` a float64, `null` a nil that stands somewhere, `undefined` what Go calls an invalid
 * value: the entry of a map that is not there.
 */
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

/** The kinds of text that html/template takes as safe in their context. */
export type SafeKind = 'HTML' | 'CSS' | 'JS' | 'JSStr' | 'HTMLAttr' | 'URL' | 'Srcset';

/** `template.HTML` and its siblings. */
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

/** A map with text for keys. */
export class GoMap {
  readonly entries: Map<string, GoValue>;
  /** Hugo's parameters: keys are in lower case, and looked up in any. */
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

  /** A method, which comes before an entry of the same name. */
  method(_name: string): GoValue | GoMethod {
    return undefined;
  }

  /** As Go's templates and fmt go through maps: by key. */
  sorted(): [string, GoValue][] {
    return [...this.entries].sort(([a], [b]) => compareText(a, b));
  }
}

/** What a function may ask of the execution that calls it. */
export interface CallContext {
  /** Counts work; throws where a template does too much. */
  spend(amount: number): void;
}

export type GoCall = (args: readonly GoValue[], context: CallContext) => GoValue;

/** A function, or a method of a value: it takes from `min` to `max` arguments. */
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

/** A function without a bound of its arguments. */
export function variadic(call: GoCall, min = 0): GoMethod {
  return new GoMethod(call, min, Number.POSITIVE_INFINITY);
}

/** A struct: a page, a site, a date, a namespace. What it cannot do, a template cannot ask of it. */
export abstract class GoObject {
  /** `*hugolib.pageState`: what errors call it. */
  abstract readonly typeName: string;

  /** What authors call it: `.Page`, `strings`. */
  get displayName(): string {
    return this.typeName;
  }

  /** A field, or a method; `undefined` where there is none (a field without a value is `null`). */
  abstract member(name: string): GoValue | GoMethod;

  /** A field or method of a list whose first item this is: Hugo's lists of pages have some. */
  memberOfList(_name: string, _list: readonly GoValue[]): GoValue | GoMethod {
    return undefined;
  }

  /** What is printed where the value is. */
  print(): string {
    return `{${this.typeName}}`;
  }

  get isZero(): boolean {
    return false;
  }

  /** Whether it is a `fmt.Stringer`, which functions for strings take as its text. */
  get hasText(): boolean {
    return false;
  }

  /** The items, where it can be ranged over. */
  items(): readonly GoValue[] | undefined {
    return undefined;
  }

  equals(other: GoValue): boolean {
    return this === other;
  }

  /** The same for all objects that stand for one thing. */
  get key(): unknown {
    return this;
  }

  /** Whether the member exists in Hugo, but not here. */
  isUnsupported(_name: string): boolean {
    return false;
  }
}

/** A struct of fields whose values are known. */
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

/** A record that is a text too: `fmt.Stringer`. */
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

/** The text of a string of any type. */
export function textOf(value: string | SafeText): string {
  return typeof value === 'string' ? value : value.text;
}

/** The items of a list, or of an object that is one; `undefined` for all else. */
export function itemsOf(value: GoValue): readonly GoValue[] | undefined {
  if (isList(value)) return value;
  return value instanceof GoObject ? value.items() : undefined;
}

/** By bytes of UTF-8, as Go compares strings. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left === right) continue;
    const isSurrogate = (code: number) => code >= 0xd800 && code < 0xe000;
    // Surrogates stand for characters above all others.
    if (isSurrogate(left) !== isSurrogate(right)) return isSurrogate(left) ? 1 : -1;
    return left - right;
  }
  return a.length - b.length;
}

/** What Hugo takes as true: as Go, and dates and the like when they are not zero. */
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
