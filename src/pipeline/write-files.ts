/** Everything in the output that is no printed page: static files, files of bundles, examples, redirects. */
import { specialPages } from '../corpus/index.ts';
import { createProblem, filePlace, type Problem } from '../diagnostics/index.ts';
import type { OutputFolder } from '../io/index.ts';
import type { LoadedSite } from './load-site.ts';
import { renderRedirect } from './redirects.ts';

/** The files to copy: output path → path relative to the site directory. Static files come before files of pages. */
export function filesToCopy({
  site,
  files,
  corpus,
}: Pick<LoadedSite, 'site' | 'files' | 'corpus'>): Map<string, string> {
  const copies = new Map<string, string>();
  const add = (target: string, file: string) => {
    if (!copies.has(target)) copies.set(target, file);
  };
  for (const dir of site.staticDirs.toReversed()) {
    for (const { path } of files.list(dir)) add(path.slice(dir.length + 1), path);
  }
  for (const page of corpus.pages) {
    for (const { file, output } of page.resources) if (output !== '') add(output, file);
  }
  for (const { file, output } of corpus.copied) add(output, file);
  for (const dir of site.examplesDirs) {
    // A locale's own examples stand among its content, whose files are copied already.
    if (!dir.includes('LOCALE'))
      for (const { path } of files.list(dir)) add(`examples/${path.slice(dir.length + 1)}`, path);
  }
  return copies;
}

/** Pages that only lead elsewhere: output path → HTML. An alias that a page needs for itself is not among them. */
export function redirectPages({
  site,
  corpus,
  index,
}: Pick<LoadedSite, 'site' | 'corpus' | 'index'>): Map<string, string> {
  const langs = new Map(site.locales.map(({ name, lang }) => [name, lang]));
  const pages = new Map<string, string>();
  for (const { url, locale, aliases } of corpus.pages) {
    if (site.disableAliases || url === '') continue;
    for (const alias of aliases) {
      const output = `${alias.replace(/^\//, '')}${alias.endsWith('/') ? 'index.html' : ''}`;
      pages.set(output, renderRedirect(site, { url, lang: langs.get(locale) ?? '' }));
    }
  }
  for (const { output, target } of specialPages(site).redirects) {
    if (index.byUrl(target) !== undefined && !pages.has(output)) {
      pages.set(output, renderRedirect(site, { url: target, lang: langs.get(site.defaultLocale) ?? '' }));
    }
  }
  return pages;
}

/** Everything may be read; a site that wants it otherwise has a `robots.txt` of its own among its static files. */
const ROBOTS = 'User-agent: *\nAllow: /\n';

/** Writes them; none takes the place of a page. */
export function writeFiles(loaded: LoadedSite, output: OutputFolder): Problem[] {
  const problems: Problem[] = [];
  for (const [target, file] of filesToCopy(loaded)) {
    if (!output.has(target)) output.copy(`${loaded.files.root}/${file}`, target);
    else {
      problems.push(
        createProblem('duplicate-url', filePlace(file), {
          message: `Unexpected file for /${target}, where a page of the site already is.`,
          hint: 'Rename the file or the page.',
          target: `/${target}`,
        }),
      );
    }
  }
  for (const [target, html] of redirectPages(loaded)) if (!output.has(target)) output.write(target, html);
  if (loaded.site.robotsTxt && !output.has('robots.txt')) output.write('robots.txt', ROBOTS);
  return problems;
}
