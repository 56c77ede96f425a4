/** Executes prepared templates: pipelines, branches, calls. */

import { fail, TemplateError } from '../error.ts';
import { ESCAPERS, type EscaperName } from '../escape/escapers.ts';
import type { Prepared, PreparedList, PreparedNode } from '../escape/prepared.ts';
import { type PipeNode, printCommand } from '../syntax/nodes.ts';
import { Deferred } from '../values/deferred.ts';
import { printValue } from '../values/print.ts';
import { GoMap, type GoValue, isNil, isTruthful, itemsOf } from '../values/value.ts';
import { Evaluator, type FunctionTable, ReturnSignal } from './evaluator.ts';
import type { Meter } from './meter.ts';
import { Scope } from './scope.ts';

export interface ExecutionOptions {
  readonly functions: FunctionTable;
  readonly meter: Meter;
  /** Templates by the key of their call. */
  readonly called: ReadonlyMap<string, Prepared>;
  /** Go before 1.22 does not support `range` over ints. */
  readonly rangesOverInts: boolean;
}

export interface ExecutionResult {
  readonly text: string;
  /** The value of `return`, if it was executed with a value. */
  readonly returned: { readonly value: GoValue } | undefined;
}

/** Runs a template with its data. Throws a {@link TemplateError} with the place in the template. */
export function execute(template: Prepared, data: GoValue, options: ExecutionOptions): ExecutionResult {
  const out: string[] = [];
  options.meter.enter();
  try {
    new Execution(template, data, options, out).run(data);
    return { text: out.join(''), returned: undefined };
  } catch (signal) {
    if (!(signal instanceof ReturnSignal)) throw signal;
    return { text: out.join(''), returned: signal.hasValue ? { value: signal.value } : undefined };
  } finally {
    options.meter.leave();
  }
}

type Exit = 'break' | 'continue' | undefined;

class Execution {
  readonly #root: PreparedList;
  readonly #scope: Scope;
  readonly #evaluator: Evaluator;
  readonly #options: ExecutionOptions;
  readonly #out: string[];

  constructor({ tree, root }: Prepared, data: GoValue, options: ExecutionOptions, out: string[]) {
    this.#root = root;
    this.#scope = new Scope(data);
    this.#evaluator = new Evaluator(tree, this.#scope, options);
    this.#options = options;
    this.#out = out;
  }

  run(dot: GoValue): void {
    this.#walkList(dot, this.#root);
  }

  #walkList(dot: GoValue, list: PreparedList): Exit {
    for (const node of list.nodes) {
      const exit = this.#walk(dot, node);
      if (exit !== undefined) return exit;
    }
    return undefined;
  }

  #walk(dot: GoValue, node: PreparedNode): Exit {
    switch (node.kind) {
      case 'text':
        this.#print(node.text);
        return undefined;
      case 'action': {
        const value = this.#evaluator.evaluate(dot, node.pipe);
        if (node.pipe.variables.length === 0) this.#printValue(value, node.escapers, node.pipe);
        return undefined;
      }
      case 'break':
      case 'continue':
        return node.kind;
      case 'template':
        this.#callTemplate(dot, node);
        return undefined;
      default:
        this.#tick(node.pipe);
        return node.kind === 'range' ? this.#walkRange(dot, node) : this.#walkBranch(dot, node);
    }
  }

  #tick(pipe: PipeNode): void {
    try {
      this.#options.meter.spend(1);
    } catch (error) {
      throw this.#evaluator.located(error, pipe.at, () => pipe.commands.map(printCommand).join(' | '));
    }
  }

  #print(text: string): void {
    this.#options.meter.print(text.length);
    this.#out.push(text);
  }

  #printValue(value: GoValue, escapers: readonly EscaperName[], pipe: PipeNode): void {
    try {
      if (escapers.length === 0) {
        this.#print(isNil(value) ? '<no value>' : printValue(value));
        return;
      }
      let shown: GoValue = value;
      for (const name of escapers) shown = ESCAPERS[name](shown);
      this.#print(typeof shown === 'string' ? shown : '');
    } catch (error) {
      throw this.#evaluator.located(error, pipe.at, () => pipe.commands.map(printCommand).join(' | '));
    }
  }

  #walkBranch(dot: GoValue, node: PreparedNode & { kind: 'if' | 'with' | 'range' }): Exit {
    const mark = this.#scope.mark();
    const value = this.#evaluator.evaluate(dot, node.pipe);
    const list = isTruthful(value) ? node.list : node.elseList;
    const exit =
      list === undefined
        ? undefined
        : value instanceof Deferred && node.kind === 'with'
          ? this.#options.meter.defer(() => this.#walkList(value.data, list))
          : this.#walkList(node.kind === 'with' && list === node.list ? value : dot, list);
    this.#scope.reset(mark);
    return exit;
  }

  #walkRange(dot: GoValue, node: PreparedNode & { kind: 'if' | 'with' | 'range' }): Exit {
    const mark = this.#scope.mark();
    const { variables, assigns } = node.pipe;
    const value = this.#evaluator.evaluate(dot, { ...node.pipe, variables: [] });
    let isEmpty = true;
    for (const [key, item] of this.#entries(value, node)) {
      isEmpty = false;
      this.#tick(node.pipe);
      const inside = this.#scope.mark();
      const pairs: (readonly [string | undefined, GoValue])[] =
        variables.length === 1
          ? [[variables[0], item]]
          : [
              [variables[0], key],
              [variables[1], item],
            ];
      for (const [name, bound] of pairs) {
        if (name === undefined) continue;
        if (assigns) this.#scope.assign(name, bound ?? undefined);
        else this.#scope.declare(name, bound ?? undefined);
      }
      const exit = this.#walkList(item, node.list);
      this.#scope.reset(inside);
      if (exit === 'break') break;
    }
    const exit = isEmpty && node.elseList !== undefined ? this.#walkList(dot, node.elseList) : undefined;
    this.#scope.reset(mark);
    return exit;
  }

  *#entries(value: GoValue, node: { pipe: PipeNode }): Iterable<readonly [GoValue, GoValue]> {
    const items = itemsOf(value);
    if (items !== undefined) {
      for (let index = 0; index < items.length; index += 1) yield [BigInt(index), items[index]];
    } else if (value instanceof GoMap) yield* value.sorted();
    else if (typeof value === 'bigint' && this.#options.rangesOverInts) {
      for (let index = 0n; index < value; index += 1n) yield [index, index];
    } else if (!isNil(value)) {
      const error = new TemplateError('execute', `range can't iterate over ${printValue(value)}`);
      throw this.#evaluator.located(error, node.pipe.at, () =>
        node.pipe.commands.map(printCommand).join(' | '),
      );
    }
  }

  #callTemplate(dot: GoValue, node: PreparedNode & { kind: 'template' }): void {
    const { meter, called } = this.#options;
    const data = node.pipe === undefined ? undefined : this.#evaluator.evaluate(dot, node.pipe);
    try {
      const template = called.get(node.key) ?? fail(`template "${node.name}" not defined`);
      meter.spend(1);
      meter.enter();
      new Execution(template, data, this.#options, this.#out).run(data);
    } catch (error) {
      if (!(error instanceof ReturnSignal) || error.hasValue) {
        throw this.#evaluator.located(error, node.at, () => `template "${node.name}"`);
      }
    } finally {
      meter.leave();
    }
  }
}
