/** Reads the examples of a site and the pages that may use them. */
import { createProblem, filePlace, type Problem } from '../../diagnostics/index.ts';
import {
  type ExampleEntry,
  type ExampleFiles,
  exampleSettings,
  findExamples,
  type LoadedSite,
} from '../../site/index.ts';
import { type ParsedExample, parseExample } from '../example.ts';
import { commandTarget, exampleHosts } from './example-uses.ts';
import { type ReadPage, readPages, selectEntries } from './read-pages.ts';

export interface ReadExamples {
  readonly found: ExampleFiles;
  /** Examples to check: all of the site, or those that the run is limited to. */
  readonly entries: readonly ExampleEntry[];
  /** The same by file, if they are text. */
  readonly parsed: ReadonlyMap<string, ParsedExample>;
  readonly pages: readonly ReadPage[];
  /** The meaning of a command's word on a page of a locale. */
  targetOf(word: string, locale: string): ReturnType<typeof commandTarget>;
  /** Problems of files that are not text. */
  readonly problems: readonly Problem[];
}

export function readExamples(loaded: LoadedSite): ReadExamples {
  const { site, files, focus } = loaded;
  const found = findExamples(site, files);
  const pages = readPages(loaded, found);
  const entries = focus === undefined ? found.entries : selectEntries(found, pages, focus);
  const parsed = new Map<string, ParsedExample>();
  const problems: Problem[] = [];
  for (const { file, locale } of entries) {
    const read = files.readText(file);
    if (read.kind === 'text') parsed.set(file, parseExample({ file, text: read.text, locale }));
    else if (read.kind === 'not-text') problems.push(notText(file, locale));
  }
  const hosts = exampleHosts(
    pages.map(({ page }) => page),
    found.names,
    [...(site.origin === '' ? [] : [new URL(site.origin).host]), ...exampleSettings(site).hosts],
  );
  return {
    found,
    entries,
    parsed,
    pages,
    problems,
    targetOf: (word, locale) => commandTarget(word, locale, found, hosts),
  };
}

function notText(file: string, locale: string | undefined): Problem {
  return createProblem('invalid-encoding', filePlace(file), {
    message: 'Unexpected bytes in an example, expected text in UTF-8.',
    hint: 'Save the file as UTF-8.',
    locale,
  });
}
