import { fail } from '../error.ts';
import type { GoValue } from '../values/value.ts';

/** The variables of a template during execution, innermost last. */
export class Scope {
  readonly #names: string[];
  readonly #values: GoValue[];

  constructor(root: GoValue) {
    this.#names = ['$'];
    this.#values = [root];
  }

  mark(): number {
    return this.#names.length;
  }

  reset(mark: number): void {
    this.#names.length = mark;
    this.#values.length = mark;
  }

  declare(name: string, value: GoValue): void {
    this.#names.push(name);
    this.#values.push(value);
  }

  assign(name: string, value: GoValue): void {
    this.#values[this.#indexOf(name)] = value;
  }

  get(name: string): GoValue {
    return this.#values[this.#indexOf(name)];
  }

  #indexOf(name: string): number {
    const index = this.#names.lastIndexOf(name);
    return index === -1 ? fail(`undefined variable: ${name}`) : index;
  }
}
