/**
 * Cache of rendered pages. The key covers the page, the code and the settings; the entry lists every look-up with the hash of its answer, and is used only if
 * all answers are unchanged.
 */
import type { Page } from '../../corpus/index.ts';
import { type CacheFolder, sha256 } from '../../io/index.ts';
import {
  concernsTexts,
  type Dependency,
  type RenderedPage,
  type RenderSettings,
  renderSettingsOf,
  type SearchText,
} from '../../rendering/index.ts';
import { copyOf } from '../../text/index.ts';

/**
 * What a build keeps in memory of every rendered page. All other facts are read from the cache when the page is printed: those of a site of 50,000 pages would
 * fill a gigabyte.
 */
export interface BriefFacts
  extends Pick<RenderedPage, 'problems' | 'published' | 'redirects' | 'isUnmade' | 'diagrams'> {
  /** SHA-256 of all facts and of the dependencies; absent for a text that is not cached. */
  readonly digest?: string;
  /** SHA-256 of the HTML: the key under which the HTML is cached, and part of the key of the printed page. */
  readonly htmlHash: string;
  /** The same for its Markdown, if it has one. */
  readonly markdownHash?: string;
  /** The same for its text for search. */
  readonly searchHash?: string;
  /** Whether the text begins with a heading of level 1. */
  readonly hasTitle: boolean;
}

/** A rendered page without its HTML, Markdown and text for search, and without its dependencies, which only the cache needs. */
export interface RenderedFacts
  extends BriefFacts,
    Omit<RenderedPage, 'html' | 'markdown' | 'searchText' | 'used' | keyof BriefFacts> {}

/** Another program that shares the cache has removed or replaced a page that this one was using. */
export class LostPageError extends Error {
  constructor(page: string) {
    super(`Unexpected loss of the rendered page of ${page} from the cache while it is in use.`);
  }
}

/** Whether an error is a {@link LostPageError}, or was caused by one inside other programs. */
export function isLostPage(error: unknown): boolean {
  return error instanceof LostPageError || (error instanceof Error && isLostPage(error.cause));
}

/** How the dependencies of cached pages are verified. */
export interface Verification {
  /** Whether a dependency still has the same answer. */
  holds(dependency: Dependency): boolean;
  /** Set if only texts of pages have changed since the last build. */
  readonly sinceLastBuild?: {
    /** Whether an entry, by its key and {@link RenderedFacts.digest}, was valid in the last build: only its dependencies on texts are verified then. */
    wasValid(key: string, digest: string): boolean;
    /** Whether a dependency has the same answer as in the last build, judged without looking it up. */
    isUnchanged(dependency: Dependency): boolean;
  };
}

export interface RenderCache {
  keyOf(page: Page): string;
  /** The facts cached under a key, if all of their dependencies are unchanged. */
  read(key: string, verification: Verification): RenderedFacts | undefined;
  /** The same for a build, if the HTML and the other bodies exist too. */
  readBrief(key: string, verification: Verification): BriefFacts | undefined;
  /** All facts of a page that this program has read or written; `undefined` if they are missing or others. */
  expand(key: string, brief: BriefFacts): RenderedFacts | undefined;
  write(key: string, rendered: RenderedPage): RenderedFacts;
  /** The HTML that belongs to facts; `undefined` if it is missing or damaged. */
  html(facts: Pick<RenderedFacts, 'htmlHash'>): string | undefined;
  /** The same for the Markdown; also `undefined` if the page has none. */
  markdown(facts: Pick<RenderedFacts, 'markdownHash'>): string | undefined;
  /** Caches any other slow result under a key of hex digits and an extension. */
  kept(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array>;
  /** The text for search; `undefined` if it is missing or damaged, or the page has none. */
  searchText(facts: Pick<RenderedFacts, 'searchHash'>): SearchText | undefined;
  /** The names of all entries that belong to a page. */
  entriesOf(key: string, facts: BriefFacts): string[];
  /** Limits the folder's size, keeping the entries of this build. */
  prune(used: Iterable<readonly [key: string, facts: BriefFacts]>): void;
}

/** Enough for about ten builds of a site of 3,000 pages that differ in every page. */
export const MAX_CACHE_BYTES = 2 * 1024 ** 3;

/** @param codeDigest identifies the code (`codeVersion`) */
export function createRenderCache(
  folder: CacheFolder,
  site: RenderSettings,
  codeDigest: string,
): RenderCache {
  const settings = sha256(codeDigest + JSON.stringify(renderSettingsOf(site)));
  const htmlKey = ({ htmlHash }: Pick<RenderedFacts, 'htmlHash'>) => `${htmlHash}.html`;
  const searchKey = (hash: string) => `${hash}.search`;
  const bodiesOf = (facts: BriefFacts) => [
    htmlKey(facts),
    ...(facts.markdownHash === undefined ? [] : [`${facts.markdownHash}.md`]),
    ...(facts.searchHash === undefined ? [] : [searchKey(facts.searchHash)]),
  ];
  return {
    keyOf: (page) => sha256(settings + JSON.stringify(page)),
    read(key, verification) {
      const entry = parseEntry(folder.read(`${key}.json`));
      return entry !== undefined && isVerified(key, entry, verification) ? expandEntry(entry) : undefined;
    },
    readBrief(key, verification) {
      const entry = parseEntry(folder.read(`${key}.json`));
      if (entry === undefined || !isVerified(key, entry, verification)) return undefined;
      return bodiesOf(entry.brief).every(folder.has) ? entry.brief : undefined;
    },
    expand(key, { digest }) {
      const entry = parseEntry(folder.read(`${key}.json`));
      return entry !== undefined && entry.digest === digest ? expandEntry(entry) : undefined;
    },
    write(key, { html, markdown, searchText, used, ...facts }) {
      const markdownHash = markdown === undefined ? undefined : sha256(markdown);
      const text = searchText === undefined ? undefined : JSON.stringify(searchText);
      const searchHash = text === undefined ? undefined : sha256(text);
      const kept: RenderedFacts = {
        ...facts,
        hasTitle: facts.headings[0]?.depth === 1,
        htmlHash: sha256(html),
        ...(markdownHash === undefined ? {} : { markdownHash }),
        ...(searchHash === undefined ? {} : { searchHash }),
      };
      // The bodies are written first: facts without them would be an unusable entry.
      folder.write(htmlKey(kept), html);
      if (markdown !== undefined) folder.write(`${markdownHash}.md`, markdown);
      if (text !== undefined && searchHash !== undefined) folder.write(searchKey(searchHash), text);
      const entry = formatEntry(kept, used);
      folder.write(`${key}.json`, entry.text);
      return { ...kept, digest: entry.digest };
    },
    html: (facts) => folder.read(htmlKey(facts)),
    markdown: ({ markdownHash }) =>
      markdownHash === undefined ? undefined : folder.read(`${markdownHash}.md`),
    async kept(key, make) {
      const known = folder.readBytes(key);
      if (known !== undefined) return known;
      const made = await make();
      folder.write(key, made);
      return made;
    },
    searchText({ searchHash }) {
      const text = searchHash === undefined ? undefined : folder.read(searchKey(searchHash));
      return text === undefined ? undefined : parseSearchText(text);
    },
    entriesOf: (key, facts) => [`${key}.json`, ...bodiesOf(facts)],
    prune(used) {
      const unused = [...used].flatMap(([key, facts]) => [`${key}.json`, ...bodiesOf(facts)]);
      folder.prune(MAX_CACHE_BYTES, new Set(unused));
    },
  };
}

/** Lockstep wrote the text; a damaged entry counts as missing. */
function parseSearchText(text: string): SearchText | undefined {
  const value: unknown = JSON.parse(text);
  return isSearchText(value) ? value : undefined;
}

function isSearchText(value: unknown): value is SearchText {
  return typeof value === 'object' && value !== null && 'sections' in value && 'links' in value;
}

interface Entry {
  readonly digest: string;
  readonly brief: BriefFacts;
  /** The other facts, as JSON. */
  readonly rest: string;
  /** The dependencies that concern texts of pages, as JSON. */
  readonly texts: string;
  /** All others, as JSON. */
  readonly others: string;
}

/** An entry has a line each for its digest, the brief facts, the other facts, the dependencies on texts, and all others: what is not needed is not parsed. */
function formatEntry(
  facts: RenderedFacts,
  used: readonly Dependency[],
): { readonly digest: string; readonly text: string } {
  const brief = briefOf(facts);
  const rest = Object.fromEntries(Object.entries(facts).filter(([name]) => !(name in brief)));
  const texts = used.filter(concernsTexts);
  const others = used.filter((dependency) => !concernsTexts(dependency));
  const lines = [brief, rest, texts, others].map((each) => JSON.stringify(each)).join('\n');
  const digest = sha256(lines);
  return { digest, text: `${digest}\n${lines}` };
}

/** Text in another format counts as missing. */
function parseEntry(text: string | undefined): Entry | undefined {
  const [first, line, rest, texts, others] = text?.split('\n') ?? [];
  if (first === undefined || line === undefined || rest === undefined) return undefined;
  if (texts === undefined || others === undefined) return undefined;
  const value: unknown = JSON.parse(line);
  const digest = copyOf(first);
  return isBrief(value) ? { digest, brief: { ...value, digest }, rest, texts, others } : undefined;
}

function isBrief(value: unknown): value is BriefFacts {
  return typeof value === 'object' && value !== null && 'htmlHash' in value;
}

function expandEntry({ brief, rest }: Entry): RenderedFacts {
  const others: Omit<RenderedFacts, keyof BriefFacts> = JSON.parse(rest);
  return { ...brief, ...others };
}

/** What a build keeps of all facts. */
export function briefOf(facts: RenderedFacts): BriefFacts {
  const { digest, htmlHash, markdownHash, searchHash, hasTitle } = facts;
  const { problems, published, redirects, isUnmade, diagrams } = facts;
  return {
    ...(digest === undefined ? {} : { digest }),
    htmlHash,
    ...(markdownHash === undefined ? {} : { markdownHash }),
    ...(searchHash === undefined ? {} : { searchHash }),
    hasTitle,
    problems,
    ...(published === undefined ? {} : { published }),
    ...(redirects === undefined ? {} : { redirects }),
    ...(isUnmade === undefined ? {} : { isUnmade }),
    diagrams,
  };
}

function isVerified(
  key: string,
  { digest, texts, others }: Entry,
  { holds, sinceLastBuild: since }: Verification,
): boolean {
  if (since?.wasValid(key, digest) !== true)
    return parseDependencies(texts).every(holds) && parseDependencies(others).every(holds);
  return parseDependencies(texts).every((each) => since.isUnchanged(each) || holds(each));
}

function parseDependencies(line: string): readonly Dependency[] {
  return line === '[]' ? [] : JSON.parse(line);
}
