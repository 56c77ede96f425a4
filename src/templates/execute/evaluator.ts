/** Values of pipelines: operands, calls, and the functions that decide which of their arguments are evaluated. */
import { fail, TemplateError } from '../error.ts';
import {
  type CommandNode,
  type Operand,
  type PipeNode,
  printCommand,
  printOperand,
  type TemplateTree,
} from '../syntax/nodes.ts';
import { placeInTree } from '../syntax/parser.ts';
import { type GoMethod, GoRecord, type GoValue, isTruthful } from '../values/value.ts';
import { callFunction, readMember } from './members.ts';
import type { Meter } from './meter.ts';
import type { Scope } from './scope.ts';

/** The functions that templates can call. */
export interface FunctionTable {
  get(name: string): GoMethod | undefined;
  /** Whether Hugo has a function of this name that Lockstep does not implement. */
  isUnsupported(name: string): boolean;
}

/** Thrown by `return`: ends the template. */
export class ReturnSignal {
  readonly value: GoValue;
  readonly hasValue: boolean;

  constructor(value: GoValue, hasValue: boolean) {
    this.value = value;
    this.hasValue = hasValue;
  }
}

/** Marks the first command of a pipeline, which gets no value. */
const NONE = Symbol('none');
type Final = GoValue | typeof NONE;

export interface EvaluatorOptions {
  readonly functions: FunctionTable;
  readonly meter: Meter;
}

export class Evaluator {
  readonly #tree: TemplateTree;
  readonly #scope: Scope;
  readonly #run: EvaluatorOptions;

  /** @param scope the variables of the template that is running */
  constructor(tree: TemplateTree, scope: Scope, options: EvaluatorOptions) {
    this.#tree = tree;
    this.#scope = scope;
    this.#run = options;
  }

  /** An error with its place in the template. */
  located(error: unknown, at: number, shown: () => string): unknown {
    if (!(error instanceof TemplateError) || error.template !== undefined) return error;
    return error.withPlace({ template: this.#tree.file, ...placeInTree(this.#tree, at) }, shortened(shown()));
  }

  /** A nil result of a pipeline becomes an invalid value. */
  evaluate(dot: GoValue, pipe: PipeNode): GoValue {
    let value: Final = NONE;
    for (const command of pipe.commands) value = this.#evalCommand(dot, command, value) ?? undefined;
    const result = value === NONE ? undefined : value;
    for (const name of pipe.variables) {
      if (pipe.assigns) this.#scope.assign(name, result);
      else this.#scope.declare(name, result);
    }
    return result;
  }

  #evalCommand(dot: GoValue, command: CommandNode, final: Final): GoValue {
    const [first] = command.args;
    if (first === undefined) return undefined;
    try {
      this.#run.meter.spend(1);
      return this.#evalFirst(dot, first, command, final);
    } catch (error) {
      throw this.located(error, first.at, () => printCommand(command));
    }
  }

  #evalFirst(dot: GoValue, first: Operand, command: CommandNode, final: Final): GoValue {
    const args = command.args.slice(1);
    switch (first.kind) {
      case 'field':
        return this.#evalFields(dot, dot, first.fields, args, final);
      case 'chain':
        return this.#evalFields(dot, this.#evalOperand(dot, first.base), first.fields, args, final);
      case 'variable':
        if (first.fields.length > 0) {
          return this.#evalFields(dot, this.#scope.get(first.name), first.fields, args, final);
        }
        this.#expectNoArguments(first, args, final);
        return this.#scope.get(first.name);
      case 'identifier':
        return this.#evalFunction(dot, first.name, args, final);
      case 'nil':
        return fail('nil is not a command');
      default:
        this.#expectNoArguments(first, args, final);
        return this.#evalOperand(dot, first);
    }
  }

  #expectNoArguments(first: Operand, args: readonly Operand[], final: Final): void {
    if (args.length > 0 || final !== NONE) fail(`can't give argument to non-function ${printOperand(first)}`);
  }

  #evalFields(
    dot: GoValue,
    receiver: GoValue,
    fields: readonly string[],
    args: readonly Operand[],
    final: Final,
  ): GoValue {
    const { meter } = this.#run;
    let value = receiver;
    for (const name of fields.slice(0, -1)) value = readMember(value, name, [], meter);
    const last = fields.at(-1);
    if (last === undefined) return value;
    // Arguments are not evaluated if there is nothing to call.
    if (value === undefined) return undefined;
    return readMember(value, last, this.#evalArguments(dot, args, final), meter);
  }

  #evalArguments(dot: GoValue, args: readonly Operand[], final: Final): GoValue[] {
    const values = args.map((arg) => this.#evalOperand(dot, arg));
    if (final !== NONE) values.push(final);
    return values;
  }

  #evalOperand(dot: GoValue, node: Operand): GoValue {
    switch (node.kind) {
      case 'dot':
        return dot;
      case 'nil':
        return null;
      case 'bool':
      case 'number':
      case 'string':
        return node.value;
      case 'pipe':
        return this.evaluate(dot, node);
      default:
        return this.#evalCommand(dot, { args: [node], at: node.at }, NONE);
    }
  }

  #evalFunction(dot: GoValue, name: string, args: readonly Operand[], final: Final): GoValue {
    if (name === 'and' || name === 'or') return this.#evalLogic(dot, name, args, final);
    if (name === 'return') throw this.#evalReturn(dot, args, final);
    if (name === 'try') return this.#evalTry(dot, args, final);
    const { functions, meter } = this.#run;
    const method = functions.get(name);
    if (method === undefined) {
      if (functions.isUnsupported(name)) {
        throw new TemplateError('unsupported', `the function ${name} is not supported`, { name });
      }
      return fail(`"${name}" is not a defined function`);
    }
    return callFunction(name, method, this.#evalArguments(dot, args, final), meter);
  }

  /** Returns the first deciding argument; later ones are not evaluated. */
  #evalLogic(dot: GoValue, name: 'and' | 'or', args: readonly Operand[], final: Final): GoValue {
    if (args.length === 0 && final === NONE) fail(`wrong number of args for ${name}: want at least 1 got 0`);
    let value: GoValue;
    for (const arg of args) {
      value = this.#evalOperand(dot, arg);
      if (isTruthful(value) === (name === 'or')) return value;
    }
    return final === NONE ? value : final;
  }

  #evalReturn(dot: GoValue, args: readonly Operand[], final: Final): ReturnSignal {
    const [first] = args;
    if (first === undefined) return new ReturnSignal(final === NONE ? undefined : final, final !== NONE);
    if (first.kind === 'nil') return new ReturnSignal(null, true);
    return new ReturnSignal(this.#evalCommand(dot, { args, at: first.at }, final), true);
  }

  /** `try`: a value or an error. Exceeded limits and unsupported functions are not caught. */
  #evalTry(dot: GoValue, args: readonly Operand[], final: Final): GoValue {
    const [first] = args;
    try {
      const value =
        first === undefined ? (final === NONE ? undefined : final) : this.#evalOperand(dot, first);
      return new GoRecord('template.TryValue', { Value: value ?? null, Err: null });
    } catch (error) {
      if (!(error instanceof TemplateError) || error.kind !== 'execute') throw error;
      const shown = error.message;
      return new GoRecord('template.TryValue', {
        Value: null,
        Err: new GoRecord('*template.TryError', { Error: shown, Cause: shown }),
      });
    }
  }
}

function shortened(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}...` : text;
}
