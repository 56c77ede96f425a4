/** Everything in the output that is no printed page: static files, files of bundles, examples, redirects. */
import { resolve } from 'node:path';
import { type Page, specialPages } from '../../corpus/index.ts';
import { createProblem, filePlace, type Problem } from '../../diagnostics/index.ts';
import type { OutputFolder } from '../../io/index.ts';
import { findExamples } from '../load/example-files.ts';
import type { LoadedSite } from '../load/load-site.ts';
import { refusedFile } from '../load/refused-files.ts';
import { renderFeeds } from './feeds.ts';
import { renderHeaders } from './headers.ts';
import { renderLlmsTexts } from './llms.ts';
import { createMarkdownPages } from './markdown-pages.ts';
import { renderRedirect } from './redirects.ts';
import { renderRobots, renderSitemaps } from './sitemap.ts';

export interface FilesToCopy {
  /** Output path → path relative to the site directory. */
  readonly copies: ReadonlyMap<string, string>;
  /** Links in the file system that are not followed. */
  readonly problems: readonly Problem[];
}

/** The files to copy. Static files come before files of pages. */
export function filesToCopy({
  site,
  chosen,
  files,
  corpus,
}: Pick<LoadedSite, 'site' | 'chosen' | 'files' | 'corpus'>): FilesToCopy {
  const copies = new Map<string, string>();
  const problems: Problem[] = [];
  const add = (target: string, file: string) => {
    if (!copies.has(target)) copies.set(target, file);
  };
  const addFolder = (dir: string, target: string) => {
    const listed = files.list(dir, (path, why) => problems.push(refusedFile(path, why)));
    for (const { path } of listed) add(`${target}${path.slice(dir.length + 1)}`, path);
  };
  for (const dir of site.staticDirs.toReversed()) addFolder(dir, '');
  for (const { locale, resources } of corpus.pages) {
    if (chosen.has(locale)) for (const { file, output } of resources) if (output !== '') add(output, file);
  }
  for (const { file, output, locale } of corpus.copied) if (chosen.has(locale)) add(output, file);
  // A locale's own examples stand among its content, whose files are copied already.
  for (const dir of site.examplesDirs) if (!dir.includes('LOCALE')) addFolder(dir, 'examples/');
  for (const [target, file] of examplesOfLocales({ site, chosen, files })) add(target, file);
  return { copies, problems };
}

/** Every example under the path of every locale, its own file or the one that stands in for it: output path → file. */
function examplesOfLocales({
  site,
  chosen,
  files,
}: Pick<LoadedSite, 'site' | 'chosen' | 'files'>): Map<string, string> {
  const { names, find } = findExamples(site, files);
  const copies = new Map<string, string>();
  for (const { name: locale, urlPrefix } of site.locales) {
    if (urlPrefix === '' || !chosen.has(locale)) continue;
    for (const name of names) {
      const entry = find(name, locale);
      if (entry !== undefined) copies.set(`${urlPrefix}/examples/${name}`, entry.file);
    }
  }
  return copies;
}

/** Pages that only lead elsewhere: output path → HTML. An alias that a page needs for itself is not among them. */
export function redirectPages({
  site,
  chosen,
  corpus,
  index,
}: Pick<LoadedSite, 'site' | 'chosen' | 'corpus' | 'index'>): Map<string, string> {
  const langs = new Map(site.locales.map(({ name, lang }) => [name, lang]));
  const pages = new Map<string, string>();
  for (const { url, locale, aliases } of corpus.pages) {
    if (site.disableAliases || url === '' || !chosen.has(locale)) continue;
    for (const alias of aliases) {
      const output = `${alias.replace(/^\//, '')}${alias.endsWith('/') ? 'index.html' : ''}`;
      pages.set(output, renderRedirect(site, { url, lang: langs.get(locale) ?? '' }));
    }
  }
  for (const { output, target } of specialPages(site).redirects) {
    const page = index.byUrl(target);
    if (page !== undefined && chosen.has(page.locale) && !pages.has(output)) {
      pages.set(output, renderRedirect(site, { url: target, lang: langs.get(site.defaultLocale) ?? '' }));
    }
  }
  return pages;
}

/** What generated files need of rendered pages. */
export interface PageBodies {
  /** The beginning of a page's text. */
  summaryOf(page: Page): string;
  /** The page's body as Markdown; `undefined` where there is none. */
  markdownOf(page: Page): string | undefined;
}

/**
 * Files that are made of what is known of the site: redirects, feeds, sitemaps, `robots.txt`, `llms.txt`, pages as Markdown. Output path → what makes the
 * text, so that who only asks for the paths does not pay for the texts.
 */
export function generatedFiles(
  loaded: Pick<LoadedSite, 'site' | 'chosen' | 'corpus' | 'index' | 'ui' | 'drift'>,
  { summaryOf, markdownOf }: PageBodies,
): Map<string, () => string> {
  const { site } = loaded;
  const markdown = createMarkdownPages(loaded);
  const texts = new Map([
    ...redirectPages(loaded),
    ...renderFeeds(loaded, summaryOf),
    ...renderSitemaps(loaded),
    ...(site.robotsTxt ? [['robots.txt', renderRobots(site)] as const] : []),
    ...renderLlmsTexts(loaded),
  ]);
  return new Map([
    ...[...markdown.pages].map(
      ([path, page]) => [path, () => markdown.render(page, markdownOf(page))] as const,
    ),
    ...[...texts].map(([path, text]) => [path, () => text] as const),
  ]);
}

/**
 * Writes them; none takes the place of a page.
 */
export function writeFiles(loaded: LoadedSite, output: OutputFolder, bodies: PageBodies): Problem[] {
  const { copies, problems: refused } = filesToCopy(loaded);
  const problems = [...refused];
  for (const [target, file] of copies) {
    const obstacle = output.has(target) ? target : output.obstacle(target);
    if (obstacle === undefined) output.copy(resolve(loaded.files.root, file), target);
    else {
      problems.push(
        createProblem('duplicate-url', filePlace(file), {
          message: `Unexpected file for /${target}, expected a path of its own: the site has /${obstacle} already.`,
          hint: 'Rename the file or the page.',
          target: `/${target}`,
        }),
      );
    }
  }
  for (const [target, render] of generatedFiles(loaded, bodies)) {
    if (!output.has(target) && output.obstacle(target) === undefined) output.write(target, render());
  }
  // A site's own file among its static files says what it wants.
  const headers = renderHeaders(copies.keys(), loaded.site);
  if (headers !== '' && !output.has('_headers')) output.write('_headers', headers);
  return problems;
}
