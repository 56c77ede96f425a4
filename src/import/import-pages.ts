/** Use case: imports pages of other dialects into a site. */
import { dirname } from 'node:path';
import { createSiteImporter } from '../config/index.ts';
import { createProblem, filePlace, type Problem } from '../diagnostics/index.ts';
import type { Clock, SiteWriter } from '../io/index.ts';
import { loadDefinitions, loadSite } from '../site/index.ts';
import {
  type ImportChoices,
  type ImportedPage,
  type ImportInput,
  importPage,
  type PageImport,
} from './import-page.ts';
import { findImportTree, type ImportTree } from './import-tree.ts';

export interface ImportOptions extends ImportChoices {
  /** The directory of the target site. */
  readonly root: string;
  readonly inputs: readonly ImportInput[];
  /** Root folder of the imported site; detected by the folders of generators by default. */
  readonly treeRoot?: string | undefined;
  readonly clock: Clock;
  /** Writes pages and the files next to them; without it they are only converted. */
  readonly writer?: SiteWriter | undefined;
  /** Whether to replace existing pages. */
  readonly force?: boolean;
}

export interface ImportResult {
  /** In the order of the inputs. */
  readonly pages: readonly ImportedPage[];
  /** One for each file that could not be imported; also problems of the site that prevent the import. */
  readonly failures: readonly Problem[];
  /** The folder or its configuration cannot be used; the problems give the reasons. */
  readonly unusable?: true;
}

export async function importPages(options: ImportOptions): Promise<ImportResult> {
  const { root, inputs, treeRoot, clock, writer } = options;
  const result = await loadSite({ root, clock });
  if (result.kind === 'failed') return { pages: [], failures: result.problems, unusable: true };
  const { loaded } = result;
  const { definitions } = await loadDefinitions(loaded.site, loaded.files, createSiteImporter(root));
  const trees = new Map<string, ImportTree>();
  const pages: ImportedPage[] = [];
  const failures: Problem[] = [];
  const sources = new Map<string, string>();
  for (const input of inputs) {
    const folder = dirname(input.path);
    const tree = trees.get(folder) ?? findImportTree(input.path, treeRoot);
    trees.set(folder, tree);
    const imported = settle(importPage(input, { loaded, definitions, tree, choices: options }), sources);
    if (imported.kind === 'failed') {
      failures.push(imported.problem);
      continue;
    }
    const fault =
      writer === undefined ? undefined : writePage(imported.page, tree, writer, options.force === true);
    if (fault === undefined) pages.push(imported.page);
    else failures.push(fault);
  }
  return { pages, failures };
}

/** Of two files for one page the second fails. */
function settle(imported: PageImport, sources: Map<string, string>): PageImport {
  if (imported.kind === 'failed') return imported;
  const { file, source } = imported.page;
  const earlier = sources.get(file.toLowerCase());
  if (earlier === undefined) {
    sources.set(file.toLowerCase(), source);
    return imported;
  }
  const problem = createProblem('existing-file', filePlace(source), {
    message: `Unexpected second file for ${file}, expected one: ${earlier} is that page already.`,
    hint: 'Import it by itself with --to, or name the top of its tree with --root.',
    target: file,
  });
  return { kind: 'failed', problem };
}

function writePage(
  page: ImportedPage,
  tree: ImportTree,
  writer: SiteWriter,
  force: boolean,
): Problem | undefined {
  const { file, source, text, assets } = page;
  if (!force && writer.exists(file)) {
    return createProblem('existing-file', filePlace(source), {
      message: `Unexpected page at ${file}, expected none: it was left as it is.`,
      hint: 'Write it elsewhere with --to, or replace it with --force.',
      target: file,
    });
  }
  const refused = [file, ...assets.map(({ to }) => to)].find((path) => {
    if (path === file) return !writer.write(file, text);
    const asset = assets.find(({ to }) => to === path);
    const bytes = asset === undefined ? undefined : tree.files.readBytes(asset.from);
    return bytes !== undefined && (force || !writer.exists(path)) && !writer.write(path, bytes);
  });
  return refused === undefined
    ? undefined
    : createProblem('path-outside-site', filePlace(source), {
        message: `Unexpected path ${refused}, expected one inside the site that no symbolic link leads through.`,
        hint: 'Choose another path with --to.',
        target: refused,
      });
}
