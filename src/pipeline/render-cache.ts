/**
 * Rendered pages by what they were made of. The key covers the page, our code and the settings; the entry lists every look-up with the hash of its
 * answer, and is used only when all of them still hold.
 */
import type { Site } from '../config/index.ts';
import type { Page } from '../corpus/index.ts';
import { type CacheFolder, sha256 } from '../io/index.ts';
import type { Dependency, RenderedPage } from '../rendering/index.ts';

/** All of a rendered page but its HTML, which is read only when a page is written. */
export interface RenderedFacts extends Omit<RenderedPage, 'html'> {
  /** SHA-256 of the HTML: verifies it, and names what the page's file depends on. */
  readonly htmlHash: string;
}

export interface RenderCache {
  keyOf(page: Page): string;
  /** The facts kept under a key, if all that they depend on still holds. */
  read(key: string, holds: (dependency: Dependency) => boolean): RenderedFacts | undefined;
  write(key: string, rendered: RenderedPage): RenderedFacts;
  /** The HTML that belongs to facts; `undefined` when it is gone or damaged. */
  html(key: string, facts: RenderedFacts): string | undefined;
  /** Keeps the folder below a size, sparing the entries of this build. */
  prune(used: Iterable<string>): void;
}

/** Enough for some ten builds of a site of 3,000 pages that differ in all of their pages. */
const MAX_CACHE_BYTES = 2 * 1024 ** 3;

/** @param codeDigest what our code is (`codeVersion`). */
export function createRenderCache(folder: CacheFolder, site: Site, codeDigest: string): RenderCache {
  const settings = sha256(codeDigest + JSON.stringify(renderSettings(site)));
  return {
    keyOf: (page) => sha256(settings + JSON.stringify(page)),
    read(key, holds) {
      const text = folder.read(`${key}.json`);
      const facts = text === undefined ? undefined : parseFacts(text);
      return facts?.used.every(holds) === true ? facts : undefined;
    },
    write(key, { html, ...facts }) {
      const kept: RenderedFacts = { ...facts, htmlHash: sha256(html) };
      // The HTML first: facts without HTML would be an entry that cannot be used.
      folder.write(`${key}.html`, html);
      folder.write(`${key}.json`, JSON.stringify(kept));
      return kept;
    },
    html(key, facts) {
      const html = folder.read(`${key}.html`);
      return html !== undefined && sha256(html) === facts.htmlHash ? html : undefined;
    },
    prune(used) {
      folder.prune(MAX_CACHE_BYTES, new Set([...used].flatMap((key) => [`${key}.json`, `${key}.html`])));
    },
  };
}

/** The settings that rendering reads directly; parameters and UI strings are look-ups. */
function renderSettings(site: Site): unknown {
  const { kind, basePath, origin, locales, defaultLocale, markdown, highlight, toc, i18nDir, shortcodesDir } =
    site;
  return { kind, basePath, origin, locales, defaultLocale, markdown, highlight, toc, i18nDir, shortcodesDir };
}

/** A half-written or foreign file is no entry. */
function parseFacts(text: string): RenderedFacts | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isFacts(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isFacts(value: unknown): value is RenderedFacts {
  return (
    typeof value === 'object' &&
    value !== null &&
    'htmlHash' in value &&
    'used' in value &&
    Array.isArray(value.used)
  );
}
