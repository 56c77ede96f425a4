/** A drift report as one self-contained HTML file: progress by locale, a list to filter, and changes next to the translation. */
import {
  createPriority,
  type DriftPage,
  type DriftReport,
  type LocaleCounts,
  type PriorityOptions,
  type SectionChange,
  type Texts,
} from '../drift/index.ts';
import { formatDate } from '../ui/index.ts';
import { escapeText, renderDiffLines } from './drift-html-lines.ts';
import { SCRIPT, STYLE } from './drift-html-page.ts';
import {
  createLocaleLookUp,
  fillWithHtml,
  langAttribute,
  langOfLocale,
  pageInHtml,
  type ShownLocale,
  sectionTitleInHtml,
  wordsInHtml,
} from './drift-html-words.ts';
import { createSectionLines, type DiffLine } from './drift-lines.ts';
import { ENGLISH, percentOf, type Words } from './drift-words.ts';

/** Returns the texts of a drifted page; `undefined` for a page without any. */
export type TextsOf = (page: DriftPage) => Texts | undefined;

/** The report as a page of its own, in the language of `words`. */
export function renderDriftHtml(
  report: DriftReport,
  textsOf: TextsOf,
  options: Omit<DriftBodyOptions, 'textsOf'> = {},
): string {
  const { words = ENGLISH, locales = [] } = options;
  const html = wordsInHtml(words);
  const { label } = createLocaleLookUp(locales)(report.source);
  const source = html.text('drift_source_file', { file: label });
  const head = report.head === '' ? '' : ` <code>${escapeText(report.head.slice(0, 12))}</code>`;
  return `<!doctype html>
<html lang="${escapeText(words.lang)}" dir="${words.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(words.text('drift_status'))}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${html.text('drift_status')}</h1>
<p>${source}${head}</p>
${renderDriftBody(report, { ...options, textsOf })}
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

export interface DriftBodyOptions {
  readonly textsOf: TextsOf;
  /** English by default. */
  readonly words?: Words;
  /** The locales of the site, for their labels and langs. */
  readonly locales?: readonly ShownLocale[];
  /** Links to edit and read pages, and to commits; nothing is linked where they are missing. */
  readonly links?: DriftLinks;
  /** Settings for the order of pages. */
  readonly priority?: PriorityOptions;
}

export interface DriftLinks {
  /** Address to edit a file of the site. */
  edit?(file: string): string | undefined;
  /** Link to the page, with its title or address. */
  page?(page: DriftPage): { readonly href: string; readonly text: string } | undefined;
  commit?(hash: string): string | undefined;
}

interface Frame {
  readonly textsOf: TextsOf;
  readonly words: Words;
  localeOf(name: string): ShownLocale;
  readonly source: ShownLocale;
  readonly links: DriftLinks;
  daysBehind(page: DriftPage): number;
}

const STATUSES = ['drifted', 'orphaned', 'unknown', 'untranslated', 'current'] as const;
const COUNTS = ['translated', 'current', 'drifted', 'orphaned', 'unknown', 'missing'] as const;

/** The pages that the report lists: there is something to do for each. */
export function listedPages(report: DriftReport): DriftPage[] {
  return report.pages.filter(
    ({ status, causes }) => status !== 'missing' && (status !== 'current' || causes !== undefined),
  );
}

/** The content of the report, for embedding in a page. The list works without a script; the filter needs one. */
export function renderDriftBody(
  report: DriftReport,
  { textsOf, words = ENGLISH, locales: known = [], links = {}, priority = {} }: DriftBodyOptions,
): string {
  const { compare, daysBehind } = createPriority(report.pages, priority);
  const localeOf = createLocaleLookUp(known);
  const frame: Frame = { textsOf, words, localeOf, source: localeOf(report.source), links, daysBehind };
  const { text } = wordsInHtml(words);
  const option = (value: string, key: string) =>
    `<option value="${value}"${langAttribute(words, key)}>${escapeText(words.text(key))}</option>`;
  const pages = listedPages(report).sort(compare);
  const heads = ['language', 'drift_up_to_date', ...COUNTS.map((name) => `drift_${name}`)];
  const locales = report.locales.map(
    ({ locale }) => `<option value="${escapeText(locale)}">${escapeText(localeOf(locale).label)}</option>`,
  );
  const statuses = STATUSES.map((status) => option(status, `drift_state_${status}`));
  const all = option('', 'drift_all');
  const filter = `<form class="drift-filter" role="search" hidden>
<label>${text('language')} <select name="locale">${all}${locales.join('')}</select></label>
<label>${text('drift_state')} <select name="status">${all}${statuses.join('')}</select></label>
<label>${text('drift_path')} <input name="path" type="search"></label>
<label>${text('drift_shown')} <output>${pages.length}</output></label>
</form>
`;
  return `<div class="drift-locales">
<table>
<thead><tr>${heads.map((key) => `<th scope="col">${text(key)}</th>`).join('')}</tr></thead>
<tbody>
${report.locales.map((counts) => renderCounts(counts, frame)).join('\n')}
</tbody>
</table>
</div>
${pages.length === 0 ? '' : filter}<div class="drift-pages">
${pages.map((page) => renderPage(page, frame)).join('\n')}
</div>`;
}

function renderCounts(counts: LocaleCounts, { words, localeOf }: Frame): string {
  const percent = new Intl.NumberFormat(words.lang, { style: 'percent' }).format(percentOf(counts) / 100);
  const cells = COUNTS.map((name) => `<td>${counts[name]}</td>`).join('');
  return `<tr><th scope="row">${escapeText(localeOf(counts.locale).label)}</th><td class="share"><progress max="${Math.max(counts.source, 1)}" value="${counts.current}">${percent}</progress> ${percent}</td>${cells}</tr>`;
}

function renderPage(page: DriftPage, frame: Frame): string {
  const { textsOf, words, links } = frame;
  const { file, sourceFile, status, locale, sections, commits, base } = page;
  const texts = textsOf(page);
  const state = wordsInHtml(words).text(`drift_state_${status}`);
  const summary = `<summary><span class="status ${status}">${state}</span> <code>${escapeText(file)}</code> <span>${pageInHtml(page, words, ageOf(page, frame))}</span></summary>`;
  const sectionLines = texts === undefined ? () => [] : createSectionLines(texts, CONTEXT);
  const translation = texts?.translation.split(/\r?\n/) ?? [];
  const source = fillWithHtml(words, 'drift_source_file', 'file', `<code>${escapeText(sourceFile)}</code>`);
  const made =
    base?.date === undefined
      ? ''
      : wordsInHtml(words).text('list_separator') +
        fillWithHtml(words, 'drift_base', 'date', renderDate(base.date, words));
  return `<details data-locale="${escapeText(locale)}" data-status="${status}" data-path="${escapeText(file)}">${summary}
<p>${source}${made}</p>
${renderLinks(page, frame)}${
  commits.length === 0
    ? ''
    : `<ul>${commits
        .slice(0, MAX_COMMITS)
        .map((commit) => renderCommit(commit, links))
        .join('')}</ul>`
}
${sections.map((section) => renderSection(section, { page, sectionLines, translation }, frame)).join('\n')}
</details>`;
}

const MAX_COMMITS = 20;
/** Unchanged lines shown around a change. */
const CONTEXT = 2;

/** How long the page has been behind its source, if it is. */
function ageOf(page: DriftPage, { words, daysBehind }: Frame): string[] {
  const days = page.status === 'drifted' ? daysBehind(page) : 0;
  if (days === 0) return [];
  return [
    new Intl.NumberFormat(words.lang, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(days),
  ];
}

function renderLinks(page: DriftPage, { words, links }: Frame): string {
  const edit = page.status === 'orphaned' ? undefined : links.edit?.(page.file);
  const shown = links.page?.(page);
  const all = [
    ...(shown === undefined ? [] : [renderLink(shown.href, escapeText(shown.text))]),
    ...(edit === undefined ? [] : [renderLink(edit, wordsInHtml(words).text('edit_page'))]),
  ];
  return all.length === 0 ? '' : `<p class="links">${all.join(' ')}</p>\n`;
}

function renderLink(href: string, html: string): string {
  return `<a href="${escapeText(href)}">${html}</a>`;
}
function renderDate(iso: string, { lang }: Words): string {
  return `<time datetime="${iso}">${escapeText(formatDate(iso, lang))}</time>`;
}

function renderCommit({ commit, date, subject }: DriftPage['commits'][number], links: DriftLinks): string {
  const href = links.commit?.(commit);
  const hash = `<code>${commit.slice(0, 10)}</code>`;
  return `<li>${href === undefined ? hash : renderLink(href, hash)} <bdi>${date.slice(0, 10)}</bdi> <bdi>${escapeText(subject)}</bdi></li>`;
}

/** The texts that the sections of a page are shown from. */
interface SectionTexts {
  readonly page: DriftPage;
  readonly sectionLines: ReturnType<typeof createSectionLines>;
  readonly translation: readonly string[];
}

function renderSection(
  section: SectionChange,
  { page, sectionLines, translation }: SectionTexts,
  { words, source: sourceLocale, localeOf }: Frame,
): string {
  const [start, end] = section.lines;
  // An added section has no lines in the translation yet: those around its place are shown.
  const around = section.change === 'added' ? CONTEXT : 0;
  const first = Math.max(1, start - around);
  const last = end + around;
  const source = renderDiffLines(linesOf(section, sectionLines));
  const own = translation
    .slice(first - 1, last)
    .map((text, index) => `<span><span class="no">${first + index}</span>${escapeText(text) || ' '}</span>`)
    .join('');
  const side = (key: string, locale: ShownLocale, lines: string) =>
    `<div><pre tabindex="0" role="group" aria-label="${escapeText(words.text(key))}" ${langOfLocale(locale)}>${lines}</pre></div>`;
  const sides =
    side('drift_source_text', sourceLocale, source) +
    side('drift_translation_text', localeOf(page.locale), own);
  return `<section><h2>${sectionTitleInHtml(section, words)}</h2>
<div class="sides">${sides}</div></section>`;
}

/** Added and removed lines of a section, and their context. */
function linesOf(section: SectionChange, sectionLines: ReturnType<typeof createSectionLines>): DiffLine[] {
  const [first, last] = section.sourceLines;
  return sectionLines(
    section,
    (line, before) =>
      (line.kind === 'removed' && before.some(([from, to]) => line.before >= from && line.before <= to)) ||
      ((line.kind === 'added' || line.kind === 'same') &&
        section.change !== 'removed' &&
        line.after >= first &&
        line.after <= last),
  );
}
