/** Prints a drift report in the requested formats, without known findings. */
import { appendFileSync } from 'node:fs';
import type { GateReport } from '../src/check/index.ts';
import type { Problem, Severity } from '../src/diagnostics/index.ts';
import {
  type BranchPages,
  createDemand,
  type DriftPage,
  type DriftReport,
  readTexts,
  type Tree,
} from '../src/drift/index.ts';
import { systemClock } from '../src/io/index.ts';
import {
  createDriftLinks,
  createPageWords,
  type DriftFinding,
  findDrift,
  renderDriftGithub,
  renderDriftHtml,
  renderDriftJson,
  renderDriftMarkdown,
  renderDriftTable,
} from '../src/reporters/index.ts';
import { chooseProblems } from '../src/site/index.ts';
import { hasColor, type Loaded, warnOf } from './commands/drift/options.ts';
import { type GatedRun, renderGate } from './gate.ts';
import { type Format, type Output, renderReport, repositoryPrefix, writeOutputs } from './report.ts';

/** The baseline of drift, which is separate from that of `check`. */
export const DRIFT_BASELINE = { file: 'lockstep-drift-baseline.json', command: 'drift' } as const;

export type DriftFormat = Format | 'html';

/** A report, and its findings as those of other checks. */
export interface ChosenDrift {
  /** Without pages and sections that only have known findings. */
  readonly report: DriftReport;
  /** In report order. Most formats do not need it. */
  problems(): readonly Problem[];
  readonly branch: BranchPages | undefined;
  readonly tree: Tree;
}

/** The part of a report that counts: after the rules of the site, and without known findings. */
export function chooseDrift(
  report: DriftReport,
  loaded: Pick<Loaded, 'tree' | 'switching'>,
  branch: BranchPages | undefined,
  run: Pick<GatedRun, 'select' | 'isSelective'>,
): ChosenDrift {
  const { tree } = loaded;
  const { site } = tree;
  let found: readonly DriftFinding[] | undefined;
  let problems: readonly Problem[] | undefined;
  const findings = () => {
    found ??= findDrift(report, createSeverities(branch));
    return found;
  };
  const choose = () => {
    problems ??= chooseProblems(
      findings().map(({ problem }) => problem),
      {
        site,
        files: tree.files,
        corpus: { pages: [] },
        chosen: new Set(site.locales.map(({ name }) => name)),
      },
      { select: run.select },
    );
    return problems;
  };
  // If nothing can omit a finding, the report is used as it is: looking at each of thousands of pages would take time.
  const isWhole = !run.isSelective && loaded.switching.length === 0 && hasNoRules(site.rules);
  const counted = isWhole ? undefined : new Set(choose().map(identityOf));
  const left = new Set(
    counted === undefined ? [] : findings().filter(({ problem }) => !counted.has(identityOf(problem))),
  );
  const kept =
    left.size === 0 ? report : { ...report, pages: withoutFindings(report.pages, findings(), left) };
  const isKept = new Set(kept.pages.map(({ file }) => file));
  const among = (pages: readonly DriftPage[]) => pages.filter(({ file }) => isKept.has(file));
  return {
    report: kept,
    problems: choose,
    tree,
    branch: branch && { changed: among(branch.changed), madeStale: among(branch.madeStale) },
  };
}

function hasNoRules({ rules, overrides }: Tree['site']['rules']): boolean {
  return overrides.length === 0 && Object.keys(rules).length === 0;
}

/** Translations that a branch edited itself must be current; those that it made stale are only reported for information. */
function createSeverities(branch: BranchPages | undefined): (page: DriftPage) => Severity | undefined {
  if (branch === undefined) return () => undefined;
  const own = new Set(branch.changed);
  return (page) => (own.has(page) ? 'error' : 'info');
}

function identityOf({ place, message }: Problem): string {
  return JSON.stringify([place, message]);
}

function withoutFindings(
  pages: readonly DriftPage[],
  found: readonly DriftFinding[],
  left: ReadonlySet<DriftFinding>,
): DriftPage[] {
  const byPage = Map.groupBy(found, ({ page }) => page);
  return pages.flatMap((page) => {
    const own = byPage.get(page) ?? [];
    const out = own.filter((finding) => left.has(finding));
    if (out.length === 0) return [page];
    if (out.length === own.length) return [];
    const sections = new Set(out.map(({ section }) => section));
    const parts = new Set(out.map(({ part }) => part));
    const lost = (page.lost ?? []).flatMap((section) => {
      const still = section.parts.filter((part) => !parts.has(part));
      return still.length === 0 ? [] : [{ ...section, parts: still }];
    });
    const { lost: _, ...rest } = page;
    const open = page.sections.filter((section) => !sections.has(section));
    return [{ ...rest, sections: open, ...(lost.length === 0 ? {} : { lost }) }];
  });
}

export interface PrintOptions {
  readonly root: string;
  /** The locale of the people who read the report, if it is for one locale: the HTML is in their language. */
  readonly reader: string | undefined;
}

/** Prints and writes a report in every requested format. */
export async function printDrift(
  chosen: ChosenDrift,
  outputs: readonly Output<DriftFormat>[],
  gate: GateReport,
  { root, reader }: PrintOptions,
): Promise<void> {
  const { report, problems, branch, tree } = chosen;
  const known = renderGate(gate, 'drift');
  const pages = report.pages.filter(({ status }) => status === 'drifted');
  const texts = outputs.some(({ format }) => format === 'html') ? await readTexts(pages, tree) : new Map();
  const own = new Set(branch?.changed.map(({ file }) => file));
  const links = createDriftLinks(tree.site);
  const isRanked = outputs.some(({ format }) => format === 'html' || format === 'markdown');
  const demand = isRanked ? createDemand(tree) : undefined;
  warnOf(demand?.problems ?? []);
  const priority = { now: systemClock.now(), ...demand };
  writeOutputs(outputs, ({ format, file }) => {
    switch (format) {
      case 'json':
        return renderDriftJson(report, {
          ...(branch === undefined ? {} : { branch: filesOf(branch) }),
          ...gate,
        });
      case 'github':
        return renderDriftGithub(report, repositoryPrefix(root, process.env), (page) =>
          branch === undefined ? 'warning' : own.has(page.file) ? 'error' : 'notice',
        );
      case 'html':
        return renderDriftHtml(report, (page) => texts.get(page.file), {
          links,
          priority,
          locales: tree.site.locales,
          ...(reader === undefined ? {} : { words: createPageWords(tree, reader) }),
        });
      case 'markdown':
        return renderDriftMarkdown(report, { ...links, priority }) + (known === '' ? '' : `\n${known}`);
      case 'table': {
        const isTerminal = file === undefined;
        const maxPages = isTerminal && process.stdout.isTTY ? 40 : Number.POSITIVE_INFINITY;
        return renderDriftTable(report, { color: isTerminal && hasColor(), maxPages }) + known;
      }
      default:
        return renderReport(
          { checked: report.pages.length, problems: problems() },
          format,
          root,
          file === undefined,
          {
            more: {},
            notes: [],
          },
        );
    }
  });
  const summary = process.env.GITHUB_STEP_SUMMARY;
  if (outputs.some(({ format }) => format === 'github') && summary !== undefined && summary !== '')
    appendFileSync(summary, renderDriftMarkdown(report, { ...links, priority }));
}

/** The translations that a branch changed, and those that it made stale. */
function filesOf({ changed, madeStale }: BranchPages): object {
  return { changed: changed.map(({ file }) => file), stale: madeStale.map(({ file }) => file) };
}
