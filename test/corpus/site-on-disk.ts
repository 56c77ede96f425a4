/** Tiny sites in temporary folders, read by the same code as real ones. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { loadSite, type Site } from '../../src/config/index.ts';
import { type Corpus, createPageIndex, type PageIndex, readCorpus } from '../../src/corpus/index.ts';
import type { Problem } from '../../src/diagnostics/index.ts';
import { createDiskFiles, createModuleImporter, type Files } from '../../src/io/index.ts';

export interface TinySite {
  readonly root: string;
  readonly files: Files;
  readonly site: Site;
  readonly corpus: Corpus;
  readonly index: PageIndex;
}

/** The current time for all tests. */
export const TODAY = '2024-06-01T12:00:00Z';

/** A folder with the given files by path, which is removed after the test. */
export function writeFiles(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), 'corpus-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

/** Reads the site in a folder. */
export async function readSite(root: string): Promise<TinySite> {
  const files = createDiskFiles(root);
  const { site, problems } = await loadSite({ files, importModule: createModuleImporter(root) });
  if (site === undefined) throw new Error(problems.map(({ message }) => message).join('\n'));
  const corpus = readCorpus(files, site, TODAY);
  return { root, files, site, corpus, index: createPageIndex(site, corpus.pages) };
}

/** Writes and reads a site. */
export function siteOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<TinySite> {
  return readSite(writeFiles(files));
}

/** A page with front matter of the given lines. */
export function page(...lines: readonly string[]): string {
  return `---\n${lines.map((line) => `${line}\n`).join('')}---\nText.\n`;
}

/** Hugo's configuration with a content folder for each language; the first language is the default. */
export function hugoConfig(locales: readonly string[], ...settings: readonly string[]): string {
  const languages = locales.map(
    (locale, index) => `[languages.${locale}]\nweight = ${index + 1}\ncontentDir = "content/${locale}"\n`,
  );
  return [
    `defaultContentLanguage = "${locales[0]}"`,
    'title = "Tiny"',
    ...(settings.some((line) => line.startsWith('disableKinds'))
      ? []
      : ['disableKinds = ["taxonomy", "term"]']),
    ...settings.filter((line) => !line.startsWith('[')),
    ...settings.filter((line) => line.startsWith('[')),
    ...languages,
  ].join('\n');
}

/** Everything that the site publishes, by output path: pages, aliases, copied files and files of bundles. */
export function outputsOf({ corpus }: TinySite): string[] {
  return [
    ...corpus.pages.filter(({ rendered }) => rendered).map(({ output }) => output),
    ...corpus.pages.flatMap(({ aliases }) => aliases).map(aliasOutput),
    ...corpus.pages.flatMap(({ resources }) => resources.map(({ output }) => output)),
    ...corpus.copied.map(({ output }) => output),
  ]
    .filter((output) => output !== '')
    .sort();
}

function aliasOutput(alias: string): string {
  return `${alias.slice(1)}${alias.endsWith('/') ? 'index.html' : ''}`;
}

/** A problem as it is printed in the terminal. */
export function showProblem({ severity, code, place, message, hint }: Problem): string {
  const at = place.kind === 'file' ? `${place.file}:${place.start.line}:${place.start.column}` : '-';
  return `${at} ${severity} ${code} ${message} ${hint ?? ''}`;
}

/** Kind, id and title of all pages of a locale. */
export const pagesOf = ({ corpus }: TinySite, locale: string) =>
  corpus.pages
    .filter((one) => one.locale === locale)
    .map(
      ({ kind, id, title, rendered }) => `${kind} ${id || '/'} ${title}${rendered ? '' : ' (not rendered)'}`,
    );
