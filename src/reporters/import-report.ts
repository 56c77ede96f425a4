/** The result of an import, as an indented list or as JSON. */
import { helpUrl, type Place, type Problem } from '../diagnostics/index.ts';
import { type JsonProblem, problemToJson } from './json.ts';
import { printable, printableValue } from './printable.ts';

/** One thing that an import changed, lost or did not find. */
export interface ImportFinding {
  readonly kind: 'change' | 'loss' | 'need';
  readonly rule: string;
  readonly message: string;
  readonly target?: string | undefined;
  readonly place: Place;
}

export interface ImportReportPage {
  readonly source: string;
  readonly file: string;
  readonly dialect: string;
  readonly title: string;
  readonly locale: { readonly value: string; readonly by: string };
  readonly path: { readonly value: string; readonly by: string };
  readonly text: string;
  readonly findings: readonly ImportFinding[];
  readonly assets: readonly { readonly from: string; readonly to: string }[];
}

export interface ImportReport {
  readonly pages: readonly ImportReportPage[];
  readonly failures: readonly Problem[];
  readonly written: boolean;
}

const VERBS = { change: 'changed', loss: 'lost', need: 'needs' } as const;
type Kind = keyof typeof VERBS;
const KINDS: readonly Kind[] = ['change', 'loss', 'need'];

/** Number of pages to report in detail; for others only losses and required work are listed. */
const MAX_DETAILED = 20;

/** The report for people, with a line end. */
export function renderImport(report: ImportReport): string {
  const { pages, failures, written } = report;
  const isDetailed = pages.length <= MAX_DETAILED;
  const blocks = [
    ...pages.map((page) => renderPage(printableValue(page), isDetailed)),
    ...failures.map((failure) => renderFailure(printableValue(failure))),
    ...(pages.length > 1 ? [renderTotals(pages)] : []),
  ];
  const done = `${pages.length} ${pages.length === 1 ? 'page' : 'pages'} ${written ? 'imported' : 'converted'}, ${failures.length} failed.`;
  return `${blocks.filter((block) => block !== '').join('\n')}${blocks.length > 0 ? '\n' : ''}${done}\n`;
}

function renderPage(
  { source, file, dialect, locale, path, findings, assets }: ImportReportPage,
  isDetailed: boolean,
): string {
  const head = `${source} → ${file}\n  ${dialect}; locale ${locale.value} (${locale.by}); path by ${path.by}`;
  const shown = isDetailed ? findings : findings.filter(({ kind }) => kind === 'need');
  const rows = KINDS.flatMap((kind) => groupFindings(shown.filter((finding) => finding.kind === kind)));
  const copied =
    assets.length === 0
      ? []
      : [`  copied   ${assets.length} ${assets.length === 1 ? 'file' : 'files'} next to the page`];
  return `${[head, ...rows, ...copied].join('\n')}\n`;
}

function groupFindings(findings: readonly ImportFinding[]): string[] {
  const groups = new Map<string, ImportFinding[]>();
  for (const finding of findings)
    groups.set(finding.message, [...(groups.get(finding.message) ?? []), finding]);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const lines = [
      ...new Set(group.flatMap(({ place }) => (place.kind === 'file' ? [place.start.line] : []))),
    ];
    const shown = lines.slice(0, 5).join(', ');
    const where = lines.length === 0 ? '' : ` (line ${shown}${lines.length > 5 ? ', …' : ''})`;
    const times = group.length > 1 ? ` ×${group.length}` : '';
    return [`  ${VERBS[first.kind].padEnd(8)} ${first.rule}: ${first.message}${times}${where}`];
  });
}

function renderFailure({ place, code, message, hint }: Problem): string {
  const at = place.kind === 'file' ? `${place.file}:${place.start.line}:${place.start.column}` : '(no file)';
  const more = [hint === undefined ? undefined : `→ ${hint}`, helpUrl(code)].flatMap((line) => line ?? []);
  return `${[`${at}  failed  ${code}`, message, ...more].join('\n  ')}\n`;
}

function renderTotals(pages: readonly ImportReportPage[]): string {
  const rows = countFindings(pages).map(({ kind, rule, target, count }) => {
    const name = target === undefined ? rule : `${rule} ${printable(target)}`;
    return `  ${VERBS[kind].padEnd(8)} ${String(count).padStart(5)}  ${name}`;
  });
  return rows.length === 0 ? '' : `In all pages\n${rows.join('\n')}\n`;
}

interface FindingCount {
  readonly kind: Kind;
  readonly rule: string;
  /** For rules with few different targets: names of components and containers. */
  readonly target?: string;
  readonly count: number;
}

/** Rules that are counted by name. */
const NAMED_RULES: ReadonlySet<string> = new Set(['component', 'container', 'script', 'capture', 'block']);

/** How often each rule applied in all pages, changes first; components and containers by name. */
function countFindings(pages: readonly ImportReportPage[]): FindingCount[] {
  const counts = new Map<string, FindingCount>();
  for (const { kind, rule, target } of pages.flatMap(({ findings }) => findings)) {
    const name = NAMED_RULES.has(rule) ? target : undefined;
    const key = `${KINDS.indexOf(kind)} ${rule} ${name ?? ''}`;
    counts.set(key, {
      kind,
      rule,
      ...(name === undefined ? {} : { target: name }),
      count: (counts.get(key)?.count ?? 0) + 1,
    });
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, count]) => count);
}

interface JsonFinding extends Omit<ImportFinding, 'kind' | 'place'> {
  readonly line?: number;
  readonly column?: number;
}

/** The report as one JSON document. It contains the texts of the pages if they were not written to disk. */
export function renderImportJson({ pages, failures, written }: ImportReport): string {
  const document = {
    imported: pages.length,
    written,
    pages: pages.map(({ source, file, dialect, title, locale, path, text, findings, assets }) => ({
      source,
      file,
      dialect,
      title,
      locale: locale.value,
      localeFrom: locale.by,
      pathFrom: path.by,
      changes: findingsToJson(findings, 'change'),
      losses: findingsToJson(findings, 'loss'),
      needs: findingsToJson(findings, 'need'),
      copied: assets.map(({ to }) => to),
      ...(written ? {} : { text }),
    })),
    problems: failures.map((failure): JsonProblem => problemToJson(failure)),
    totals: countFindings(pages),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function findingsToJson(findings: readonly ImportFinding[], kind: Kind): JsonFinding[] {
  return findings
    .filter((finding) => finding.kind === kind)
    .map(({ rule, message, target, place }) => ({
      rule,
      message,
      ...(target === undefined ? {} : { target }),
      ...(place.kind === 'file' ? { line: place.start.line, column: place.start.column } : {}),
    }));
}
