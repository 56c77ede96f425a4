/**
 * Each page as Markdown next to its HTML, for programs: `docs/a/index.html` → `docs/a/index.md`. The front matter gives the page's address and, for a
 * translation, its drift status.
 */
import type { Page } from '../../corpus/index.ts';
import type { DriftPage, DriftReport } from '../../drift/index.ts';
import { relUrl } from '../../rendering/index.ts';
import { type LoadedSite, pagesToBuild } from '../load/load-site.ts';
import { absoluteUrl } from '../load/published.ts';
import { createListViews } from '../views/list-views.ts';
import { fullTitleOf, titleOf } from '../views/navigation.ts';
import type { OutputContext, TextOutput } from './output.ts';

type Loaded = Pick<LoadedSite, 'site' | 'chosen' | 'corpus' | 'index' | 'ui' | 'drift' | 'history'>;

/** The Markdown of all pages; none if the site switches it off. */
export function listMarkdownPages({ loaded, sources }: OutputContext): TextOutput[] {
  if (!loaded.site.markdownPages) return [];
  const render = createMarkdownRenderer(loaded);
  return pagesToBuild(loaded).map((page) => ({
    kind: 'text',
    path: markdownPath(page),
    render: async () => render(page, (await sources.bodyOf(page))?.markdown()),
  }));
}

/** Output path: `docs/a/index.md`. */
export function markdownPath({ output }: Pick<Page, 'output'>): string {
  return output.replace(/\.html?$/, '.md');
}

/** Titles and descriptions in front matter may have several lines, which would end a heading or a list item. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** A Markdown link. */
export function markdownLink(text: string, url: string): string {
  const target = /[()\s]/.test(url) ? `<${url}>` : url;
  return `[${oneLine(text).replaceAll(/[[\]\\]/g, String.raw`\$&`)}](${target})`;
}

/** Renders a page's body as Markdown; `undefined` if the page could not be rendered. */
function createMarkdownRenderer(loaded: Loaded): (page: Page, body: string | undefined) => string {
  const { site, index, ui, drift, history } = loaded;
  const locales = new Map(site.locales.map((locale) => [locale.name, locale]));
  const langOf = (locale: string) => locales.get(locale)?.lang ?? locale;
  const statusOf = createStatuses(drift);
  // Lists in Markdown are complete: they are not split into pages.
  const lists = createListViews({ ...site, listSize: 0 }, index, ({ page }) => ({
    title: titleOf(page),
    url: relUrl(site, `/${markdownPath(page)}`),
  }));
  return (page, body) => {
    const source =
      page.locale === site.defaultLocale
        ? undefined
        : index.translations(page).find(({ locale }) => locale === site.defaultLocale);
    const changed = history?.lastChangeOf(page) ?? page.lastmod;
    const fields: Field[] = [
      ['title', fullTitleOf(page)],
      ...(page.description === '' ? [] : [['description', page.description] as const]),
      ['lang', langOf(page.locale)],
      ['url', absoluteUrl(site, page.url)],
      ...(changed === undefined ? [] : [['last_modified', changed] as const]),
      ...(page.locale === site.defaultLocale
        ? []
        : [['translation', freshnessOf(statusOf(page.file), sourceFields(source))] as const]),
    ];
    const { list } = lists.viewOf(page, langOf(page.locale), { number: 1 });
    const entries = list.map(({ title, url, description, date }) => {
      const details = [date?.text, description]
        .filter((part) => part !== undefined && part !== '')
        .join(', ');
      return `- ${markdownLink(title, url)}${details === '' ? '' : `: ${oneLine(details)}`}\n`;
    });
    const missing = page.file === '' ? '' : `${ui(page.locale, 'page_not_rendered').text}\n`;
    const parts = [
      `---\n${renderFields(fields)}---\n`,
      page.title === '' ? '' : `# ${oneLine(page.title)}\n`,
      body ?? missing,
      entries.join(''),
    ];
    return parts.filter((part) => part !== '').join('\n');
  };

  function sourceFields(source: Page | undefined): Field[] {
    const lang: Field = ['source_lang', langOf(site.defaultLocale)];
    return source?.rendered === true ? [['source', absoluteUrl(site, source.url)], lang] : [lang];
  }
}

/** Drift status by file. A server may have a new report after each change. */
function createStatuses(drift: Loaded['drift']): (file: string) => DriftPage | undefined {
  let report: DriftReport | undefined;
  let statuses = new Map<string, DriftPage>();
  return (file) => {
    if (report !== drift?.report) {
      report = drift?.report;
      statuses = new Map(report?.pages.map((page) => [page.file, page]));
    }
    return statuses.get(file);
  };
}

type Field = readonly [name: string, value: string | readonly string[] | readonly Field[]];

/** The status of a translation and the source version it was made from; nothing without git history. */
function freshnessOf(known: DriftPage | undefined, source: readonly Field[]): Field[] {
  const changed = known?.commits[0]?.date;
  const isBehind = known?.status === 'drifted' && known.answered !== true;
  const sections = isBehind
    ? known.sections.flatMap(({ answered, translationId }) =>
        answered === true || translationId === undefined || translationId === '' ? [] : [`#${translationId}`],
      )
    : [];
  const status = known === undefined ? 'unknown' : known.answered === true ? 'current' : known.status;
  return [
    ['status', status],
    ...source,
    ...(known?.base?.date === undefined ? [] : [['made_from', known.base.date] as const]),
    ...(isBehind && changed !== undefined ? [['source_changed', changed] as const] : []),
    ...(sections.length === 0 ? [] : [['changed_sections', [...new Set(sections)]] as const]),
  ];
}

/** Renders YAML. Values are written as JSON strings, which are valid YAML whatever they contain. */
function renderFields(fields: readonly Field[], indent = ''): string {
  return fields
    .map(([name, value]) => {
      if (typeof value === 'string') return `${indent}${name}: ${JSON.stringify(value)}\n`;
      return isTexts(value)
        ? `${indent}${name}: ${JSON.stringify(value)}\n`
        : `${indent}${name}:\n${renderFields(value, `${indent}  `)}`;
    })
    .join('');
}

function isTexts(value: readonly string[] | readonly Field[]): value is readonly string[] {
  return typeof value[0] === 'string';
}
