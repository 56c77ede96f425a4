/** The table of all files that a site consists of. */
import { createProblem, filePlace, type Problem } from '../../diagnostics/index.ts';
import { createPageViews } from '../views/page-views.ts';
import { listCopies } from './copies.ts';
import { listDerivedFiles, listThemeFiles } from './derived-files.ts';
import { HEADERS, listHeaders } from './headers.ts';
import type { CopyOutput, Output, OutputSite, OutputSources, PageOutput } from './output.ts';
import { listPages, type ViewContext } from './page-outputs.ts';
import { listPreviews } from './preview-images.ts';

export interface Outputs {
  /** Outputs by path; a group of files by its path prefix. */
  readonly table: ReadonlyMap<string, Output>;
  /** Files that cannot be published because another file has their path, or because they cannot be read. */
  readonly problems: readonly Problem[];
}

/**
 * Lists the files of the chosen locales. The first entry at a path is kept; the order is theme files and host headers, pages, authors' files, files derived
 * from pages. An author's file that is not published is reported; a derived one is omitted silently.
 */
export function createOutputs(loaded: OutputSite, sources: OutputSources): Outputs {
  const table = createTable();
  const context: ViewContext = { loaded, sources, views: createPageViews(loaded) };
  const { copies, problems: refused } = listCopies(loaded);
  // Static files may contain a site's own `_headers`.
  if (!copies.some(({ path }) => path === HEADERS))
    for (const file of listHeaders(loaded.site, copies, loaded.versions)) table.add(file);
  for (const file of listThemeFiles(context)) table.add(file);
  const previews = listPreviews(context);
  for (const file of previews.outputs) table.add(file);
  for (const page of listPages(context)) table.add(page);
  const problems = [...refused, ...previews.problems];
  for (const copy of copies) {
    const taken = table.add(withMadeText(copy, loaded.made));
    if (taken !== undefined) problems.push(takenPath(copy.file, copy.path, taken));
  }
  for (const file of listDerivedFiles(context, pagesOf(table.entries))) table.add(file);
  return { table: table.entries, problems };
}

/** Texts that content adapters generated are not on disk, so they cannot be copied. */
function withMadeText(copy: CopyOutput, made: OutputSite['made']): Output {
  const text = made.get(copy.file);
  return text === undefined ? copy : { kind: 'text', path: copy.path, render: () => text };
}

/** The outputs that Astro prints, in table order. */
export function pagesOf(table: Outputs['table']): PageOutput[] {
  return [...table.values()].filter((output) => output.kind === 'page');
}

/** Outputs by path. Rejected are a path that is taken, and a path that would need a file to be a folder as well. */
function createTable() {
  const entries = new Map<string, Output>();
  const folders = new Set<string>();
  const groups: string[] = [];
  const takenBy = (path: string): string | undefined => {
    if (entries.has(path)) return path;
    if (folders.has(path)) return `${path}/`;
    return (
      parentsOf(path).find((parent) => entries.has(parent)) ?? groups.find((group) => path.startsWith(group))
    );
  };
  return {
    entries,
    /** @returns the conflicting path, if the entry could not be added */
    add(output: Output): string | undefined {
      const taken = takenBy(output.path);
      if (taken !== undefined) return taken;
      entries.set(output.path, output);
      for (const parent of parentsOf(output.path)) folders.add(parent);
      if (output.kind === 'group') groups.push(output.path);
      return undefined;
    },
  };
}

/** `a/b/c.txt` → `a`, `a/b` */
function parentsOf(path: string): string[] {
  const parents: string[] = [];
  for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) parents.push(path.slice(0, at));
  return parents;
}

function takenPath(file: string, path: string, taken: string): Problem {
  return createProblem('duplicate-url', filePlace(file), {
    message: `Unexpected file for /${path}, expected an unused path: the site already has /${taken}.`,
    hint: 'Rename the file or the page.',
    target: `/${path}`,
  });
}
