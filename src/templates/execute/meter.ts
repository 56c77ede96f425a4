/** Bounds of what a template may do: enough for any page, and an end to what would not end. */
import { TemplateError } from '../error.ts';
import type { CallContext } from '../values/value.ts';

export interface Limits {
  /** Nodes walked, calls made, items made. */
  readonly steps: number;
  /** UTF-16 code units printed. */
  readonly output: number;
  /** Templates and partials that call each other. */
  readonly depth: number;
}

export const LIMITS: Limits = { steps: 2_000_000, output: 10_000_000, depth: 100 };

/** Counts for one call of a template and all that it calls. */
export class Meter implements CallContext {
  readonly #limits: Limits;
  #steps = 0;
  #output = 0;
  #depth = 0;

  constructor(limits: Partial<Limits> = {}) {
    this.#limits = { ...LIMITS, ...limits };
  }

  spend(amount: number): void {
    this.#steps += amount;
    if (this.#steps > this.#limits.steps) {
      throw new TemplateError('limit', `more than ${this.#limits.steps} steps`);
    }
  }

  print(length: number): void {
    this.#output += length;
    if (this.#output > this.#limits.output) {
      throw new TemplateError('limit', `more than ${this.#limits.output} characters of output`);
    }
  }

  enter(): void {
    this.#depth += 1;
    if (this.#depth > this.#limits.depth) {
      throw new TemplateError('limit', `templates call each other more than ${this.#limits.depth} deep`);
    }
  }

  leave(): void {
    this.#depth -= 1;
  }
}
