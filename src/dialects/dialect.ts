/**
 * What a dialect is: a way of writing pages that is not ours, which can be recognized in a text, and turned into ours. Everything a conversion does is
 * noted, so that an author can see what became of the page.
 */
import type { Place, ProblemCode } from '../diagnostics/index.ts';
import { placeAt, type SourceFile, type SourceText } from '../text/index.ts';

/** Names of the dialects in reports and for `--dialect`. */
export const DIALECT_NAMES = ['hugo', 'hugo-capture', 'vuepress', 'markdown'] as const;
export type DialectName = (typeof DIALECT_NAMES)[number];

/**
 * One thing that a conversion has to say. A `change` is the same in other words; a `loss` could not be kept; a `need` is what the page asks for and
 * does not have (an include, an example, a required part).
 */
export interface Finding {
  readonly kind: 'change' | 'loss' | 'need';
  /** The subject in one or two lower-case words: `container`, `snippet`. Findings are counted by it. */
  readonly rule: string;
  readonly message: string;
  /** The name, path or tag concerned, as written. */
  readonly target?: string | undefined;
  /** The problem code in builds that read the dialect directly; findings without one are only reported by imports. */
  readonly code?: ProblemCode | undefined;
  readonly place: Place;
}

export type FindingDetails = Pick<Finding, 'kind' | 'rule' | 'message'> & {
  readonly target?: string | undefined;
  readonly code?: ProblemCode | undefined;
};

/** A file whose text a page includes. */
export type NamedFile =
  | { readonly kind: 'text'; readonly file: SourceFile }
  | { readonly kind: 'missing' }
  /** The file is outside of the site, so it is not read. */
  | { readonly kind: 'outside' };

/** What conversions can use, and where they record findings. */
export interface DialectContext {
  /** A UI string of Lockstep in the language of the page. */
  ui(key: string, values?: Readonly<Record<string, string>>): string;
  /** A file by the path in a text: `@/a`, `./a`, `a`; `from` is the path of the file with that text. */
  readFile(path: string, from: string): NamedFile;
  /** The URL of an image or another file in the site; `undefined` to keep the target. */
  asset(target: string): string | undefined;
  note(finding: Finding): void;
}

/** One transformation of a page's body. */
export type Step = (source: SourceText, context: DialectContext) => SourceText;

/** Records a finding at an offset of a text. */
export function noteAt(
  context: Pick<DialectContext, 'note'>,
  source: SourceText,
  offset: number,
  details: FindingDetails,
): void {
  context.note({ ...details, place: placeAt(source, offset) });
}
