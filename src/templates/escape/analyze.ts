/** Analyzes templates before execution to find the escapers of each value, like html/template. A template that is called in several contexts is prepared for each. */
import { TemplateError } from '../error.ts';
import type { ActionNode, BranchNode, ListNode, PipeNode, TemplateTree, TreeNode } from '../syntax/nodes.ts';
import { ARGUMENTS } from '../syntax/nodes.ts';
import { placeInTree } from '../syntax/parser.ts';
import { escapeStaticText } from './after-text.ts';
import { chooseEscapers } from './choose-escapers.ts';
import {
  type Context,
  describeContext,
  errorContext,
  isSameContext,
  keyOfContext,
  nudge,
  START,
} from './context.ts';
import type { EscaperName } from './escapers.ts';
import type { Prepared, PreparedList, PreparedNode, PreparedSet } from './prepared.ts';

/** Prepares a template for HTML. Throws a {@link TemplateError} of kind `escape`. */
export function prepareForHtml(main: TemplateTree, named: ReadonlyMap<string, TemplateTree>): PreparedSet {
  return new Analyzer(named).run(main);
}

interface Walked<T> {
  readonly context: Context;
  readonly node: T;
}

interface RangeExits {
  readonly breaks: Context[];
  readonly continues: Context[];
}

/** Limit for templates that call each other in ever new contexts. */
const MAX_TEMPLATES = 2000;

class Analyzer {
  readonly #named: ReadonlyMap<string, TemplateTree>;
  readonly #outputs = new Map<string, Context>();
  readonly #called = new Map<string, Prepared>();
  readonly #requested = new Set<string>();
  #exits: RangeExits | undefined;
  #visits = 0;

  constructor(named: ReadonlyMap<string, TemplateTree>) {
    this.#named = named;
  }

  run(main: TemplateTree): PreparedSet {
    const { context, node } = this.#list(START, main.root);
    if (context.state === 'error') throw this.#problem(context, main);
    if (context.state !== 'text' && context.state !== 'dead') {
      throw this.#problem(
        errorContext(`ends in a non-text context: {${describeContext(context)}}`, main.text.length),
        main,
      );
    }
    return { main: { tree: main, root: node }, called: this.#called };
  }

  #problem({ error }: Context, tree: TemplateTree): TemplateError {
    const place = placeInTree(tree, error?.at ?? 0);
    return new TemplateError(error?.kind ?? 'escape', error?.message ?? '', {
      template: tree.name,
      ...place,
    });
  }

  #list(start: Context, list: ListNode): Walked<PreparedList> {
    const nodes: PreparedNode[] = [];
    let context = start;
    for (const child of list.nodes) {
      const walked = this.#node(context, child);
      context = located(walked.context, child.at);
      nodes.push(walked.node);
      if (context.state === 'dead' || context.state === 'error') break;
    }
    return { context, node: { nodes } };
  }

  #node(context: Context, node: TreeNode): Walked<PreparedNode> {
    switch (node.kind) {
      case 'text': {
        const escaped = escapeStaticText(context, node.text);
        return { context: escaped.context, node: { kind: 'text', text: escaped.text } };
      }
      case 'action':
        return this.#action(context, node);
      case 'break':
      case 'continue':
        (node.kind === 'break' ? this.#exits?.breaks : this.#exits?.continues)?.push(context);
        return { context: { ...START, state: 'dead' }, node: { kind: node.kind } };
      case 'template': {
        const { context: after, key } = this.#call(context, node.name);
        return { context: after, node: { ...node, key } };
      }
      default:
        return this.#branch(context, node);
    }
  }

  #action(context: Context, { pipe }: ActionNode): Walked<PreparedNode> {
    const plain: PreparedNode = { kind: 'action', pipe, escapers: [] };
    if (pipe.variables.length > 0) return { context, node: plain };
    const nudged = nudge(context);
    const predefined = disallowedEscaper(pipe, nudged);
    if (predefined !== undefined) {
      return {
        context: errorContext(`predefined escaper "${predefined}" disallowed in template`),
        node: plain,
      };
    }
    const chosen = chooseEscapers(nudged);
    if (!('escapers' in chosen)) return { context: chosen, node: plain };
    return { context: chosen.context, node: { kind: 'action', ...mergePredefined(pipe, chosen.escapers) } };
  }

  #branch(context: Context, node: BranchNode): Walked<PreparedNode> {
    const isRange = node.kind === 'range';
    const outer = this.#exits;
    if (isRange) this.#exits = { breaks: [], continues: [] };
    const list = this.#list(context, node.list);
    let after = list.context;
    if (isRange) {
      after = this.#joinExits(after);
      if (after.state !== 'error') {
        // The list may be repeated, starting in the context of its end.
        this.#exits = { breaks: [], continues: [] };
        const again = this.#dryRun(() => this.#list(after, node.list).context);
        after = this.#joinExits(join(after, again, node.kind));
      }
      this.#exits = outer;
    }
    const elseList = node.elseList === undefined ? undefined : this.#list(context, node.elseList);
    if (after.state !== 'error') after = join(after, elseList?.context ?? context, node.kind);
    return { context: after, node: { ...node, list: list.node, elseList: elseList?.node } };
  }

  #joinExits(start: Context): Context {
    let context = start;
    for (const exit of [...(this.#exits?.breaks ?? []), ...(this.#exits?.continues ?? [])]) {
      if (context.state !== 'error') context = join(context, exit, 'range');
    }
    return context;
  }

  /** Computes a context without recording results for other templates. */
  #dryRun(walk: () => Context): Context {
    const outputs = new Map(this.#outputs);
    const called = new Map(this.#called);
    const context = walk();
    this.#restore(outputs, called);
    return context;
  }

  #restore(outputs: ReadonlyMap<string, Context>, called: ReadonlyMap<string, Prepared>): void {
    this.#outputs.clear();
    for (const [key, value] of outputs) this.#outputs.set(key, value);
    this.#called.clear();
    for (const [key, value] of called) this.#called.set(key, value);
  }

  /** The context after the call of a template, and the key of the template as prepared for this context. */
  #call(context: Context, name: string): { context: Context; key: string } {
    const key = `${name}\0${keyOfContext(context)}`;
    this.#requested.add(key);
    const known = this.#outputs.get(key);
    if (known !== undefined) return { context: known, key };
    const tree = this.#named.get(name);
    if (tree === undefined) return { context: errorContext(`no such template "${name}"`), key };
    this.#visits += 1;
    if (this.#visits > MAX_TEMPLATES)
      return { context: errorContext('too many templates call each other'), key };
    return { context: this.#body(context, key, tree), key };
  }

  /** A template that calls itself is assumed to end in its start context, else in that of a first analysis. */
  #body(context: Context, key: string, tree: TemplateTree): Context {
    const exits = this.#exits;
    this.#exits = undefined;
    let assumed = context;
    let result: Context = context;
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const outputs = new Map(this.#outputs);
      const called = new Map(this.#called);
      this.#requested.delete(key);
      this.#outputs.set(key, assumed);
      const walked = this.#list(context, tree.root);
      result = walked.context;
      const holds = result.state !== 'error' && (!this.#requested.has(key) || isSameContext(result, assumed));
      if (holds) {
        this.#outputs.set(key, result);
        this.#called.set(key, { tree, root: walked.node });
        break;
      }
      this.#restore(outputs, called);
      if (result.state === 'error') break;
      assumed = result;
      if (attempt === 1) result = errorContext(`cannot compute output context for template ${tree.name}`);
    }
    this.#exits = exits;
    return result;
  }
}

function located(context: Context, at: number): Context {
  if (context.error === undefined || context.error.at !== undefined) return context;
  return { ...context, error: { ...context.error, at } };
}

function join(a: Context, b: Context, kind: BranchNode['kind']): Context {
  if (a.state === 'error' || b.state === 'dead') return a;
  if (b.state === 'error' || a.state === 'dead') return b;
  if (isSameContext(a, b)) return a;
  if (isSameContext({ ...a, urlPart: b.urlPart }, b)) return { ...a, urlPart: 'unknown' };
  if (isSameContext({ ...a, jsContext: b.jsContext }, b)) return { ...a, jsContext: 'unknown' };
  const [c, d] = [nudge(a), nudge(b)];
  if (!(isSameContext(a, c) && isSameContext(b, d))) {
    const joined = join(c, d, kind);
    if (joined.state !== 'error') return joined;
  }
  return errorContext(
    `{{${kind}}} branches end in different contexts: {${describeContext(a)}}, {${describeContext(b)}}`,
  );
}

function predefinedIn(pipe: PipeNode, index: number): 'html' | 'urlquery' | undefined {
  const first = pipe.commands.at(index)?.args[0];
  if (first?.kind !== 'identifier') return undefined;
  return first.name === 'html' || first.name === 'urlquery' ? first.name : undefined;
}

/** `html` and `urlquery` are only allowed at the end of a pipeline, and `html` not in unquoted attributes. */
function disallowedEscaper(pipe: PipeNode, { state, delimiter }: Context): string | undefined {
  return pipe.commands
    .map((_, index) => {
      const name = predefinedIn(pipe, index);
      const isLast = index === pipe.commands.length - 1;
      const isBare = state === 'attr' && delimiter === 'spaceOrTagEnd' && name === 'html';
      return name !== undefined && (!isLast || isBare) ? name : undefined;
    })
    .find((name) => name !== undefined);
}

const SAME_AS_HTML: ReadonlySet<EscaperName> = new Set(['attr', 'html', 'rcdata']);
const SAME_AS_QUERY: ReadonlySet<EscaperName> = new Set(['url', 'urlNormalizer']);

/** If a pipeline ends with `html` or `urlquery` and an escaper would do the same, that escaper is omitted. */
function mergePredefined(
  pipe: PipeNode,
  escapers: readonly EscaperName[],
): { pipe: PipeNode; escapers: readonly EscaperName[] } {
  const name = predefinedIn(pipe, -1);
  const same = name === 'html' ? SAME_AS_HTML : SAME_AS_QUERY;
  const last = pipe.commands.at(-1);
  if (name === undefined || last === undefined || !escapers.some((escaper) => same.has(escaper))) {
    return { pipe, escapers };
  }
  const own: EscaperName = name === 'html' ? 'plainHtml' : 'plainQuery';
  const isAlone = pipe.commands.length === 1;
  const args = {
    ...last,
    args: [{ kind: 'identifier', name: ARGUMENTS, at: last.at } as const, ...last.args.slice(1)],
  };
  return {
    pipe: { ...pipe, commands: isAlone ? [args] : pipe.commands.slice(0, -1) },
    escapers: escapers.map((escaper) => (same.has(escaper) ? own : escaper)),
  };
}
