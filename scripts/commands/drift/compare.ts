import { type Dirent, existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { checkComparable, comparePages, type PagePair } from '../../../src/drift/index.ts';
import { createDiskFiles } from '../../../src/io/index.ts';
import { renderCompare, renderCompareJson } from '../../../src/reporters/index.ts';
import { oneOf, readArguments, UsageError } from '../../arguments.ts';
import { printReport } from '../../report.ts';

/** `drift compare SOURCE TRANSLATION`: compares two files, without a history. */
export async function compareFiles(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { format: { type: 'string' } }, true);
  const [source, translation, ...more] = positionals;
  if (source === undefined || translation === undefined || more.length > 0)
    throw new UsageError('Expected two files: drift compare SOURCE TRANSLATION.');
  const format = oneOf(values.format, ['table', 'json'], 'table', 'format');
  const [one, other] = [read(source), read(translation)];
  const refused = [one, other].flatMap((file) => checkComparable(file) ?? []);
  if (refused.length > 0) {
    printReport({ checked: 0, problems: refused }, format, process.cwd());
    return 1;
  }
  const report = comparePages(one, other, nearbyPairs(one.path, other.path));
  const render = format === 'json' ? renderCompareJson : renderCompare;
  process.stdout.write(render(report, { source, translation }));
  return 0;
}

/** Number of page pairs from which the usual length of translations is computed: reading more would take longer than the comparison. */
const MAX_PAIRS = 40;

/**
 * Pairs of pages with the same name in both languages: first those next to the two files, then those in the folders above, up to where the paths of the two languages differ:
 * `content/en/docs/a.md` and `content/fr/docs/a.md` have `content/en/b.md` and `content/fr/b.md` near them.
 */
function* nearbyPairs(source: string, translation: string): Generator<PagePair> {
  let [one, other] = [resolve(source), resolve(translation)];
  let left = MAX_PAIRS;
  const seen = new Set([one]);
  while (basename(one) === basename(other) && dirname(one) !== dirname(other)) {
    [one, other] = [dirname(one), dirname(other)];
    const [ours, theirs] = [createDiskFiles(one), createDiskFiles(other)];
    for (const name of pagesBelow(one)) {
      const path = join(one, name);
      if (seen.has(path)) continue;
      seen.add(path);
      const [page, translated] = [ours.readText(name), theirs.readText(name)];
      if (page.kind !== 'text' || translated.kind !== 'text') continue;
      if (left-- === 0) return;
      yield [
        { path, text: page.text },
        { path: join(other, name), text: translated.text },
      ];
    }
  }
}

/** Paths of the Markdown files in a folder, those directly in it first, except in `node_modules` and hidden folders. */
function* pagesBelow(folder: string): Generator<string> {
  const entries = listOrNone(folder).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) if (entry.isFile() && entry.name.endsWith('.md')) yield entry.name;
  for (const { name } of entries.filter(
    (entry) => entry.isDirectory() && !/^(?:node_modules$|\.)/.test(entry.name),
  ))
    for (const path of pagesBelow(join(folder, name))) yield join(name, path);
}

/** An unreadable folder is skipped: the two files can be compared without it. */
function listOrNone(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error) return [];
    throw error;
  }
}

function read(path: string): { readonly path: string; readonly text: string } {
  if (!existsSync(path)) throw new UsageError(`Unexpected file ${path}, expected one that exists.`);
  return { path, text: readFileSync(path, 'utf8') };
}
