/** Limits for templates: enough for any page, and a stop for endless loops. */
import { TemplateError } from '../error.ts';
import type { CallContext } from '../values/value.ts';

export interface Limits {
  /** Number of executed nodes, calls and created items. */
  readonly steps: number;
  /** UTF-16 code units of output. */
  readonly output: number;
  /** Nested calls of templates and partials. */
  readonly depth: number;
}

const LIMITS: Limits = { steps: 2_000_000, output: 10_000_000, depth: 100 };

/** Counts the work of one call of a template, including everything it calls. */
export class Meter implements CallContext {
  readonly #limits: Limits;
  #steps = 0;
  #output = 0;
  #depth = 0;
  #deferred = 0;

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

  get isDeferred(): boolean {
    return this.#deferred > 0;
  }

  /** Executes a block of `templates.Defer`. */
  defer<T>(block: () => T): T {
    this.#deferred += 1;
    try {
      return block();
    } finally {
      this.#deferred -= 1;
    }
  }
}
