/** `newScratch`, `.Scratch` and `.Store`: values that a template writes. */

import { fail } from '../error.ts';
import { addValues } from './arithmetic.ts';
import { toText } from './cast.ts';
import { GoMap, GoMethod, GoObject, type GoValue, isList, itemsOf } from './value.ts';

export class GoScratch extends GoObject {
  readonly typeName = '*hstore.Scratch';
  readonly #values = new GoMap();

  override member(name: string): GoValue | GoMethod {
    switch (name) {
      case 'Get':
        return new GoMethod(([key]) => this.#values.entries.get(toText(key)) ?? null, 1);
      case 'Set':
        return new GoMethod(([key, value]) => this.#set(toText(key), value), 2);
      case 'Add':
        return new GoMethod(([key, value]) => this.#add(toText(key), value), 2);
      case 'Delete':
        return new GoMethod(([key]) => {
          this.#values.entries.delete(toText(key));
          return '';
        }, 1);
      case 'SetInMap':
        return new GoMethod(([key, inner, value]) => {
          this.#mapOf(toText(key)).entries.set(toText(inner), value ?? null);
          return '';
        }, 3);
      case 'DeleteInMap':
        return new GoMethod(([key, inner]) => {
          this.#mapOf(toText(key)).entries.delete(toText(inner));
          return '';
        }, 2);
      case 'GetSortedMapValues':
        return new GoMethod(([key]) => {
          const value = this.#values.entries.get(toText(key));
          return value instanceof GoMap ? value.sorted().map(([, inner]) => inner) : null;
        }, 1);
      case 'Values':
        return this.#values;
      default:
        return undefined;
    }
  }

  #set(key: string, value: GoValue): string {
    this.#values.entries.set(key, value ?? null);
    return '';
  }

  #add(key: string, value: GoValue): string {
    const known = this.#values.entries.get(key);
    if (known === undefined) return this.#set(key, value);
    if (!isList(known)) return this.#set(key, addValues(known, value));
    return this.#set(key, [...known, ...(itemsOf(value) ?? [value])]);
  }

  #mapOf(key: string): GoMap {
    const known = this.#values.entries.get(key);
    if (known === undefined) {
      const map = new GoMap();
      this.#values.entries.set(key, map);
      return map;
    }
    return known instanceof GoMap ? known : fail(`${key} is no map`);
  }
}
