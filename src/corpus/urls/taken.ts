/** What is said to those who want something that belongs to another locale or to the site. */
import { createProblem, filePlace, type Place, type Problem } from '../../diagnostics/index.ts';
import type { Files } from '../../io/index.ts';
import type { CopiedFile, Page } from '../page.ts';
import { addressPlace } from './address-place.ts';
import type { Claim } from './claims.ts';

export function takenUrl(page: Page, claim: Claim, files: Files): Problem {
  const key = page.params.url !== undefined || page.params.slug === undefined ? 'url' : 'slug';
  return createProblem(codeOf(claim), addressPlace(page, key, files), {
    message: `Unexpected page at ${page.url}, expected a URL that ${ownerOf(claim)}.`,
    hint: 'Give the page another “url” or “slug”, or take it out.',
    locale: page.locale,
    target: page.url,
    ...pagesOf(page.file, claim),
  });
}

export function takenAlias(page: Page, alias: string, index: number, claim: Claim, files: Files): Problem {
  return createProblem(
    claim.kind === 'reserved' ? 'reserved-url' : 'duplicate-alias',
    addressPlace(page, 'aliases', files, index),
    {
      message: `Unexpected alias ${alias}, expected a URL that ${ownerOf(claim)}.`,
      hint: 'Take the alias out.',
      severity: 'error',
      locale: page.locale,
      target: alias,
      ...pagesOf(page.file, claim),
    },
  );
}

/** @param place where the address of the file is written, where that is not the name of the file itself */
export function takenFile(
  { file, locale, output }: CopiedFile,
  claim: Claim,
  place: Place | undefined,
): Problem {
  const isReserved = claim.kind === 'reserved';
  return createProblem(codeOf(claim), place ?? filePlace(file), {
    message: `Unexpected file ${file} for /${output}, expected a path that ${ownerOf(claim)}.`,
    hint: isReserved ? 'Put the file into static/, or rename it.' : 'Rename the file or its folder.',
    locale,
    target: `/${output}`,
    ...pagesOf(file, claim),
  });
}

function codeOf({ kind }: Claim): 'reserved-url' | 'duplicate-url' {
  return kind === 'reserved' ? 'reserved-url' : 'duplicate-url';
}

function ownerOf(claim: Claim): string {
  switch (claim.kind) {
    case 'reserved':
      return `the site itself does not need: /${claim.path} is made by Lockstep, or comes from static/ alone`;
    case 'page':
      return `no other locale has: it belongs to ${nameOf(claim.page)}`;
    case 'fallback':
      return `no other locale has: ${nameOf(claim.page)} is shown there until it is translated`;
    case 'site':
      return 'no other locale has: another page or file of the site is there';
  }
}

function nameOf({ file, id }: Page): string {
  return file === '' ? `the section of the folder ${id}` : file;
}

function pagesOf(file: string, claim: Claim): { pages?: string[] } {
  return 'page' in claim && claim.page.file !== '' ? { pages: [file, claim.page.file] } : {};
}
