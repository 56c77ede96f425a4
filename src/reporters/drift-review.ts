/** One translation next to its source, for the person who brings it up to date: all lines of both, what changed in the source marked, and a button that says that it is done. */
import type { DriftPage, PinResult, SectionChange, Texts } from '../drift/index.ts';
import { escapeText, renderDiffLines } from './drift-html-lines.ts';
import { STYLE } from './drift-html-page.ts';
import {
  capitalized,
  createLocaleLookUp,
  langOfLocale,
  pageInHtml,
  type ShownLocale,
  wordsInHtml,
} from './drift-html-words.ts';
import { markSource } from './drift-lines.ts';
import { REVIEW_SCRIPT, REVIEW_STYLE } from './drift-review-page.ts';
import { describeObstacle, describeSection, formatLines, type Wording, type Words } from './drift-words.ts';

export interface ReviewOptions {
  /** The wording of the page; its lang is that of the page. */
  readonly words: Words;
  /** The locales of the site, for their langs. */
  readonly locales: readonly ShownLocale[];
  /** The locale of the source. */
  readonly source: string;
  /** The token that the page sends with its requests. */
  readonly token: string;
  /** The name of the request header for the token. */
  readonly tokenHeader: string;
  /** What the page shows: it reloads when the server names another version. */
  readonly version: string;
  /** The result of the last request to pin the page, if it still applies, as HTML. */
  readonly result?: string;
}

/** The page as HTML. It reloads when a file changes, and keeps its scroll positions and the focus. */
export function renderReview(page: DriftPage, texts: Texts, options: ReviewOptions): string {
  const { file, sourceFile, sections, locale, status } = page;
  const { words, locales, source, result = '' } = options;
  const { text } = wordsInHtml(words);
  const localeOf = createLocaleLookUp(locales);
  const changes = sections.map((section, index) => renderChange(section, index, words));
  const side = (name: string, path: string, own: ShownLocale, lines: string) =>
    `<div><h2 id="${name}-title">${text(`drift_${name}_text`)} <code>${escapeText(path)}</code></h2>
<pre id="${name}" class="${name}" tabindex="0" role="group" aria-labelledby="${name}-title" ${langOfLocale(own)}>${lines}</pre></div>`;
  return renderFrame(
    file,
    options,
    `<p class="state"><span class="status ${status}">${text(`drift_state_${status}`)}</span> ${pageInHtml(page, words)}</p>
${changes.length === 0 ? '' : `<ol class="changes">${changes.join('')}</ol>`}
<p class="done"><button type="button" id="done" data-path="/done">${text('drift_done')}</button> <button type="button" id="anyway" data-path="/done-anyway" hidden>${text('drift_done_anyway')}</button></p>
<div class="result" role="status">${result}</div>
<div class="sides">
${side('source', sourceFile, localeOf(source), renderDiffLines(markSource(texts, sections)))}
${side('translation', file, localeOf(locale), renderTranslation(texts.translation, sections))}
</div>`,
  );
}

/** The page of a translation that does not exist any more, until it is there again. */
export function renderGone(file: string, options: ReviewOptions): string {
  const why = capitalized(options.words).text('drift_no_file');
  return renderFrame(file, options, `<div class="result" role="status"><p>${why}</p></div>`);
}

function renderFrame(
  file: string,
  { words, token, tokenHeader, version }: ReviewOptions,
  content: string,
): string {
  const { text } = wordsInHtml(words);
  return `<!doctype html>
<html lang="${escapeText(words.lang)}" dir="${words.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(file)}</title>
<style>${STYLE}${REVIEW_STYLE}</style>
</head>
<body data-token="${escapeText(token)}" data-header="${escapeText(tokenHeader)}" data-version="${escapeText(version)}">
<main>
<h1><code>${escapeText(file)}</code></h1>
${content}
</main>
<template id="ended"><p>${text('drift_ended')}</p></template>
<template id="failed"><p>${text('drift_failed')}</p></template>
<script>${REVIEW_SCRIPT}</script>
</body>
</html>
`;
}

/** A changed section, with a link to its lines. */
function renderChange(section: SectionChange, index: number, words: Words): string {
  const { text } = wordsInHtml(words);
  const more = [linesOf(section, { text }), ...(section.answered === true ? [text('drift_answered')] : [])];
  const link = `<a id="c${index}" href="#s${index}">${describeSection(section, { text })}</a>`;
  return `<li>${[link, ...more].join(text('list_separator'))}</li>`;
}

function linesOf({ lines }: SectionChange, { text }: Wording): string {
  return text(lines[0] === lines[1] ? 'drift_line' : 'drift_lines', { lines: formatLines(lines) });
}

/** All lines; those that say what changed are marked, the first of each section is where its link leads. */
function renderTranslation(translation: string, sections: readonly SectionChange[]): string {
  const all = translation.split(/\r?\n/);
  const places = new Map<number, string>();
  sections.forEach(({ lines: [first], sourceLines: [source], change }, index) => {
    // A section that was added at the end may belong behind the last line.
    const line = Math.min(Math.max(first, 1), all.length);
    const mark = `<a id="s${index}" data-source="${source}" data-change="${change}"></a>`;
    places.set(line, (places.get(line) ?? '') + mark);
  });
  return all
    .map((line, index) => {
      const number = index + 1;
      const isMarked = sections.some(
        ({ lines: [first, last], answered }) => answered !== true && number >= first && number <= last,
      );
      const tag = isMarked ? 'span class="todo"' : 'span';
      return `<${tag}>${places.get(number) ?? ''}<span class="no">${number}</span>${escapeText(line) || ' '}</span>`;
    })
    .join('');
}

/** The result of a request to pin the page, as HTML for this page. */
export function describePinInHtml(result: PinResult, words: Words): string {
  const html = wordsInHtml(words);
  const { text } = html;
  switch (result.kind) {
    case 'pinned':
      return `<p>${text('drift_pinned', { pin: `${result.key}: ${result.value}` })}</p>`;
    case 'unchanged':
      return `<p>${text('drift_pinned_before', { pin: result.value })}</p>`;
    case 'impossible':
      return `<p>${text('drift_not_pinned', { reason: describeObstacle(result.why, words) })}</p>`;
    case 'untouched': {
      const sections = result.sections.map(
        (section) =>
          `<li>${[describeSection(section, html), linesOf(section, html)].join(text('list_separator'))}</li>`,
      );
      return `<p>${text('drift_untouched')}</p><ul>${sections.join('')}</ul><p>${text('drift_untouched_hint')}</p>`;
    }
  }
}
