/** Reads the pages of a site from its content folders: the sequence of all steps. */
import type { Site } from '../config/index.ts';
import { createProblem, filePlace, type Problem, sortProblems } from '../diagnostics/index.ts';
import type { Files } from '../io/index.ts';
import { type ContentFile, listContentFiles } from './content/content-files.ts';
import { buildContentTrees, type ContentTrees } from './content/content-tree.ts';
import type { ReadOptions, Source } from './content-reader.ts';
import { readDrafts } from './drafts.ts';
import type { CopiedFile, Page } from './page.ts';
import { publishDraft } from './publish.ts';
import { checkAddresses } from './urls/check-addresses.ts';
import { settleOutputs } from './urls/collisions.ts';

export interface Corpus {
  /** By locale in the site's order, sections before pages, sorted by id; a bundle's pages follow it. */
  readonly pages: readonly Page[];
  /** Content files that are published unchanged, by path. */
  readonly copied: readonly CopiedFile[];
  readonly problems: readonly Problem[];
  /** Contents of the files before rendering, by path. */
  readonly sources: ReadonlyMap<string, Source>;
  /** When the next page is published or expires by its date, in milliseconds since 1970; absent if none does. */
  readonly changesAt?: number;
}

/**
 * Reads all pages of a site (front matter, tree, URLs) and their problems in one run. A page that cannot be read completely is included with its readable parts. `now` (ISO 8601,
 * UTC) decides which pages are in the future or expired.
 */
export function readCorpus(files: Files, site: Site, now: string, options: ReadOptions = {}): Corpus {
  const listed = listContentFiles(files, site, options.runAdapter);
  const trees = buildContentTrees(listed.files, site);
  const { drafts, problems, sources, changesAt } = readDrafts(files, site, trees, now, options);
  const pages = drafts.map((draft) => publishDraft(draft, site));
  const settled = settleOutputs(pages, copiedFiles(trees, site), site, files);
  return {
    pages: settled.pages,
    copied: settled.copied,
    sources,
    ...(changesAt === undefined ? {} : { changesAt }),
    problems: sortProblems([
      ...listed.problems,
      ...trees.replaced.map(replacedProblem),
      ...problems,
      ...checkAddresses(pages, files),
      ...settled.problems,
    ]),
  };
}

function copiedFiles({ copied }: ContentTrees, site: Site): CopiedFile[] {
  const prefixes = new Map(site.locales.map(({ name, urlPrefix }) => [name, urlPrefix]));
  return copied
    .map(({ file, locale, dir, name }) => ({
      file,
      locale,
      output: [prefixes.get(locale) ?? '', dir, name].filter((part) => part !== '').join('/'),
    }))
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}

function replacedProblem({ loser, winner }: { loser: ContentFile; winner: ContentFile }): Problem {
  return createProblem('duplicate-url', filePlace(loser.file), {
    message: `Unexpected second file for one page, expected one: ${winner.file} is used.`,
    hint: 'Merge the two files, or rename one of them.',
    locale: loser.locale,
    pages: [loser.file, winner.file],
  });
}
