/** Runs prepared templates: pipelines, branches, calls. */

import { fail, TemplateError } from '../error.ts';
import { ESCAPERS, type EscaperName } from '../escape/escapers.ts';
import type { Prepared, PreparedList, PreparedNode } from '../escape/prepared.ts';
import {
  type CommandNode,
  type Operand,
  type PipeNode,
  printCommand,
  printOperand,
  type TemplateTree,
} from '../syntax/nodes.ts';
import { placeInTree } from '../syntax/parser.ts';
import { Deferred } from '../values/deferred.ts';
import { printValue } from '../values/print.ts';
import { GoMap, type GoMethod, GoRecord, type GoValue, isNil, isTruthful, itemsOf } from '../values/value.ts';
import { callFunction, readMember } from './members.ts';
import type { Meter } from './meter.ts';
import { Scope } from './scope.ts';

/** The functions that a template can name. */
export interface FunctionTable {
  get(name: string): GoMethod | undefined;
  /** Whether Hugo has a function of this name that is missing here. */
  isUnsupported(name: string): boolean;
}

export interface ExecutionOptions {
  readonly functions: FunctionTable;
  readonly meter: Meter;
  /** Templates by the key of their call. */
  readonly called: ReadonlyMap<string, Prepared>;
  /** Go before 1.22 does not range over ints. */
  readonly rangesOverInts: boolean;
}

export interface ExecutionResult {
  readonly text: string;
  /** What `return` gave back, where it stood with a value. */
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

class ReturnSignal {
  readonly value: GoValue;
  readonly hasValue: boolean;

  constructor(value: GoValue, hasValue: boolean) {
    this.value = value;
    this.hasValue = hasValue;
  }
}

type Exit = 'break' | 'continue' | undefined;

/** No value comes from the command before. */
const NONE = Symbol('none');
type Final = GoValue | typeof NONE;

class Execution {
  readonly #tree: TemplateTree;
  readonly #root: PreparedList;
  readonly #scope: Scope;
  readonly #options: ExecutionOptions;
  readonly #out: string[];

  constructor({ tree, root }: Prepared, data: GoValue, options: ExecutionOptions, out: string[]) {
    this.#tree = tree;
    this.#root = root;
    this.#scope = new Scope(data);
    this.#options = options;
    this.#out = out;
  }

  run(dot: GoValue): void {
    this.#walkList(dot, this.#root);
  }

  #located(error: unknown, at: number, shown: () => string): unknown {
    if (!(error instanceof TemplateError) || error.template !== undefined) return error;
    return error.withPlace({ template: this.#tree.file, ...placeInTree(this.#tree, at) }, shortened(shown()));
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
        const value = this.#evalPipe(dot, node.pipe);
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
      throw this.#located(error, pipe.at, () => pipe.commands.map(printCommand).join(' | '));
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
      throw this.#located(error, pipe.at, () => pipe.commands.map(printCommand).join(' | '));
    }
  }

  #walkBranch(dot: GoValue, node: PreparedNode & { kind: 'if' | 'with' | 'range' }): Exit {
    const mark = this.#scope.mark();
    const value = this.#evalPipe(dot, node.pipe);
    const list = isTruthful(value) ? node.list : node.elseList;
    const inner = value instanceof Deferred ? value.data : value;
    const exit =
      list === undefined
        ? undefined
        : this.#walkList(node.kind === 'with' && list === node.list ? inner : dot, list);
    this.#scope.reset(mark);
    return exit;
  }

  #walkRange(dot: GoValue, node: PreparedNode & { kind: 'if' | 'with' | 'range' }): Exit {
    const mark = this.#scope.mark();
    const { variables, assigns } = node.pipe;
    const value = this.#evalPipe(dot, { ...node.pipe, variables: [] });
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
      throw this.#located(error, node.pipe.at, () => node.pipe.commands.map(printCommand).join(' | '));
    }
  }

  #callTemplate(dot: GoValue, node: PreparedNode & { kind: 'template' }): void {
    const { meter, called } = this.#options;
    const data = node.pipe === undefined ? undefined : this.#evalPipe(dot, node.pipe);
    try {
      const template = called.get(node.key) ?? fail(`template "${node.name}" not defined`);
      meter.spend(1);
      meter.enter();
      new Execution(template, data, this.#options, this.#out).run(data);
    } catch (error) {
      if (!(error instanceof ReturnSignal) || error.hasValue) {
        throw this.#located(error, node.at, () => `template "${node.name}"`);
      }
    } finally {
      meter.leave();
    }
  }

  /** A nil that comes out of a pipeline is no value any more. */
  #evalPipe(dot: GoValue, pipe: PipeNode): GoValue {
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
      this.#options.meter.spend(1);
      return this.#evalFirst(dot, first, command, final);
    } catch (error) {
      throw this.#located(error, first.at, () => printCommand(command));
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
    const { meter } = this.#options;
    let value = receiver;
    for (const name of fields.slice(0, -1)) value = readMember(value, name, [], meter);
    const last = fields.at(-1);
    if (last === undefined) return value;
    // Arguments are not looked at where nothing is there to take them.
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
        return this.#evalPipe(dot, node);
      default:
        return this.#evalCommand(dot, { args: [node], at: node.at }, NONE);
    }
  }

  #evalFunction(dot: GoValue, name: string, args: readonly Operand[], final: Final): GoValue {
    if (name === 'and' || name === 'or') return this.#evalLogic(dot, name, args, final);
    if (name === 'return') throw this.#evalReturn(dot, args, final);
    if (name === 'try') return this.#evalTry(dot, args, final);
    const { functions, meter } = this.#options;
    const method = functions.get(name);
    if (method === undefined) {
      if (functions.isUnsupported(name)) {
        throw new TemplateError('unsupported', `the function ${name} is not supported`, { name });
      }
      return fail(`"${name}" is not a defined function`);
    }
    return callFunction(name, method, this.#evalArguments(dot, args, final), meter);
  }

  /** The first argument that decides; those behind it are not evaluated. */
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

  /** `try`: a value, or what went wrong. Bounds and what is not supported are no errors of the template. */
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
