/** Drift as annotations of a pull request, and as a Markdown summary. */
import { createPriority, type DriftPage, type DriftReport, type PriorityOptions } from '../drift/index.ts';
import { describeLoss, describePage, describeSection, formatLines, percentOf } from './drift-words.ts';
import { escapeData, escapeProperty } from './github.ts';
import { printableValue } from './printable.ts';

/**
 * One annotation for each section to work on, at its lines in the translation; pages with nothing of the kind have one at their top.
 *
 * @param prefix path of the site directory in the repository, with a slash at its end where it is not the root
 * @param levelOf whether a page's findings are a warning or a notice
 */
export function renderDriftGithub(
  report: DriftReport,
  prefix = '',
  levelOf: (page: DriftPage) => 'error' | 'warning' | 'notice' = () => 'warning',
): string {
  const lines = report.pages.flatMap((raw) => {
    const page = printableValue(raw);
    if (
      page.status === 'missing' ||
      (page.status === 'current' && page.causes === undefined && page.lost === undefined)
    )
      return [];
    const level = levelOf(raw);
    const at = (first: number, last: number, message: string) =>
      `::${level} file=${escapeProperty(prefix + page.file)},line=${first},endLine=${last},title=${escapeProperty(page.status)}::${escapeData(message)}`;
    const open = page.sections.filter(({ answered }) => answered !== true);
    const lost = (page.lost ?? []).flatMap((section) =>
      section.parts.map((part) =>
        at(
          ...part.lines,
          `The translation ${describeLoss(part, section)} (${page.sourceFile}:${formatLines(part.sourceLines)}).`,
        ),
      ),
    );
    if (open.length + lost.length === 0) return [at(1, 1, `${page.sourceFile}: ${describePage(page)}.`)];
    const changed = open.map((section) =>
      at(
        section.lines[0],
        section.lines[1],
        `The source ${describeSection(section)} (${page.sourceFile}:${formatLines(section.sourceLines)}).`,
      ),
    );
    return [...changed, ...lost];
  });
  return lines.map((line) => `${line}\n`).join('');
}

/** Maximum of pages in the summary, because GitHub truncates long ones. */
const MAX_PAGES = 200;

/** Links and order of the list of pages. */
export interface DriftMarkdownOptions {
  /** The address to edit a file of the site, where there is one. */
  edit?(file: string): string | undefined;
  readonly priority?: PriorityOptions;
}

/** The summary: a table of locales, then for each locale a checklist of pages, those that affect readers most first. */
export function renderDriftMarkdown(raw: DriftReport, options: DriftMarkdownOptions = {}): string {
  const report = printableValue(raw);
  const { compare, daysBehind } = createPriority(report.pages, options.priority);
  const pages = report.pages
    .filter(({ status }) => status === 'drifted' || status === 'orphaned' || status === 'unknown')
    .sort(compare);
  const rows = report.locales.map(
    (counts) =>
      `| ${counts.locale} | ${counts.translated} | ${counts.current} | ${counts.drifted} | ${counts.orphaned} | ${counts.unknown} | ${counts.missing} | ${percentOf(counts)} % |`,
  );
  const toItem = (page: DriftPage) => {
    const days = page.status === 'drifted' ? daysBehind(page) : 0;
    const age = days === 0 ? '' : `, ${days} days behind`;
    const href = page.status === 'orphaned' ? undefined : options.edit?.(page.file);
    const name = href === undefined ? toCode(page.file) : `[${toCode(page.file)}](${href})`;
    const sections = page.sections.map(
      (section) => `  - ${escapeMarkdown(describeSection(section))}, lines ${formatLines(section.lines)}`,
    );
    return [`- [ ] ${name}: ${escapeMarkdown(describePage(page))}${age}`, ...sections].join('\n');
  };
  const byLocale = Map.groupBy(pages.slice(0, MAX_PAGES), ({ locale }) => locale);
  const lists = [...byLocale].flatMap(([locale, own]) => [
    `### ${escapeMarkdown(locale)}`,
    '',
    ...own.map(toItem),
    '',
  ]);
  const hidden = pages.length - MAX_PAGES;
  return [
    '## Translations',
    '',
    '| locale | translated | current | drifted | orphaned | unknown | missing | up to date |',
    '|---|--:|--:|--:|--:|--:|--:|--:|',
    ...rows,
    '',
    ...lists,
    ...(hidden > 0 ? [`… and ${hidden} more pages.`, ''] : []),
  ].join('\n');
}

/** Inline code, with more backticks around it than the text has in a row. */
function toCode(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `\`${text}\`` : `${fence} ${text} ${fence}`;
}

function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|]/g, '\\$&');
}
