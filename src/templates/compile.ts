/** Compiles templates for repeated execution. */
import { prepareForHtml } from './escape/analyze.ts';
import { prepareForText } from './escape/prepare-plain.ts';
import type { PreparedSet } from './escape/prepared.ts';
import type { FunctionTable } from './execute/evaluator.ts';
import { type ExecutionResult, execute } from './execute/executor.ts';
import { type Limits, Meter } from './execute/meter.ts';
import type { TemplateTree } from './syntax/nodes.ts';
import { parseTemplate } from './syntax/parser.ts';
import type { GoValue } from './values/value.ts';

export interface CompileOptions {
  /** The functions are needed for parsing: an unknown name is a parse error. */
  readonly functions: FunctionTable;
  /** Whether values are escaped by their HTML context. */
  readonly html: boolean;
  /** Templates that the text may call in addition to its own. */
  readonly named?: ReadonlyMap<string, TemplateTree>;
  /** Templates that override those of the same name in the text, as the blocks of a page override those of a base template. */
  readonly overrides?: ReadonlyMap<string, TemplateTree>;
}

export interface CompiledTemplate {
  readonly name: string;
  readonly prepared: PreparedSet;
  /** Fields of the data that it reads, directly (`.Inner`) or by `$`. */
  readonly reads: ReadonlySet<string>;
  /** Templates that the text defines, each executable separately. */
  readonly defined: ReadonlyMap<string, () => CompiledTemplate>;
}

/** Throws a {@link TemplateError} of kind `parse` or `escape`. */
export function compileTemplate(name: string, text: string, options: CompileOptions): CompiledTemplate {
  const { functions } = options;
  const parsed = parseTemplate(name, text, {
    hasFunction: (word) => functions.get(word) !== undefined || functions.isUnsupported(word),
  });
  const named = new Map(options.named);
  for (const tree of parsed.defined) named.set(tree.name, tree);
  for (const [key, tree] of options.overrides ?? []) named.set(key, tree);
  const prepare = options.html ? prepareForHtml : prepareForText;
  const ready = (tree: TemplateTree): CompiledTemplate => ({
    name: tree.name,
    prepared: prepare(tree, named),
    reads: fieldsRead([tree, ...parsed.defined]),
    defined,
  });
  const defined = new Map(parsed.defined.map((tree) => [tree.name, () => ready(tree)]));
  return ready(parsed.main);
}

/** The templates that a text defines, to be used by another text. Throws a {@link TemplateError} of kind `parse`. */
export function templatesIn(
  name: string,
  text: string,
  functions: FunctionTable,
): ReadonlyMap<string, TemplateTree> {
  const parsed = parseTemplate(name, text, {
    hasFunction: (word) => functions.get(word) !== undefined || functions.isUnsupported(word),
  });
  return new Map(parsed.defined.map((tree) => [tree.name, tree]));
}

export interface RunOptions {
  readonly functions: FunctionTable;
  /** Shared by everything that one call of a template executes. */
  readonly meter?: Meter;
  readonly limits?: Partial<Limits>;
  /** Hugo up to 0.122 does not support `range` over ints. */
  readonly rangesOverInts?: boolean;
}

/** Throws a {@link TemplateError}. */
export function runTemplate(template: CompiledTemplate, data: GoValue, options: RunOptions): ExecutionResult {
  const { functions, meter = new Meter(options.limits), rangesOverInts = true } = options;
  const { main, called } = template.prepared;
  return execute(main, data, { functions, meter, called, rangesOverInts });
}

/** First names of `.A.B` and `$.A.B` anywhere in the templates. */
function fieldsRead(trees: readonly TemplateTree[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      if ('kind' in value && (value.kind === 'field' || value.kind === 'variable') && 'fields' in value) {
        const [first] = Array.isArray(value.fields) ? value.fields : [];
        if (typeof first === 'string') found.add(first);
      }
      Object.values(value).forEach(visit);
    }
  };
  for (const tree of trees) visit(tree.root);
  return found;
}
