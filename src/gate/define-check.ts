/** Checks that a site defines, in `checks/<name>.ts`. */
import type { Severity } from '../diagnostics/index.ts';
import type { ValueMap } from '../formats/index.ts';

/** A page as passed to a check of the site. Positions count from 1 in the file, including front matter. */
export interface CheckedPage {
  /** Relative to the site directory. */
  readonly file: string;
  readonly locale: string;
  /** Path without locale and extension: `docs/a`. */
  readonly id: string;
  /** URL path, without the base path. */
  readonly url: string;
  readonly title: string;
  /** Front matter, with keys in lower case. */
  readonly params: ValueMap;
  /** The whole file, front matter included. */
  readonly text: string;
  /** Offset of the body in `text`. */
  readonly bodyStart: number;
  readonly headings: readonly { readonly id: string; readonly depth: number }[];
  /** The links of the page and of its included files, as written. */
  readonly links: readonly { readonly target: string; readonly text: string; readonly element: string }[];
}

export interface CheckFinding {
  /** What is wrong: “Unexpected X, expected Y.” */
  readonly message: string;
  /** What to do. */
  readonly hint?: string;
  /** Offset in the text of the file; the start of the file when not given. */
  readonly offset?: number;
  /** Number of characters to mark. */
  readonly length?: number;
  /** The text at the place. */
  readonly target?: string;
  /** What to write instead. */
  readonly suggestion?: string;
}

export interface CheckDefinition {
  /** The name of the file: lower-case letters, digits and hyphens. The code of its findings is `site/<name>`. */
  readonly name: string;
  /** A warning by default; rules of the configuration override it. */
  readonly severity?: Severity;
  /** Returns the findings of a page. */
  page(page: CheckedPage): Iterable<CheckFinding> | Promise<Iterable<CheckFinding>>;
}

/**
 * Types a check; the file exports the result as default.
 *
 * @example
 * export default defineCheck({
 *   name: 'no-todo',
 *   page: ({ text }) =>
 *     [...text.matchAll(/TODO/g)].map(({ index }) => ({ message: 'Unexpected TODO.', offset: index, length: 4 })),
 * });
 */
export function defineCheck(definition: CheckDefinition): CheckDefinition {
  return definition;
}

/** Whether a value is a check. */
export function isCheck(value: unknown): value is CheckDefinition {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'page' in value &&
    typeof value.page === 'function' &&
    (!('severity' in value) ||
      value.severity === undefined ||
      value.severity === 'error' ||
      value.severity === 'warning' ||
      value.severity === 'info')
  );
}
