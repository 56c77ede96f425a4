/** Parses pipelines: `$x := index .a 1 | printf "%d"`. Tracks the variables in scope. */
import { readChar, readNumber, unquote } from './constants.ts';
import { LexError } from './lexer.ts';
import type { CommandNode, Operand, PipeNode } from './nodes.ts';
import type { TokenReader } from './reader.ts';
import type { Token } from './tokens.ts';

/** Maximum depth of parentheses. */
const MAX_DEPTH = 200;

export class PipelineParser {
  readonly #reader: TokenReader;
  readonly #hasFunction: (name: string) => boolean;
  #variables: string[] = ['$'];
  #depth = 0;

  constructor(reader: TokenReader, hasFunction: (name: string) => boolean) {
    this.#reader = reader;
    this.#hasFunction = hasFunction;
  }

  /** The number of variables in scope, for {@link reset}. */
  mark(): number {
    return this.#variables.length;
  }

  reset(mark: number): void {
    this.#variables.length = mark;
  }

  /** A defined template has only `$` in scope. */
  openTemplate(): readonly string[] {
    const outer = this.#variables;
    this.#variables = ['$'];
    return outer;
  }

  closeTemplate(outer: readonly string[]): void {
    this.#variables = [...outer];
  }

  #fail(message: string, at: number): never {
    throw new LexError(message, at);
  }

  #unexpected(token: Token, context: string): never {
    const shown = token.kind === 'end' ? 'EOF' : `"${token.text}"`;
    return this.#fail(`unexpected ${shown} in ${context}`, token.at);
  }

  parse(context: string, end: 'close' | ')'): PipeNode {
    const at = this.#reader.peekNonSpace().at;
    const { variables, assigns } = this.#parseVariables(context);
    const commands: CommandNode[] = [];
    for (;;) {
      const token = this.#reader.nextNonSpace();
      if (token.kind === end) {
        this.#checkPipeline(commands, context, token.at);
        return { kind: 'pipe', variables, assigns, commands, at };
      }
      if (!STARTS_COMMAND.has(token.kind)) this.#unexpected(token, context);
      this.#reader.back(token);
      commands.push(this.#parseCommand(context));
    }
  }

  #checkPipeline(commands: readonly CommandNode[], context: string, at: number): void {
    if (commands.length === 0) this.#fail(`missing value for ${context}`, at);
    commands.slice(1).forEach(({ args: [first] }, index) => {
      if (first !== undefined && NOT_EXECUTABLE.has(first.kind)) {
        this.#fail(`non executable command in pipeline stage ${index + 2}`, first.at);
      }
    });
  }

  /** `$x :=`, `$x =`, and in a range `$i, $x :=`. */
  #parseVariables(context: string): { variables: string[]; assigns: boolean } {
    const variables: string[] = [];
    const none = { variables: [], assigns: false };
    for (;;) {
      const token = this.#reader.peekNonSpace();
      if (token.kind !== 'variable') {
        return variables.length === 0 ? none : this.#fail(`range can only initialize variables`, token.at);
      }
      this.#reader.nextNonSpace();
      const next = this.#reader.peekNonSpace();
      if (next.kind === ':=' || next.kind === '=') {
        this.#reader.nextNonSpace();
        variables.push(token.text);
        const assigns = next.kind === '=';
        if (assigns) for (const name of variables) this.#checkVariable(name, token.at);
        else this.#variables.push(...variables);
        return { variables, assigns };
      }
      if (next.kind === ',') {
        this.#reader.nextNonSpace();
        if (context !== 'range' || variables.length >= 1) {
          this.#fail(`too many declarations in ${context}`, next.at);
        }
        variables.push(token.text);
        continue;
      }
      this.#reader.back(token);
      return none;
    }
  }

  #checkVariable(name: string, at: number): void {
    if (!this.#variables.includes(name)) this.#fail(`undefined variable "${name}"`, at);
  }

  #parseCommand(context: string): CommandNode {
    const args: Operand[] = [];
    const { at } = this.#reader.peekNonSpace();
    for (;;) {
      this.#reader.peekNonSpace();
      const operand = this.#parseOperand();
      if (operand !== undefined) args.push(operand);
      const token = this.#reader.next();
      if (token.kind === 'space') continue;
      if (token.kind === 'close' || token.kind === ')') this.#reader.back(token);
      else if (token.kind !== '|') {
        this.#unexpected(token, operand === undefined && args.length === 0 ? context : 'operand');
      } else if (this.#endsPipeline()) {
        this.#fail(`missing value for ${context}`, token.at);
      }
      break;
    }
    if (args.length === 0) this.#fail('empty command', at);
    return { args, at };
  }

  #endsPipeline(): boolean {
    const { kind } = this.#reader.peekNonSpace();
    return kind === 'close' || kind === ')';
  }

  /** A term and the fields after it. */
  #parseOperand(): Operand | undefined {
    const base = this.#parseTerm();
    if (base === undefined || this.#reader.peek().kind !== 'field') return base;
    const fields: string[] = [];
    const at = this.#reader.peek().at;
    while (this.#reader.peek().kind === 'field') fields.push(this.#reader.next().text.slice(1));
    switch (base.kind) {
      case 'field':
        return { ...base, fields: [...base.fields, ...fields] };
      case 'variable':
        return { ...base, fields: [...base.fields, ...fields] };
      case 'bool':
      case 'string':
      case 'number':
      case 'nil':
      case 'dot':
        return this.#fail(`unexpected . after term "${'text' in base ? base.text : base.kind}"`, at);
      default:
        return { kind: 'chain', base, fields, at };
    }
  }

  #parseTerm(): Operand | undefined {
    const token = this.#reader.next();
    const { at, text } = token;
    switch (token.kind) {
      case 'identifier':
        if (!this.#hasFunction(text)) this.#failFunction(text, at);
        return { kind: 'identifier', name: text, at };
      case 'dot':
      case 'nil':
        return { kind: token.kind, at };
      case 'variable':
        this.#checkVariable(text, at);
        return { kind: 'variable', name: text, fields: [], at };
      case 'field':
        return { kind: 'field', fields: [text.slice(1)], at };
      case 'bool':
        return { kind: 'bool', value: text === 'true', at };
      case 'char':
      case 'number':
        return this.#parseNumber(token);
      case 'string':
      case 'rawString':
        return { kind: 'string', value: unquote(text) ?? this.#fail('invalid syntax', at), text, at };
      case '(':
        return this.#parseParentheses(at);
      default:
        this.#reader.back(token);
        return undefined;
    }
  }

  #failFunction(name: string, at: number): never {
    throw Object.assign(new LexError(`function "${name}" not defined`, at), { subject: name });
  }

  #parseNumber({ kind, text, at }: Token): Operand {
    const value = kind === 'char' ? readChar(text) : readNumber(text);
    if (value === undefined) {
      const isWhole = kind === 'number' && /^[+-]?\d+$/.test(text);
      this.#fail(isWhole ? `integer overflow: "${text}"` : `illegal number syntax: "${text}"`, at);
    }
    return { kind: 'number', value, text, at };
  }

  #parseParentheses(at: number): Operand {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) this.#fail(`parentheses nest deeper than ${MAX_DEPTH}`, at);
    const pipe = this.parse('parenthesized pipeline', ')');
    this.#depth -= 1;
    return pipe;
  }
}

const STARTS_COMMAND: ReadonlySet<Token['kind']> = new Set([
  'bool',
  'char',
  'dot',
  'field',
  'identifier',
  'number',
  'nil',
  'rawString',
  'string',
  'variable',
  '(',
]);

const NOT_EXECUTABLE: ReadonlySet<Operand['kind']> = new Set(['bool', 'dot', 'nil', 'number', 'string']);
