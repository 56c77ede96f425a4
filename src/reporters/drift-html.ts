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
import { createSectionLines, type DiffLine } from './drift-lines.ts';
import { describePage, describeSection, ENGLISH, percentOf, type Words } from './drift-words.ts';

/** Returns the texts of a drifted page; `undefined` for a page without any. */
export type TextsOf = (page: DriftPage) => Texts | undefined;

/** @param options `words` and `nameOf` are those of the reader's language; English when not given */
export function renderDriftHtml(
  report: DriftReport,
  textsOf: TextsOf,
  options: Omit<DriftBodyOptions, 'textsOf'> = {},
): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Translations</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Translations</h1>
<p>Source: ${escapeText(report.source)}${report.head === '' ? '' : `, at <code>${escapeText(report.head.slice(0, 12))}</code>`}</p>
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
  /** The name of a locale; its own name by default. */
  nameOf?(locale: string): string;
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
  nameOf(locale: string): string;
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
  { textsOf, words = ENGLISH, nameOf = (locale) => locale, links = {}, priority = {} }: DriftBodyOptions,
): string {
  const { compare, daysBehind } = createPriority(report.pages, priority);
  const frame: Frame = { textsOf, words, nameOf, links, daysBehind };
  const text = (key: string) => escapeText(words.text(key));
  const pages = listedPages(report).sort(compare);
  const heads = ['language', 'drift_up_to_date', ...COUNTS.map((name) => `drift_${name}`)];
  const locales = report.locales.map(
    ({ locale }) => `<option value="${escapeText(locale)}">${escapeText(nameOf(locale))}</option>`,
  );
  const statuses = STATUSES.map(
    (status) => `<option value="${status}">${text(`drift_state_${status}`)}</option>`,
  );
  const all = `<option value="">${text('drift_all')}</option>`;
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

function renderCounts(counts: LocaleCounts, { words, nameOf }: Frame): string {
  const percent = new Intl.NumberFormat(words.lang, { style: 'percent' }).format(percentOf(counts) / 100);
  const cells = COUNTS.map((name) => `<td>${counts[name]}</td>`).join('');
  return `<tr><th scope="row">${escapeText(nameOf(counts.locale))}</th><td><progress max="${Math.max(counts.source, 1)}" value="${counts.current}">${percent}</progress> ${percent}</td>${cells}</tr>`;
}

function renderPage(page: DriftPage, frame: Frame): string {
  const { textsOf, words, links } = frame;
  const { file, sourceFile, status, locale, sections, commits, base } = page;
  const texts = textsOf(page);
  const state = escapeText(words.text(`drift_state_${status}`));
  const summary = `<summary><span class="status ${status}">${state}</span> <code>${escapeText(file)}</code> <span>${isolateCounts(escapeText([describePage(page, words), ...ageOf(page, frame)].join(', ')))}</span></summary>`;
  const sectionLines = texts === undefined ? () => [] : createSectionLines(texts, CONTEXT);
  const translation = texts?.translation.split(/\r?\n/) ?? [];
  const source = escapeText(words.text('drift_source_file', { file: MARK })).replace(
    MARK,
    () => `<code>${escapeText(sourceFile)}</code>`,
  );
  const made =
    base?.date === undefined
      ? ''
      : `, ${escapeText(words.text('drift_base', { date: MARK })).replace(MARK, () => renderDate(base.date ?? '', words))}`;
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
${sections.map((section) => renderSection(section, sectionLines, translation, words)).join('\n')}
</details>`;
}

const MAX_COMMITS = 20;
/** In a text from right to left, the signs of “+2 −1” would stand behind their numbers. */
function isolateCounts(html: string): string {
  return html.replace(/\+\d+ −\d+/, '<bdi dir="ltr">$&</bdi>');
}

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
    ...(edit === undefined ? [] : [renderLink(edit, escapeText(words.text('edit_page')))]),
  ];
  return all.length === 0 ? '' : `<p class="links">${all.join(' ')}</p>\n`;
}

function renderLink(href: string, html: string): string {
  return `<a href="${escapeText(href)}">${html}</a>`;
}
/** Placeholder in strings for parts that are HTML. */
const MARK = '\ue000';

function renderDate(iso: string, { lang }: Words): string {
  return `<time datetime="${iso}">${escapeText(formatDate(iso, lang))}</time>`;
}

function renderCommit({ commit, date, subject }: DriftPage['commits'][number], links: DriftLinks): string {
  const href = links.commit?.(commit);
  const hash = `<code>${commit.slice(0, 10)}</code>`;
  return `<li>${href === undefined ? hash : renderLink(href, hash)} ${date.slice(0, 10)} ${escapeText(subject)}</li>`;
}

function renderSection(
  section: SectionChange,
  sectionLines: ReturnType<typeof createSectionLines>,
  translation: readonly string[],
  words: Words,
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
  const title = describeSection(section, words);
  const answered = section.answered === true ? ` (${escapeText(words.text('drift_answered'))})` : '';
  const side = (key: string, lines: string) =>
    `<div><pre tabindex="0" aria-label="${escapeText(words.text(key))}">${lines}</pre></div>`;
  return `<section><h3>${escapeText(title.charAt(0).toUpperCase() + title.slice(1))}${answered}</h3>
<div class="sides">${side('drift_source_text', source)}${side('drift_translation_text', own)}</div></section>`;
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
