/** Compares a site built by Hugo with the same site built by Lockstep. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeBuiltLinks } from '../built-links.ts';
import { readPage } from './read-page.ts';

export interface Comparison {
  readonly pages: number;
  /** Paths of pages that only Hugo, or only Lockstep, has. */
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  readonly words: number;
  readonly wordsLost: number;
  /** The pages that lose the most words, with the number. */
  readonly poorest: readonly (readonly [path: string, lost: number, of: number])[];
  readonly ids: number;
  readonly idsLost: number;
  /** Links inside the site that are broken in our output but not in Hugo's. */
  readonly deadLinks: readonly string[];
}

export function compareSites(hugo: string, ours: string): Comparison {
  const theirs = pagesIn(hugo);
  const built = pagesIn(ours);
  const missing = [...theirs].filter((path) => !built.has(path)).sort();
  const extra = [...built].filter((path) => !theirs.has(path) && !MADE.test(path)).sort();
  let words = 0;
  let wordsLost = 0;
  let ids = 0;
  let idsLost = 0;
  const losses: [string, number, number][] = [];
  for (const path of theirs) {
    if (!built.has(path)) continue;
    const reference = readPage(readFileSync(join(hugo, path), 'utf8'));
    const page = readPage(readFileSync(join(ours, path), 'utf8'));
    let lost = 0;
    let all = 0;
    for (const [word, count] of reference.words) {
      all += count;
      lost += Math.max(0, count - (page.words.get(word) ?? 0));
    }
    words += all;
    wordsLost += lost;
    if (lost > 0) losses.push([path, lost, all]);
    ids += reference.ids.size;
    idsLost += [...reference.ids].filter((id) => !page.ids.has(id)).length;
  }
  return {
    pages: theirs.size,
    missing,
    extra,
    words,
    wordsLost,
    poorest: losses.sort((a, b) => b[1] - a[1]).slice(0, 20),
    ids,
    idsLost,
    deadLinks: deadLinks(hugo, ours),
  };
}

/** Generated pages that are not compared, since each program has its own: print views, further pages of lists, search, the translation status. */
const MADE =
  /(?:^|\/)(?:404\.html|_print\/|page\/\d+\/|search\/index\.html|translation-status\/|_lockstep\/)/;

function pagesIn(folder: string): Set<string> {
  return new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .filter((path) => !MADE.test(path)),
  );
}

/** Broken links as `page → address`. Only links of the content count: those of the frame lead to generated pages. */
function deadLinks(hugo: string, ours: string): string[] {
  const dead = (folder: string) =>
    judgeBuiltLinks(folder, '')
      .filter(({ verdict }) => verdict === 'missing')
      .map(({ page, path }) => `${page} → ${path}`);
  const known = new Set(dead(hugo));
  return dead(ours).filter((link) => !known.has(link));
}
