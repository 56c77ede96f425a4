/** Parses templates into trees, like Go's text/template/parse. Each `define` and `block` of a text is a separate template. */
import { createLineIndex, type LineIndex } from '../../diagnostics/index.ts';
import { TemplateError } from '../error.ts';
import { unquote } from './constants.ts';
import { LexError, tokenize } from './lexer.ts';
import type { BranchNode, ListNode, PipeNode, TemplateTree, TreeNode } from './nodes.ts';
import { PipelineParser } from './pipelines.ts';
import { TokenReader } from './reader.ts';
import type { Token } from './tokens.ts';

export interface ParseOptions {
  /** Whether a function of this name exists; others are errors, as in Go. */
  hasFunction(name: string): boolean;
}

export interface ParsedTemplates {
  readonly main: TemplateTree;
  /** The templates of `define` and `block`, in order. */
  readonly defined: readonly TemplateTree[];
}

/** Maximum depth of nested blocks. */
const MAX_DEPTH = 200;

/**
 * Parses a template. Throws a {@link TemplateError} of kind `parse`, with line and column.
 *
 * @param name name for errors, such as its path
 */
export function parseTemplate(name: string, text: string, options: ParseOptions): ParsedTemplates {
  try {
    return new TemplateParser(name, text, options).run();
  } catch (error) {
    if (!(error instanceof LexError)) throw error;
    const { line, column } = createLineIndex(text).pointAt(error.offset);
    throw new TemplateError('parse', error.message, {
      template: name,
      line,
      column,
      ...(error.subject === undefined ? {} : { name: error.subject }),
    });
  }
}

type Ending = 'end' | 'else';

class TemplateParser {
  readonly #name: string;
  readonly #text: string;
  readonly #reader: TokenReader;
  readonly #pipelines: PipelineParser;
  readonly #defined = new Map<string, TemplateTree>();
  #rangeDepth = 0;
  #depth = 0;

  constructor(name: string, text: string, options: ParseOptions) {
    this.#name = name;
    this.#text = text;
    this.#reader = new TokenReader(tokenize(text));
    this.#pipelines = new PipelineParser(this.#reader, options.hasFunction);
  }

  run(): ParsedTemplates {
    const nodes: TreeNode[] = [];
    for (let token = this.#reader.peek(); token.kind !== 'end'; token = this.#reader.peek()) {
      if (token.kind === 'open' && this.#isDefine()) this.#parseDefinition();
      else {
        const node = this.#parseTextOrAction();
        if (node === 'end' || node === 'else') this.#fail(`unexpected {{${node}}}`, token.at);
        else if (node !== undefined) nodes.push(node);
      }
    }
    return { main: this.#tree(this.#name, nodes), defined: [...this.#defined.values()] };
  }

  #tree(name: string, nodes: readonly TreeNode[]): TemplateTree {
    return { name, file: this.#name, text: this.#text, root: { kind: 'list', nodes } };
  }

  #fail(message: string, at = this.#reader.last): never {
    throw new LexError(message, at);
  }

  #unexpected(token: Token, context: string): never {
    const shown = token.kind === 'end' ? 'EOF' : `"${token.text}"`;
    return this.#fail(`unexpected ${shown} in ${context}`, token.at);
  }

  #isDefine(): boolean {
    const next = this.#reader.peekSecond();
    return next.kind === 'keyword' && next.text === 'define';
  }

  #parseDefinition(): void {
    this.#reader.next();
    this.#reader.nextNonSpace();
    const name = this.#parseName('define clause');
    const close = this.#reader.nextNonSpace();
    if (close.kind !== 'close') this.#unexpected(close, 'define clause');
    const scope = this.#pipelines.openTemplate();
    const { list, ending } = this.#parseList('define clause');
    if (ending !== 'end') this.#fail('unexpected {{else}} in define clause');
    this.#pipelines.closeTemplate(scope);
    this.#define(name, list.nodes);
  }

  /** A later definition of a name wins, unless it is empty. */
  #define(name: string, nodes: readonly TreeNode[]): void {
    const isEmpty = nodes.every((node) => node.kind === 'text' && node.text.trim() === '');
    if (isEmpty && this.#defined.has(name)) return;
    this.#defined.set(name, this.#tree(name, nodes));
  }

  #parseName(context: string): string {
    const token = this.#reader.nextNonSpace();
    const name = token.kind === 'string' || token.kind === 'rawString' ? unquote(token.text) : undefined;
    return name ?? this.#unexpected(token, context);
  }

  /** Parses up to `end` or `else`. */
  #parseList(context: string): { list: ListNode; ending: Ending } {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) this.#fail(`blocks nest deeper than ${MAX_DEPTH}`);
    const nodes: TreeNode[] = [];
    for (;;) {
      const token = this.#reader.peek();
      if (token.kind === 'end') this.#fail('unexpected EOF', token.at);
      if (token.kind === 'open' && this.#isDefine())
        this.#fail(`unexpected {{define}} in ${context}`, token.at);
      const node = this.#parseTextOrAction();
      if (node === 'end' || node === 'else') {
        this.#depth -= 1;
        return { list: { kind: 'list', nodes }, ending: node };
      }
      if (node !== undefined) nodes.push(node);
    }
  }

  #parseTextOrAction(): TreeNode | Ending | undefined {
    const token = this.#reader.next();
    if (token.kind === 'text') return { kind: 'text', text: token.text, at: token.at };
    if (token.kind === 'comment') return undefined;
    if (token.kind !== 'open') return this.#unexpected(token, 'input');
    const first = this.#reader.nextNonSpace();
    if (first.kind === 'keyword') return this.#parseKeyword(first);
    this.#reader.back(first);
    const pipe = this.#pipelines.parse('command', 'close');
    return { kind: 'action', pipe, at: first.at };
  }

  #parseKeyword(token: Token): TreeNode | Ending | undefined {
    switch (token.text) {
      case 'if':
      case 'with':
      case 'range':
        return this.#parseBranch(token.text, token.at);
      case 'end':
        this.#expectClose('end');
        return 'end';
      case 'else': {
        const next = this.#reader.peekNonSpace();
        const continues = next.kind === 'keyword' && (next.text === 'if' || next.text === 'with');
        if (!continues) this.#expectClose('else');
        return 'else';
      }
      case 'break':
      case 'continue':
        this.#expectClose(token.text);
        if (this.#rangeDepth === 0) this.#fail(`{{${token.text}}} outside {{range}}`, token.at);
        return { kind: token.text, at: token.at };
      case 'template':
        return this.#parseTemplateCall(token.at);
      case 'block':
        return this.#parseBlock(token.at);
      default:
        return this.#unexpected(token, 'command');
    }
  }

  #expectClose(context: string): void {
    const token = this.#reader.nextNonSpace();
    if (token.kind !== 'close') this.#unexpected(token, context);
  }

  #parseBranch(kind: BranchNode['kind'], at: number): BranchNode {
    const scope = this.#pipelines.mark();
    const pipe = this.#pipelines.parse(kind, 'close');
    if (kind === 'range') this.#rangeDepth += 1;
    const { list, ending } = this.#parseList(kind);
    if (kind === 'range') this.#rangeDepth -= 1;
    const elseList = ending === 'else' ? this.#parseElse(kind) : undefined;
    this.#pipelines.reset(scope);
    return { kind, pipe, list, elseList, at };
  }

  #parseElse(kind: BranchNode['kind']): ListNode {
    const next = this.#reader.peekNonSpace();
    if (next.kind === 'keyword' && next.text === kind && (kind === 'if' || kind === 'with')) {
      this.#reader.nextNonSpace();
      this.#depth += 1;
      if (this.#depth > MAX_DEPTH) this.#fail(`blocks nest deeper than ${MAX_DEPTH}`);
      const node = this.#parseBranch(kind, next.at);
      this.#depth -= 1;
      return { kind: 'list', nodes: [node] };
    }
    if (next.kind === 'keyword' && (next.text === 'if' || next.text === 'with')) {
      // The closing delimiter of `else` was not consumed by the two cases above.
      this.#expectClose('else');
    }
    const { list, ending } = this.#parseList('else');
    if (ending === 'else') this.#fail('expected end; found {{else}}');
    return list;
  }

  #parseTemplateCall(at: number): TreeNode {
    const name = this.#parseName('template clause');
    const token = this.#reader.nextNonSpace();
    if (token.kind === 'close') return { kind: 'template', name, pipe: undefined, at };
    this.#reader.back(token);
    return { kind: 'template', name, pipe: this.#pipelines.parse('template clause', 'close'), at };
  }

  #parseBlock(at: number): TreeNode {
    const name = this.#parseName('block clause');
    const pipe: PipeNode = this.#pipelines.parse('block clause', 'close');
    const scope = this.#pipelines.openTemplate();
    const ranges = this.#rangeDepth;
    this.#rangeDepth = 0;
    const { list, ending } = this.#parseList('block clause');
    if (ending !== 'end') this.#fail('unexpected {{else}} in block clause');
    this.#rangeDepth = ranges;
    this.#pipelines.closeTemplate(scope);
    this.#define(name, list.nodes);
    return { kind: 'template', name, pipe, at };
  }
}

const indexes = new WeakMap<TemplateTree, LineIndex>();

/** Line and column of an offset in a tree's text. */
export function placeInTree(tree: TemplateTree, at: number): { line: number; column: number } {
  let index = indexes.get(tree);
  if (index === undefined) {
    index = createLineIndex(tree.text);
    indexes.set(tree, index);
  }
  return index.pointAt(at);
}
