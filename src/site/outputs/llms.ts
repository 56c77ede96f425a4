/** `llms.txt`: an index of a locale's pages for language models and other programs, in the format of llmstxt.org. */
import type { Page } from '../../corpus/index.ts';
import type { LoadedSite } from '../load/load-site.ts';
import { absoluteUrl } from '../load/published.ts';
import { titleOf } from '../views/navigation.ts';
import { plainText } from '../views/plain-text.ts';
import { markdownLink, markdownPath, oneLine } from './markdown-pages.ts';
import type { TextOutput } from './output.ts';
import { isInSitemap } from './sitemap.ts';

type Loaded = Pick<LoadedSite, 'site' | 'chosen' | 'index'>;

/** One file for each locale with pages. Links point to the Markdown of pages if the site publishes it. */
export function listLlmsTexts(loaded: Loaded): TextOutput[] {
  const { site, chosen, index } = loaded;
  const locales = site.locales.filter(({ name }) => chosen.has(name) && index.home(name) !== undefined);
  return locales.map((locale) => ({
    kind: 'text',
    path: llmsPath(locale),
    render: () => renderLlms(locale, locales, loaded),
  }));
}

function llmsPath({ urlPrefix }: { readonly urlPrefix: string }): string {
  return urlPrefix === '' ? 'llms.txt' : `${urlPrefix}/llms.txt`;
}

type Locale = LoadedSite['site']['locales'][number];

function renderLlms(locale: Locale, locales: readonly Locale[], { site, index }: Loaded): string {
  const settings = site.settings[locale.name];
  const title = settings?.title || locale.label;
  const urlOf = (page: Page) => absoluteUrl(site, site.markdownPages ? `/${markdownPath(page)}` : page.url);
  const lines = (pages: readonly Page[]) =>
    pages.filter(isInSitemap).map((page) => {
      const description = oneLine(plainText(page.description));
      return `- ${markdownLink(titleOf(page), urlOf(page))}${description === '' ? '' : `: ${description}`}\n`;
    });
  const others = locales
    .filter(({ name }) => name !== locale.name)
    .map((other) => `- ${markdownLink(other.label, absoluteUrl(site, `/${llmsPath(other)}`))}\n`);
  const home = index.home(locale.name);
  const sections = (home === undefined ? [] : groupsOf(home, title, index)).map((group) => ({
    title: group.title,
    entries: lines(group.pages),
  }));
  const description = oneLine(plainText(settings?.description || home?.description || ''));
  return [
    `# ${oneLine(title)}\n`,
    ...(description === '' ? [] : [`> ${description}\n`]),
    ...sections
      .filter(({ entries }) => entries.length > 0)
      .map((section) => `## ${oneLine(section.title)}\n\n${section.entries.join('')}`),
    // The only heading with a special meaning: programs may skip this part.
    ...(others.length === 0 ? [] : [`## Optional\n\n${others.join('')}`]),
  ].join('\n');
}

interface Group {
  readonly title: string;
  readonly pages: readonly Page[];
}

/** Pages grouped by the sections of the two upper levels, in menu order. */
function groupsOf(home: Page, title: string, index: LoadedSite['index']): Group[] {
  const top = index.children(home);
  const sections = top.filter(({ kind }) => kind === 'section');
  return [
    { title, pages: [home, ...top.filter(({ kind }) => kind !== 'section')] },
    ...sections.flatMap((section) => {
      const below = index.children(section);
      return [
        { title: titleOf(section), pages: [section, ...below.filter(({ kind }) => kind !== 'section')] },
        ...below
          .filter(({ kind }) => kind === 'section')
          .map((inner) => ({
            title: `${titleOf(section)}: ${titleOf(inner)}`,
            pages: withAllBelow(inner, index),
          })),
      ];
    }),
  ];
}

function withAllBelow(page: Page, index: LoadedSite['index']): Page[] {
  return [page, ...index.children(page).flatMap((child) => withAllBelow(child, index))];
}
