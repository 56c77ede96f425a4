/** Reads pages for the check of examples, and finds the examples that a part of the site needs. */
import type { ExampleEntry, ExampleFiles, LoadedSite } from '../../site/index.ts';
import { mayHoldManifests, type ParsedPage, parsePage } from '../prose.ts';
import { linkedNames, type ShownName, shownNames } from './example-uses.ts';
import { versionsOfPage } from './releases-of-files.ts';

export interface ReadPage {
  readonly page: ParsedPage;
  readonly shown: readonly ShownName[];
  readonly linked: readonly string[];
  /** Kubernetes releases that the page names. */
  readonly versions: readonly string[];
}

/** The pages that use examples or may contain manifests. */
export function readPages(
  { corpus, files, shortcodes, focus }: LoadedSite,
  { names }: ExampleFiles,
): ReadPage[] {
  const pages: ReadPage[] = [];
  const seen = new Set<string>();
  for (const { file, locale, bodyStart, damaged, format, params } of corpus.pages) {
    if (file === '' || damaged || format !== 'markdown' || seen.has(file) || focus?.(file) === false)
      continue;
    seen.add(file);
    const read = files.readText(file);
    if (read.kind !== 'text') continue;
    const { text } = read;
    const shown = shownNames(text, bodyStart, names, shortcodes);
    const linked = linkedNames(text);
    const holds = mayHoldManifests(text);
    if (!holds && shown.length === 0 && linked.length === 0) continue;
    const own = { file, locale, text, bodyStart };
    const page = holds ? parsePage(own) : { ...own, manifests: [], commands: [] };
    pages.push({ page, shown, linked, versions: versionsOfPage(params) });
  }
  return pages;
}

/** The requested examples, those that pages show, and the sources of both. */
export function selectEntries(
  found: ExampleFiles,
  pages: readonly ReadPage[],
  focus: (file: string) => boolean,
): ExampleEntry[] {
  const shown = pages.flatMap(({ page, shown: names, linked }) =>
    [...names.map(({ name }) => name), ...linked].flatMap((name) => found.find(name, page.locale) ?? []),
  );
  const selected = [...new Set([...found.entries.filter(({ file }) => focus(file)), ...shown])];
  const wanted = new Set([...selected, ...selected.flatMap((entry) => found.sourceOf(entry) ?? [])]);
  return found.entries.filter((entry) => wanted.has(entry));
}
