/** Runs the checks of a site's `checks/` folder over its pages. */
import { createSiteImporter } from '../config/index.ts';
import type { Page } from '../corpus/index.ts';
import {
  createLineIndex,
  createProblem,
  filePlace,
  isOwnCode,
  type Place,
  type Problem,
} from '../diagnostics/index.ts';
import { type CheckDefinition, type CheckedPage, type CheckFinding, isCheck } from '../gate/index.ts';
import { type ImportModule, runTasks, siblingModule } from '../io/index.ts';
import type { LoadedSite, RenderedFacts } from '../site/index.ts';
import type { CheckSetup } from './check-worker.ts';

/** Folder of the checks in the site directory. */
const FOLDER = 'checks';

/** The findings of the site's checks, and errors of the checks themselves. */
export async function runOwnChecks(
  { site, files }: Pick<LoadedSite, 'site' | 'files'>,
  facts: ReadonlyMap<Page, RenderedFacts>,
  timeLimitSeconds?: number,
): Promise<Problem[]> {
  const importModule = createSiteImporter(site.root, timeLimitSeconds);
  const problems: Problem[] = [];
  const checks: { readonly check: CheckDefinition; readonly path: string }[] = [];
  for (const { path } of files.list(FOLDER)) {
    if (!/\.(?:ts|mts|js|mjs)$/.test(path) || /\.(?:test|d)\.[a-z]+$/.test(path)) continue;
    const loaded = await loadCheck(path, importModule);
    if ('message' in loaded) problems.push(loaded);
    else checks.push({ check: loaded, path });
  }
  for (const { check, path } of checks)
    problems.push(...(await runCheck(check, path, { site, files, facts, timeLimitSeconds })));
  return problems;
}

interface CheckRun {
  readonly site: LoadedSite['site'];
  readonly files: LoadedSite['files'];
  readonly facts: ReadonlyMap<Page, RenderedFacts>;
  readonly timeLimitSeconds: number | undefined;
}

/** Runs one check over all pages in one thread, so that it can keep state between pages. It stops at the first page that fails. */
async function runCheck(
  check: CheckDefinition,
  path: string,
  { site, files, facts, timeLimitSeconds = PAGE_LIMIT_SECONDS }: CheckRun,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const texts = new Map<CheckedPage, Page>();
  const ordered = [...facts].toSorted(([{ file: a }], [{ file: b }]) => (a < b ? -1 : a > b ? 1 : 0));
  for (const [page, rendered] of ordered) {
    const read = page.file === '' || page.damaged ? undefined : files.readText(page.file);
    if (read?.kind === 'text') texts.set(viewOf(page, read.text, rendered), page);
  }
  const failed = new AbortController();
  const data: CheckSetup = { root: site.root, path };
  await runTasks<CheckedPage, readonly CheckFinding[]>([...texts.keys()], {
    module: siblingModule('./check-worker', import.meta.url),
    data,
    size: 1,
    timeLimitSeconds,
    signal: failed.signal,
    onOutcome(view, outcome) {
      const page = texts.get(view);
      if (page === undefined) return;
      if (outcome.kind === 'done') {
        problems.push(...outcome.result.map((finding) => toProblem(check, finding, page, view.text)));
        return;
      }
      failed.abort();
      problems.push(
        outcome.kind === 'timeout'
          ? faulty(
              path,
              `Unexpected duration of the check at ${page.file}: it still ran after ${outcome.seconds} seconds, and was given up.`,
              'Look for a loop in it that has no end, or give it longer with --time-limit.',
            )
          : faulty(
              path,
              `Unexpected failure of the check at ${page.file}: ${outcome.reason}`,
              'Correct the check.',
            ),
      );
    },
  });
  return problems;
}

/** Default time limit of a check for one page. */
const PAGE_LIMIT_SECONDS = 60;

function viewOf(page: Page, text: string, { headings, links }: RenderedFacts): CheckedPage {
  const { file, locale, id, url, title, params, bodyStart } = page;
  return {
    file,
    locale,
    id,
    url,
    title,
    params,
    text,
    bodyStart,
    headings: headings.map(({ id: anchor, depth }) => ({ id: anchor, depth })),
    links: links.map(({ target, text: shown, element }) => ({ target, text: shown, element })),
  };
}

function toProblem(
  { name, severity }: CheckDefinition,
  { message, hint, offset = 0, length = 0, target, suggestion }: CheckFinding,
  { file, locale }: Page,
  text: string,
): Problem {
  const lines = createLineIndex(text);
  const end = length > 0 ? lines.pointAt(offset + length) : undefined;
  const place = filePlace(file, lines.pointAt(offset), end);
  return createProblem(`site/${name}`, place, { message, hint, severity, locale, target, suggestion });
}

async function loadCheck(path: string, importModule: ImportModule): Promise<CheckDefinition | Problem> {
  const name = path.slice(FOLDER.length + 1).replace(/\.[a-z]+$/, '');
  const module = await importModule(path);
  if (module.kind === 'failed') {
    const { line, column = 1, file, reason } = module;
    return faulty(
      path,
      `Unexpected failure while loading the check “${name}”: ${reason}`,
      'Correct the file.',
      filePlace(file, line === undefined ? undefined : { line, column }),
    );
  }
  if (module.kind !== 'module')
    return faulty(
      path,
      `Expected the check “${name}” in ${path}, found no file of the site.`,
      'Put the file itself into the folder.',
    );
  const { default: check } = module.exports;
  if (!isCheck(check))
    return faulty(
      path,
      `Expected ${path} to export a check as default, found something else.`,
      "Write: export default defineCheck({ name: '…', page: … }).",
    );
  if (check.name !== name || !isOwnCode(`site/${name}`))
    return faulty(
      path,
      `Unexpected name “${check.name}” of the check in ${path}, expected “${name}” in lower-case letters, digits and hyphens.`,
      'Give the file and the check the same name.',
    );
  return check;
}

function faulty(path: string, message: string, hint: string, place: Place = filePlace(path)): Problem {
  return createProblem('invalid-check', place, { message, hint, target: path });
}
