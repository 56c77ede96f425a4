/** A drift report as one HTML file that needs nothing else: progress by locale, a list to filter, and what changed next to the translation. */
import {
  compareUrgency,
  type DriftPage,
  type DriftReport,
  type LocaleCounts,
  type SectionChange,
  type Texts,
} from '../drift/index.ts';
import { escapeHtml } from '../text/index.ts';
import { formatDate } from '../ui/index.ts';
import { createSectionLines, type DiffLine } from './drift-lines.ts';
import { describePage, describeSection, ENGLISH, percentOf, type Words } from './drift-words.ts';
import { printable } from './printable.ts';

/** The texts of a drifted page; `undefined` for a page without any. */
export type TextsOf = (page: DriftPage) => Texts | undefined;

export function renderDriftHtml(report: DriftReport, textsOf: TextsOf): string {
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
${renderDriftBody(report, { textsOf })}
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

export interface DriftBodyOptions {
  readonly textsOf: TextsOf;
  /** English when not given. */
  readonly words?: Words;
  /** What a locale is called; its own name when not given. */
  nameOf?(locale: string): string;
}

interface Frame {
  readonly textsOf: TextsOf;
  readonly words: Words;
  nameOf(locale: string): string;
}

const STATUSES = ['drifted', 'orphaned', 'unknown', 'untranslated', 'current'] as const;
const COUNTS = ['translated', 'current', 'drifted', 'orphaned', 'unknown', 'missing'] as const;

/** The report's content alone, for a page that has a frame of its own. Its list is whole without a script; the filter needs one. */
export function renderDriftBody(
  report: DriftReport,
  { textsOf, words = ENGLISH, nameOf = (locale) => locale }: DriftBodyOptions,
): string {
  const frame: Frame = { textsOf, words, nameOf };
  const text = (key: string) => escapeText(words.text(key));
  const pages = report.pages
    .filter(({ status, causes }) => status !== 'missing' && (status !== 'current' || causes !== undefined))
    .sort(compareUrgency);
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

function renderPage(page: DriftPage, { textsOf, words }: Frame): string {
  const { file, sourceFile, status, locale, sections, commits, base } = page;
  const texts = textsOf(page);
  const state = escapeText(words.text(`drift_state_${status}`));
  const summary = `<summary><span class="status ${status}">${state}</span> <code>${escapeText(file)}</code> <span>${escapeText(describePage(page, words))}</span></summary>`;
  const sectionLines = texts === undefined ? () => [] : createSectionLines(texts, 0);
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
${commits.length === 0 ? '' : `<ul>${commits.slice(0, MAX_COMMITS).map(renderCommit).join('')}</ul>`}
${sections.map((section) => renderSection(section, sectionLines, translation, words)).join('\n')}
</details>`;
}

const MAX_COMMITS = 20;
/** Stands in a string for what is marked up. */
const MARK = '\ue000';

function renderDate(iso: string, { lang }: Words): string {
  return `<time datetime="${iso}">${escapeText(formatDate(iso, lang))}</time>`;
}

function renderCommit({ commit, date, subject }: DriftPage['commits'][number]): string {
  return `<li><code>${commit.slice(0, 10)}</code> ${date.slice(0, 10)} ${escapeText(subject)}</li>`;
}

function renderSection(
  section: SectionChange,
  sectionLines: ReturnType<typeof createSectionLines>,
  translation: readonly string[],
  words: Words,
): string {
  const [first, last] = section.lines;
  const source = linesOf(section, sectionLines)
    .map(({ kind, text, before, after }) => {
      const tag = kind === 'added' ? 'ins' : 'del';
      return `<${tag}><span class="no">${after || before}</span>${escapeText(text) || ' '}</${tag}>`;
    })
    .join('');
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

/** Lines that a section gained or lost. */
function linesOf(section: SectionChange, sectionLines: ReturnType<typeof createSectionLines>): DiffLine[] {
  const [first, last] = section.sourceLines;
  return sectionLines(
    section,
    (line, before) =>
      (line.kind === 'removed' && before.some(([from, to]) => line.before >= from && line.before <= to)) ||
      (line.kind === 'added' && section.change !== 'removed' && line.after >= first && line.after <= last),
  );
}

/** Text of others in HTML: a direction that it sets must not reach beyond it either. */
function escapeText(text: string): string {
  return escapeHtml(printable(text));
}

const STYLE = `
:root{color-scheme:light dark;--line:light-dark(#d0d5dd,#3a3f47);--ins:light-dark(#e3f6e5,#163a1d);--del:light-dark(#fde7e7,#4a1d1f)}
body{font:16px/1.5 system-ui,sans-serif;margin:0;padding:1.5rem}
main{max-width:90rem;margin:auto}
table{border-collapse:collapse}th,td{padding:.25rem .75rem;border-bottom:1px solid var(--line);text-align:end}th:first-child{text-align:start}
.drift-locales{overflow-x:auto}
.drift-filter{display:flex;flex-wrap:wrap;gap:1rem;margin:1.5rem 0}
.drift-filter[hidden]{display:none}
details{border-bottom:1px solid var(--line);padding:.35rem 0}
summary{cursor:pointer;overflow-wrap:anywhere}
.status{display:inline-block;min-width:5.5rem;font-weight:600}
h3{font-size:1rem;margin:1rem 0 .25rem}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,30rem),1fr));gap:.5rem}
pre{margin:0;border:1px solid var(--line);overflow:auto;padding:.5rem;font-size:.8125rem;white-space:pre-wrap;overflow-wrap:anywhere}
pre>*{display:block;text-decoration:none}ins{background:var(--ins)}del{background:var(--del)}
.no{display:inline-block;min-width:3em;opacity:.65;user-select:none}
`;

const SCRIPT = `
const form=document.querySelector('.drift-filter'),pages=[...document.querySelectorAll('.drift-pages>details')];
if(form!==null)form.hidden=false;
form?.addEventListener('submit',(event)=>event.preventDefault());
form?.addEventListener('input',()=>{
  const {locale,status,path}=Object.fromEntries(new FormData(form));
  let shown=0;
  for(const page of pages){
    const {locale:l,status:s,path:p}=page.dataset;
    page.hidden=(locale!==''&&l!==locale)||(status!==''&&s!==status)||!p.includes(path);
    if(!page.hidden)shown+=1;
  }
  form.querySelector('output').textContent=shown;
});
`;
