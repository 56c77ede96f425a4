/** Pages, aliases and files that want the same place in the output: one has it, the others are told about. */
import { createProblem, filePlace, type Problem } from '../../diagnostics/index.ts';
import type { Files } from '../../io/index.ts';
import { keyPlace } from '../front-matter/key-place.ts';
import type { CopiedFile, Page } from '../page.ts';
import { urlToOutput } from './aliases.ts';
import { tooLong } from './check-addresses.ts';
import { findExcess } from './path-length.ts';

export interface Settled {
  readonly pages: readonly Page[];
  readonly copied: readonly CopiedFile[];
  readonly problems: readonly Problem[];
}

/**
 * Gives each output to one page. Of two pages the later one has it, as Hugo writes them: by locale in the site's order, in each the sections
 * after the pages. A page goes before an alias, the later of two aliases before the earlier, and both before a copied file.
 */
export function settleOutputs(pages: readonly Page[], copied: readonly CopiedFile[], files: Files): Settled {
  const problems: Problem[] = [];
  const owners = new Map<string, Page>();
  const unwritable = new Set<Page>();
  for (const page of inWritingOrder(pages)) {
    if (page.output === '') continue;
    const excess = findExcess(page.output);
    if (excess !== undefined) {
      problems.push(tooLong(page, `URL with ${excess}`, ['slug'], files));
      unwritable.add(page);
      continue;
    }
    const earlier = owners.get(page.output);
    if (earlier !== undefined) problems.push(duplicateUrl(earlier, page, files));
    owners.set(page.output, page);
  }
  for (const [output, page] of owners) {
    const other = pageInTheWay(output, owners);
    if (other === undefined) continue;
    problems.push(blockedUrl(page, other, files));
    owners.delete(output);
  }

  const aliasOwners = new Map<string, Page>();
  for (const page of inWritingOrder(pages)) {
    for (const [index, alias] of page.aliases.entries()) {
      const output = urlToOutput(alias);
      const other = owners.get(output) ?? aliasOwners.get(output);
      if (other === page) problems.push(ownAlias(page, alias, index, files));
      else if (other !== undefined) problems.push(duplicateAlias(page, alias, index, other, files));
      if (!owners.has(output)) aliasOwners.set(output, page);
    }
  }

  const settled = pages.map((page): Page => {
    const aliases = page.aliases.filter((alias) => aliasOwners.get(urlToOutput(alias)) === page);
    const isOwner = page.output === '' || owners.get(page.output) === page;
    if (isOwner) return { ...page, aliases };
    // The files of such a page have no place either.
    const resources = unwritable.has(page)
      ? page.resources.map((resource) => ({ ...resource, output: '' }))
      : page.resources;
    return { ...page, aliases, resources, output: '', rendered: false };
  });
  const free: CopiedFile[] = [];
  for (const file of copied) {
    const excess = findExcess(file.output);
    if (excess !== undefined) {
      problems.push(unwritableFile(file, excess));
      continue;
    }
    const owner = owners.get(file.output);
    if (owner === undefined) free.push(file);
    else problems.push(hiddenFile(file, owner));
  }
  return { pages: settled, copied: free, problems };
}

/** Pages stand by locale, sections first; within a locale Hugo writes these last. */
function inWritingOrder(pages: readonly Page[]): Page[] {
  const byLocale = new Map<string, { nodes: Page[]; leaves: Page[] }>();
  for (const page of pages) {
    const known = byLocale.get(page.locale) ?? { nodes: [], leaves: [] };
    (page.kind === 'page' ? known.leaves : known.nodes).push(page);
    byLocale.set(page.locale, known);
  }
  return [...byLocale.values()].flatMap(({ nodes, leaves }) => [...leaves, ...nodes]);
}

/** The page whose file stands where another would need a folder: `/a.html` for `/a.html/b/`. */
function pageInTheWay(output: string, owners: ReadonlyMap<string, Page>): Page | undefined {
  for (let slash = output.indexOf('/'); slash !== -1; slash = output.indexOf('/', slash + 1)) {
    const other = owners.get(output.slice(0, slash));
    if (other !== undefined) return other;
  }
  return undefined;
}

function blockedUrl(page: Page, other: Page, files: Files): Problem {
  return createProblem('duplicate-url', keyPlace(files, page.file, ['url']), {
    message: `Unexpected page at ${page.url}, expected a URL that can stand beside all others: ${describe(other)} is the file ${other.url}.`,
    hint: 'Give one of them another “url”.',
    locale: page.locale,
    target: page.url,
    pages: [page.file, other.file].filter((file) => file !== ''),
  });
}

function duplicateUrl(loser: Page, winner: Page, files: Files): Problem {
  // The one with a file is named; a section without one cannot be changed.
  const [named, other] = loser.file === '' ? [winner, loser] : [loser, winner];
  const key = named.params.url !== undefined ? 'url' : 'slug';
  return createProblem('duplicate-url', keyPlace(files, named.file, [key]), {
    message: `Unexpected second page at ${winner.url}, expected one page for each URL: ${describe(other)} is there too.`,
    hint: 'Give one of them another “slug” or “url”, or rename or remove its file.',
    locale: named.locale,
    target: winner.url,
    pages: [loser.file, winner.file].filter((file) => file !== ''),
  });
}

function duplicateAlias(page: Page, alias: string, index: number, other: Page, files: Files): Problem {
  return createProblem('duplicate-alias', keyPlace(files, page.file, ['aliases', String(index)]), {
    message: `Unexpected alias ${alias}, expected a URL that nothing else has: ${describe(other)} has it.`,
    hint: 'Take the alias out of one of them.',
    locale: page.locale,
    target: alias,
    pages: [page.file, other.file].filter((file) => file !== ''),
  });
}

function ownAlias(page: Page, alias: string, index: number, files: Files): Problem {
  return createProblem('duplicate-alias', keyPlace(files, page.file, ['aliases', String(index)]), {
    message: `Unexpected alias ${alias}, expected another URL than the page’s own.`,
    hint: 'Take the alias out.',
    locale: page.locale,
    target: alias,
  });
}

function describe(page: Page): string {
  return page.file === '' ? `the section of the folder ${page.id}` : page.file;
}

function unwritableFile({ file, locale }: CopiedFile, excess: string): Problem {
  return createProblem('invalid-front-matter', filePlace(file), {
    message: `Unexpected URL of the file with ${excess}, so that a file can have it.`,
    hint: 'Give the file or its folder a shorter name.',
    locale,
  });
}

function hiddenFile(file: CopiedFile, owner: Page): Problem {
  return createProblem('duplicate-url', filePlace(file.file), {
    message: `Unexpected file for ${owner.url}, expected one source for each URL: ${describe(owner)} is there too.`,
    hint: 'Rename or remove one of them.',
    locale: file.locale,
    target: owner.url,
    pages: [file.file, owner.file].filter((path) => path !== ''),
  });
}
