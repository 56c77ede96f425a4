/** Compares copies of an example in other locales with their source: they may differ in comments and in declared strings, but not in the object. */
import { createLineIndex, createProblem, filePlace, type Problem } from '../diagnostics/index.ts';
import { compileWildcards, escapePattern } from '../text/index.ts';
import type { ParsedExample } from './example.ts';
import { entryOf, type TreeNode } from './tree.ts';
import { joinPath } from './wording.ts';

export type Likeness =
  /** Byte for byte. */
  | { readonly kind: 'identical' }
  /** The same object with other comments or strings. */
  | { readonly kind: 'alike' }
  | { readonly kind: 'different'; readonly difference: Difference };

export interface Difference {
  readonly path: string;
  /** In the copy. */
  readonly offset: number;
  readonly message: string;
}

/** @param texts patterns of paths whose strings are translated: `metadata.annotations.description`, `data.*` */
export function compareExamples(
  source: ParsedExample,
  copy: ParsedExample,
  texts: readonly string[],
): Likeness {
  if (source.text === copy.text) return { kind: 'identical' };
  // Unreadable files are reported separately; without a tree, only text is compared.
  if (source.faults.length > 0 || copy.faults.length > 0) return { kind: 'alike' };
  if (source.format !== 'yaml' && source.format !== 'json') return { kind: 'alike' };
  const isText = patternsToTest(texts);
  for (const [index, document] of copy.documents.entries()) {
    const other = source.documents[index];
    const prefix = copy.documents.length > 1 ? `[${index}]` : '';
    if (other === undefined) {
      return different(prefix, document, 'Unexpected document, expected no more of them, as in the source.');
    }
    const difference = compareTrees(other, document, prefix, isText);
    if (difference !== undefined) return { kind: 'different', difference };
  }
  const last = copy.documents.at(-1);
  return source.documents.length > copy.documents.length
    ? {
        kind: 'different',
        difference: {
          path: `[${copy.documents.length}]`,
          offset: last?.end ?? 0,
          message: 'Unexpected end of the file, expected one more document, as in the source.',
        },
      }
    : { kind: 'alike' };
}

/** The problems of a copy. */
export function likenessToProblems(
  likeness: Likeness,
  source: ParsedExample,
  copy: ParsedExample,
): Problem[] {
  if (likeness.kind === 'alike') return [];
  if (likeness.kind === 'identical') {
    return [
      createProblem('identical-example', filePlace(copy.file), {
        message: `Unexpected copy of ${source.file}, expected a file that differs from it: without the copy, pages show that one.`,
        hint: 'Remove it: “lockstep examples dedupe --write” removes all such copies.',
        locale: copy.locale,
        target: source.file,
      }),
    ];
  }
  const { path, offset, message } = likeness.difference;
  return [
    createProblem('different-example', filePlace(copy.file, createLineIndex(copy.text).pointAt(offset)), {
      message,
      hint: `Make the object equal to that in ${source.file}.`,
      locale: copy.locale,
      target: path,
    }),
  ];
}

function compareTrees(
  source: TreeNode,
  copy: TreeNode,
  path: string,
  isText: (path: string) => boolean,
): Difference | undefined {
  if (source.kind === 'scalar' && copy.kind === 'scalar') {
    const same =
      source.value === copy.value ||
      withoutComments(source.value) === withoutComments(copy.value) ||
      (typeof source.value === 'string' && typeof copy.value === 'string' && isText(path));
    return same
      ? undefined
      : {
          path,
          offset: copy.start,
          message: `Unexpected ${quote(copy)} for ${path}, expected ${quote(source)}, as in the source.`,
        };
  }
  if (source.kind === 'list' && copy.kind === 'list') {
    for (const [index, item] of copy.items.entries()) {
      const other = source.items[index];
      const inner = `${path}[${index}]`;
      if (other === undefined) return at(inner, item.start, 'Unexpected item', 'no more of them');
      const difference = compareTrees(other, item, inner, isText);
      if (difference !== undefined) return difference;
    }
    return source.items.length > copy.items.length
      ? at(path, copy.start, `Unexpected list of ${copy.items.length}`, `${source.items.length} items`)
      : undefined;
  }
  if (source.kind === 'map' && copy.kind === 'map') {
    for (const { key, value, start } of copy.entries) {
      const other = entryOf(source, key);
      const inner = joinPath(path, key);
      if (other === undefined) return at(inner, start, 'Unexpected field', 'none');
      const difference = compareTrees(other.value, value, inner, isText);
      if (difference !== undefined) return difference;
    }
    const lost = source.entries.find(({ key }) => entryOf(copy, key) === undefined);
    return lost === undefined
      ? undefined
      : at(joinPath(path, lost.key), copy.start, 'Unexpected absence of the field', 'its presence');
  }
  return at(path, copy.start, `Unexpected ${KIND_NAMES[copy.kind]}`, KIND_NAMES[source.kind]);
}

/** A multi-line text is a file or script, whose comments are translated too. */
function withoutComments(value: unknown): unknown {
  if (typeof value !== 'string' || !value.includes('\n')) return value;
  return value
    .split('\n')
    .filter((line) => !/^\s*#(?!!)/.test(line))
    .join('\n');
}

const KIND_NAMES = { scalar: 'a single value', list: 'a list', map: 'an object' } as const;

function at(path: string, offset: number, unexpected: string, expected: string): Difference {
  return { path, offset, message: `${unexpected} at ${path}, expected ${expected}, as in the source.` };
}

function different(path: string, node: TreeNode, message: string): Likeness {
  return { kind: 'different', difference: { path, offset: node.start, message } };
}

function quote(node: TreeNode): string {
  const text = node.kind === 'scalar' ? String(node.value) : '';
  return `“${(text.length > 40 ? `${text.slice(0, 40)}…` : text).replaceAll('\n', '⏎')}”`;
}

/** `*` matches one step, `[]` any index. With several documents, paths start with the document's number. */
function patternsToTest(patterns: readonly string[]): (path: string) => boolean {
  const expressions = patterns.map((pattern) =>
    compileWildcards(
      `^(?:\\[\\d+\\]\\.?)?${pattern
        .split('*')
        .map((part) => escapePattern(part).replaceAll('\\[\\]', '\\[\\d+\\]'))
        .join('[^.]+')}$`,
    ),
  );
  return (path) => expressions.some((expression) => expression.test(path));
}
