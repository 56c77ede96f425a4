/** The dot of a shortcode's template: the call, the page and the site. */

import type { EnclosingCall, ShortcodeCall, ShortcodeContext } from '../../../shortcodes/index.ts';
import {
  GoMap,
  GoMethod,
  GoObject,
  GoRecord,
  type GoValue,
  isText,
  safeHtml,
  textOf,
  toGoValue,
} from '../../../templates/index.ts';
import { lineIndexOf } from '../../../text/index.ts';
import { callStore } from '../stores.ts';
import { hasMember } from './members.ts';

type Arguments = Pick<EnclosingCall, 'named' | 'positional'>;

function paramsOf({ named, positional }: Arguments): GoValue {
  const isNamed = Object.keys(named).length > 0;
  return isNamed
    ? new GoMap(Object.entries(named).map(([key, value]) => [key, toGoValue(value)]))
    : toGoValue(positional);
}

/** `.Get 0` beyond the end is empty; a name among positional arguments is nil. */
function getArgument({ named, positional }: Arguments, key: GoValue): GoValue {
  const isNamed = Object.keys(named).length > 0;
  if (!isNamed && positional.length === 0) return null;
  if (typeof key === 'bigint') return isNamed ? null : toGoValue(positional[Number(key)] ?? '');
  if (!isText(key)) return null;
  if (!isNamed) return null;
  const name = textOf(key);
  return Object.hasOwn(named, name) ? toGoValue(named[name]) : '';
}

/** What a nested call sees of its parent. */
class ParentObject extends GoObject {
  readonly typeName = '*hugolib.ShortcodeWithPage';
  readonly #call: EnclosingCall;
  readonly #context: ShortcodeContext;
  readonly #objects: Readonly<Record<string, GoObject>>;

  constructor(call: EnclosingCall, context: ShortcodeContext, objects: Readonly<Record<string, GoObject>>) {
    super();
    this.#call = call;
    this.#context = context;
    this.#objects = objects;
  }

  override get displayName(): string {
    return '.Parent';
  }

  override isUnsupported(name: string): boolean {
    return hasMember('shortcode', name);
  }

  override member(name: string): GoValue | GoMethod {
    const call = this.#call;
    switch (name) {
      case 'Get':
        return new GoMethod(([key]) => getArgument(call, key), 1);
      case 'Params':
        return paramsOf(call);
      case 'Name':
        return call.name;
      case 'IsNamedParams':
        return Object.keys(call.named).length > 0;
      case 'Ordinal':
        return BigInt(call.ordinal ?? 0);
      case 'Scratch':
      case 'Store':
        return callStore(this.#context, call);
      case 'Parent':
        return call.parent === undefined ? null : new ParentObject(call.parent, this.#context, this.#objects);
      case 'Page':
        return this.#objects.page ?? null;
      case 'Site':
        return this.#objects.site ?? null;
      default:
        return undefined;
    }
  }
}

export class CallObject extends GoObject {
  readonly typeName = '*hugolib.ShortcodeWithPage';
  readonly #call: ShortcodeCall<unknown>;
  readonly #context: ShortcodeContext;
  readonly #parent: ParentObject;
  readonly #objects: Readonly<Record<string, GoObject>>;
  #inner: GoValue;

  constructor(
    call: ShortcodeCall<unknown>,
    context: ShortcodeContext,
    objects: Readonly<Record<string, GoObject>>,
  ) {
    super();
    this.#call = call;
    this.#context = context;
    this.#objects = objects;
    // A nested call's questions have the same answers as the call's own.
    this.#parent = new ParentObject(call.asParent, context, objects);
  }

  override get displayName(): string {
    return '';
  }

  override isUnsupported(name: string): boolean {
    return hasMember('shortcode', name);
  }

  override member(name: string): GoValue | GoMethod {
    switch (name) {
      case 'Inner':
      case 'InnerDeindent':
        this.#inner ??= safeHtml(this.#textInside(name === 'InnerDeindent'));
        return this.#inner;
      case 'Position':
        return this.#position();
      case 'Ref':
      case 'RelRef':
        return this.#objects.page?.member(name);
      default:
        return this.#parent.member(name);
    }
  }

  /** A nested call in `{{% %}}` gets rendered text; all others get the text as written. */
  #textInside(deindents: boolean): string {
    const call = this.#call;
    if (call.markup === 'markdown' && call.parent !== undefined)
      return this.#context.hold(this.#context.inner(call));
    const { text } = call.inner;
    const indentation = /^\n([ \t]+)/.exec(text)?.[1];
    return deindents && indentation !== undefined ? text.replaceAll(`\n${indentation}`, '\n') : text;
  }

  #position(): GoObject {
    const { origin } = this.#call;
    if (origin === undefined) return new Position('', 0, 0);
    const { line, column } = lineIndexOf(origin.file).pointAt(origin.offset);
    return new Position(origin.file.path, line, column);
  }
}

/** `text.Position`, which prints as `"content/a.md:3:5"`. */
export class Position extends GoRecord {
  readonly #text: string;

  constructor(file: string, line: number, column: number) {
    super('text.Position', { Filename: file, LineNumber: BigInt(line), ColumnNumber: BigInt(column) });
    this.#text = `"${file}:${line}:${column}"`;
  }

  override get hasText(): boolean {
    return true;
  }

  override print(): string {
    return this.#text;
  }
}
