/**
 * Everything that rendering a page may ask about the rest of the site. Questions and answers are plain values, so that a page's dependencies can be recorded as
 * (question, hash of the answer) and checked later, like a build system's depfile.
 */
import type { Value } from '../../config/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import type { ReadResult } from '../../io/index.ts';
import type {
  ExampleFile,
  GlossaryTerm,
  MenuFacts,
  PageRelation,
  PageSummary,
  ResourceSummary,
  SiteFacts,
  TaxonomyFacts,
} from '../../shortcodes/index.ts';
import type { UiResult } from '../../ui/index.ts';
import type { ImageSize } from './image-size.ts';

export interface Lookups {
  /** A file of the site, by path relative to the site directory. */
  text(path: string): ReadResult;
  /** The file that `include "name"` refers to on a page: in the includes folder of its locale or a fallback, else next to the page. */
  includeFile(pageFile: string, locale: string, name: string): FileResult;
  /** The page or page resource that a path refers to, relative to a page. */
  contentFile(pageFile: string, locale: string, path: string): FileResult;
  /** Front matter and body offset of a Markdown file that need not be a page (an include, a glossary term). */
  fragment(path: string, locale: string): FragmentFile | undefined;
  page(pageFile: string, locale: string, path: string): PageSummary | undefined;
  /** The page that Hugo's `GetPage` finds by a path since 0.123; the empty path is the home page. */
  linkedPage(pageFile: string, locale: string, path: string): PageSummary | undefined;
  /** Site path of the file that a Markdown link or image refers to: in the page's bundle, or a published one of `assets`. */
  linkedFile(pageFile: string, locale: string, path: string): string | undefined;
  related(locale: string, path: string, relation: PageRelation): readonly PageSummary[];
  /** All files of a page's bundle. */
  resources(pageFile: string, locale: string): readonly ResourceSummary[];
  /** A file of an assets folder. */
  asset(path: string): ResourceSummary | undefined;
  /** All files of assets folders, by name. */
  assets(): readonly ResourceSummary[];
  siteFacts(locale: string): SiteFacts;
  /** The menus of a locale. */
  menus(locale: string): MenuFacts;
  taxonomies(locale: string): readonly TaxonomyFacts[];
  pagesWith(locale: string, key: string): readonly PageSummary[];
  pagesOf(locale: string, section: string): readonly PageSummary[];
  resource(pageFile: string, locale: string, glob: string): ResourceSummary | undefined;
  bundleResource(locale: string, bundle: string, glob: string): ResourceSummary | undefined;
  example(pageFile: string, locale: string, file: string): Omit<ExampleFile, 'text'> | 'outside' | undefined;
  term(locale: string, id: string): GlossaryTerm | undefined;
  /** All terms of the glossary, including those of the locale's fallbacks, by title. */
  terms(locale: string): readonly GlossaryTerm[];
  /** Size of a picture, by its path from the site's root as a page names it. */
  imageSize(pageFile: string, locale: string, path: string): ImageSize | undefined;
  /** Size of a picture, by its file. */
  imageSizeOf(file: string): ImageSize | undefined;
  /** Hex digest of a file; `undefined` for an unknown algorithm or an unreadable file. */
  fileDigest(file: string, algorithm: string): string | undefined;
  data(path: string): Value | undefined;
  /** Problems of the file that a path of `data` refers to. */
  dataProblems(path: string): readonly Problem[];
  siteParam(locale: string, name: string): Value | undefined;
  ui(locale: string, key: string, values: Readonly<Record<string, string | number>>): UiResult;
  env(name: string): string | undefined;
  /** The date of the build, `2006-01-02`. */
  today(): string;
  /** Digest of the definition of a site's own shortcode; `undefined` for built-in ones, which the code's version covers. */
  ownShortcode(name: string): string | undefined;
  /** Names of the site's own shortcodes, sorted. */
  ownShortcodeNames(): readonly string[];
}

/** A path relative to the site directory; `outside` if the path, or the symbolic link there, points out of the site. */
export type FileResult = { readonly path: string } | 'outside' | undefined;

export interface FragmentFile {
  readonly path: string;
  readonly text: string;
  readonly bodyStart: number;
  /** Front matter with lower-case keys. */
  readonly params: { readonly [key: string]: Value };
}

/** A question and the hash of its answer. */
export interface Dependency {
  readonly lookup: keyof Lookups;
  readonly args: readonly unknown[];
  readonly hash: string;
}

/** Look-ups that compute and hash each answer once, for all pages. */
export interface HashedLookups {
  readonly lookups: Lookups;
  /** The same look-ups, recording the questions. */
  trace(): { readonly lookups: Lookups; used(): Dependency[] };
  /** Whether a dependency still has the same answer. */
  holds(dependency: Dependency): boolean;
  /** Discards cached texts of pages, which may have been edited. The set of pages and their front matter are unchanged. */
  forgetTexts(): void;
}

/** Look-ups whose answers may contain texts of pages. */
const OF_TEXTS: ReadonlySet<string> = new Set<keyof Lookups>(['text', 'fragment', 'term', 'terms']);
/** Look-ups of one file, which is their first argument, and of its content only. */
const OF_ONE_FILE: ReadonlySet<string> = new Set<keyof Lookups>([
  'text',
  'fragment',
  'fileDigest',
  'imageSizeOf',
]);

/** Whether an answer may contain the text of a page. All other answers follow from the set of pages, their front matter, and files that are no pages. */
export function concernsTexts({ lookup }: Pick<Dependency, 'lookup'>): boolean {
  return OF_TEXTS.has(lookup) || OF_ONE_FILE.has(lookup);
}

/** Whether an answer is the same after the texts of some files have changed, and nothing else has. */
export function outlastsEdits(
  { lookup, args }: Pick<Dependency, 'lookup' | 'args'>,
  isEdited: (file: string) => boolean,
): boolean {
  if (!concernsTexts({ lookup })) return true;
  return OF_ONE_FILE.has(lookup) && typeof args[0] === 'string' && !isEdited(args[0]);
}

interface Result {
  readonly value: unknown;
  hash?: string;
}

const NAMES = [
  'text',
  'includeFile',
  'contentFile',
  'fragment',
  'page',
  'linkedPage',
  'linkedFile',
  'related',
  'resources',
  'asset',
  'assets',
  'siteFacts',
  'menus',
  'taxonomies',
  'pagesWith',
  'pagesOf',
  'resource',
  'bundleResource',
  'example',
  'term',
  'terms',
  'imageSize',
  'imageSizeOf',
  'fileDigest',
  'data',
  'dataProblems',
  'siteParam',
  'ui',
  'env',
  'today',
  'ownShortcode',
  'ownShortcodeNames',
] as const satisfies readonly (keyof Lookups)[];

/** @param hash a short digest of a text, the same on every machine */
export function createHashedLookups(source: Lookups, hash: (text: string) => string): HashedLookups {
  const answers = createAnswers(source, hash);
  const build = (
    note: (name: keyof Lookups, args: readonly unknown[], key: string, result: Result) => void,
  ): Lookups => {
    const built: Record<string, unknown> = {};
    for (const name of NAMES) {
      built[name] = (...args: readonly unknown[]) => {
        const { key, result } = answers.lookUp(name, args);
        note(name, args, key, result);
        return result.value;
      };
    }
    return built as unknown as Lookups;
  };
  return {
    lookups: build(() => {}),
    trace() {
      const used = new Map<string, { lookup: keyof Lookups; args: readonly unknown[]; result: Result }>();
      return {
        lookups: build((lookup, args, key, result) => void used.set(key, { lookup, args, result })),
        used: () =>
          [...used.entries()]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([, { lookup, args, result }]) => ({ lookup, args, hash: answers.hashOf(result) })),
      };
    },
    holds: ({ lookup, args, hash: expected }) => answers.digestOf(lookup, args) === expected,
    forgetTexts: answers.forgetTexts,
  };
}

/** Answers and their digests, each computed once. */
function createAnswers(source: Lookups, hash: (text: string) => string) {
  const results = new Map<string, Result>();
  const digests = new Map<string, string>();
  const keyOf = (name: keyof Lookups, args: readonly unknown[]) => `${name}\0${JSON.stringify(args)}`;
  const answer = (name: keyof Lookups, args: readonly unknown[]): unknown => {
    const call: (...args: never) => unknown = source[name];
    return Reflect.apply(call, source, args);
  };
  const hashOf = (result: Result): string => {
    result.hash ??= hash(JSON.stringify(result.value) ?? 'undefined');
    return result.hash;
  };
  return {
    hashOf,
    lookUp(name: keyof Lookups, args: readonly unknown[]): { key: string; result: Result } {
      const key = keyOf(name, args);
      let result = results.get(key);
      if (result === undefined) {
        result = { value: answer(name, args) };
        results.set(key, result);
      }
      return { key, result };
    },
    /** The digest of an answer, which is not kept itself: the answers to all questions of a large site would fill the memory. */
    digestOf(name: keyof Lookups, args: readonly unknown[]): string {
      const key = keyOf(name, args);
      const digest = digests.get(key) ?? hashOf(results.get(key) ?? { value: answer(name, args) });
      digests.set(key, digest);
      return digest;
    },
    forgetTexts() {
      for (const kept of [results, digests])
        for (const key of kept.keys()) if (OF_TEXTS.has(key.slice(0, key.indexOf('\0')))) kept.delete(key);
    },
  };
}
