/** Resolves conflicts between pages, aliases and files with the same output: one is published, the others are reported. */
import type { Site } from '../../config/index.ts';
import { createProblem, filePlace, type Problem } from '../../diagnostics/index.ts';
import type { Files } from '../../io/index.ts';
import { keyPlace } from '../front-matter/key-place.ts';
import type { CopiedFile, Page } from '../page.ts';
import { addressPlace } from './address-place.ts';
import { urlToOutput } from './aliases.ts';
import { tooLong } from './check-addresses.ts';
import { type Claims, createClaims } from './claims.ts';
import { findExcess } from './path-length.ts';
import { takenAlias, takenFile, takenUrl } from './taken.ts';

export interface Settled {
  readonly pages: readonly Page[];
  readonly copied: readonly CopiedFile[];
  readonly problems: readonly Problem[];
}

/**
 * Assigns each output to one page. Of two pages of a locale the later one wins, in Hugo's order of writing: sections after pages. Of two locales, the one to whose part of the site
 * it belongs wins; generated files and those that configure the host take precedence over all pages. A page takes precedence over an alias, the later of two aliases of a locale
 * over the earlier, and both over a copied file.
 */
export function settleOutputs(
  pages: readonly Page[],
  copied: readonly CopiedFile[],
  site: Site,
  files: Files,
): Settled {
  const owners = new Map<string, Page>();
  const settling: Settling = {
    owners,
    claims: createClaims(site, files, pages, owners),
    files,
    problems: [],
    withoutFiles: new Set(),
  };
  const writing = inWritingOrder(pages);
  const ownOf = (page: Page) => !settling.claims.isForeignOutput(page.locale, page.output);
  for (const page of writing) if (ownOf(page)) settlePage(page, settling);
  // The default locale comes first among those that use outputs outside of their own part.
  const foreign = writing.filter((page) => !ownOf(page));
  const isDefault = ({ locale }: Page) => locale === site.defaultLocale;
  for (const page of [...foreign.filter(isDefault), ...foreign.filter((page) => !isDefault(page))])
    settlePage(page, settling);
  removeReserved(settling);
  removeBlocked(settling);
  const aliasOwners = settleAliases(writing, settling);
  const settled = pages.map((page): Page => {
    const aliases = page.aliases.filter((alias) => aliasOwners.get(urlToOutput(alias)) === page);
    const isOwner = page.output === '' || owners.get(page.output) === page;
    const resources = settleResources(page, settling);
    return isOwner
      ? { ...page, aliases, resources }
      : { ...page, aliases, resources, output: '', rendered: false };
  });
  return { pages: settled, copied: settleFiles(copied, settling), problems: settling.problems };
}

interface Settling {
  /** The pages by output. */
  readonly owners: Map<string, Page>;
  readonly claims: Claims;
  readonly files: Files;
  readonly problems: Problem[];
  /** Pages whose files are not published, as the page itself is not. */
  readonly withoutFiles: Set<Page>;
}

function settlePage(page: Page, { owners, claims, files, problems, withoutFiles }: Settling): void {
  if (page.output === '') return;
  const excess = findExcess(page.output);
  if (excess !== undefined) {
    problems.push(tooLong(page, `URL with ${excess}`, ['slug'], files));
    withoutFiles.add(page);
    return;
  }
  const claim =
    claims.findForeign(page.locale, page.output) ?? claims.findForeignAlias(page.locale, page.output);
  if (claim !== undefined) {
    problems.push(takenUrl(page, claim, files));
    withoutFiles.add(page);
    return;
  }
  const earlier = owners.get(page.output);
  if (earlier !== undefined) problems.push(duplicateUrl(earlier, page, files));
  owners.set(page.output, page);
}

/** Which files are derived from pages depends on the pages: reserved paths are known once all outputs are assigned. */
function removeReserved({ owners, claims, files, problems, withoutFiles }: Settling): void {
  for (const [output, page] of owners) {
    const claim = claims.findReserved(output);
    if (claim === undefined) continue;
    problems.push(takenUrl(page, claim, files));
    withoutFiles.add(page);
    owners.delete(output);
  }
}

function removeBlocked({ owners, claims, files, problems }: Settling): void {
  for (const [output, page] of owners) {
    const other = pageInTheWay(output, owners);
    if (other === undefined) continue;
    const isIntruder = other.locale !== page.locale && claims.isForeignOutput(other.locale, other.output);
    const [loser, winner] = isIntruder ? [other, page] : [page, other];
    problems.push(blockedUrl(loser, winner, files));
    owners.delete(loser.output);
  }
}

function settleAliases(writing: readonly Page[], settling: Settling): ReadonlyMap<string, Page> {
  const { owners, claims, files, problems } = settling;
  const aliasOwners = new Map<string, Page>();
  for (const page of writing) {
    for (const [index, alias] of page.aliases.entries()) {
      const output = urlToOutput(alias);
      const other = owners.get(output) ?? aliasOwners.get(output);
      const claim = claims.findReserved(output) ?? claims.findForeign(page.locale, output);
      if (claim !== undefined) problems.push(takenAlias(page, alias, index, claim, files));
      else if (other === page) problems.push(ownAlias(page, alias, index, files));
      else if (other !== undefined && isOwnAlias(page, other, output, claims)) {
        problems.push(duplicateAlias(other, alias, other.aliases.indexOf(alias), page, files));
      } else if (other !== undefined) problems.push(duplicateAlias(page, alias, index, other, files));
      if (claim !== undefined || owners.has(output)) continue;
      if (other === undefined || other.locale === page.locale || isOwnAlias(page, other, output, claims))
        aliasOwners.set(output, page);
    }
  }
  return aliasOwners;
}

/** Whether an alias belongs to a page's locale, and the page of another locale that has the output is outside of its own part. */
function isOwnAlias(page: Page, other: Page, output: string, claims: Claims): boolean {
  return (
    other.locale !== page.locale &&
    !claims.isForeignOutput(page.locale, output) &&
    claims.isForeignOutput(other.locale, output)
  );
}

/** The files of a page without an output are not published either. */
function settleResources(page: Page, { claims, files, problems, withoutFiles }: Settling): Page['resources'] {
  if (withoutFiles.has(page)) return page.resources.map((resource) => ({ ...resource, output: '' }));
  return page.resources.map((resource) => {
    if (resource.output === '') return resource;
    const claim = claims.findReserved(resource.output) ?? claims.findForeign(page.locale, resource.output);
    if (claim === undefined) return resource;
    // Translations of a bundle share its files: a problem is reported once.
    if (resource.locale === page.locale) {
      const place = page.params.url === undefined ? undefined : addressPlace(page, 'url', files);
      problems.push(takenFile(resource, claim, place));
    }
    return { ...resource, output: '' };
  });
}

function settleFiles(copied: readonly CopiedFile[], { owners, claims, problems }: Settling): CopiedFile[] {
  return copied.filter((file) => {
    const excess = findExcess(file.output);
    const owner = owners.get(file.output);
    const claim = claims.findReserved(file.output) ?? claims.findForeign(file.locale, file.output);
    if (excess !== undefined) problems.push(unwritableFile(file, excess));
    else if (claim !== undefined) problems.push(takenFile(file, claim, undefined));
    else if (owner !== undefined) problems.push(hiddenFile(file, owner));
    else return true;
    return false;
  });
}

/** Pages are sorted by locale, sections first; within a locale Hugo writes sections last. */
function inWritingOrder(pages: readonly Page[]): Page[] {
  const byLocale = new Map<string, { nodes: Page[]; leaves: Page[] }>();
  for (const page of pages) {
    const known = byLocale.get(page.locale) ?? { nodes: [], leaves: [] };
    (page.kind === 'page' ? known.leaves : known.nodes).push(page);
    byLocale.set(page.locale, known);
  }
  return [...byLocale.values()].flatMap(({ nodes, leaves }) => [...leaves, ...nodes]);
}

/** The page whose file is in place of a folder that another needs: `/a.html` for `/a.html/b/`. */
function pageInTheWay(output: string, owners: ReadonlyMap<string, Page>): Page | undefined {
  for (let slash = output.indexOf('/'); slash !== -1; slash = output.indexOf('/', slash + 1)) {
    const other = owners.get(output.slice(0, slash));
    if (other !== undefined) return other;
  }
  return undefined;
}

function blockedUrl(page: Page, other: Page, files: Files): Problem {
  return createProblem('duplicate-url', keyPlace(files, page.file, ['url']), {
    message: `Unexpected page at ${page.url}, expected a URL that can be published together with all others: ${describe(other)} is the file ${other.url}.`,
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
    message: `Unexpected alias ${alias}, expected an unused URL: it belongs to ${describe(other)}.`,
    hint: 'Remove the alias from one of them.',
    locale: page.locale,
    target: alias,
    pages: [page.file, other.file].filter((file) => file !== ''),
  });
}

function ownAlias(page: Page, alias: string, index: number, files: Files): Problem {
  return createProblem('duplicate-alias', keyPlace(files, page.file, ['aliases', String(index)]), {
    message: `Unexpected alias ${alias}, expected another URL than the page’s own.`,
    hint: 'Remove the alias.',
    locale: page.locale,
    target: alias,
  });
}

function describe(page: Page): string {
  return page.file === '' ? `the section of the folder ${page.id}` : page.file;
}

function unwritableFile({ file, locale }: CopiedFile, excess: string): Problem {
  return createProblem('invalid-front-matter', filePlace(file), {
    message: `Unexpected URL of the file with ${excess}: file systems limit the length.`,
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
