/** Pages in other output formats: which files a Hugo tree's templates make of them, and which formats nothing makes. */
import type { Site } from '../../config/index.ts';
import { doesHugo, type OutputFormat } from '../../config/index.ts';
import type { Page, PageIndex } from '../../corpus/index.ts';
import { createProblem, filePlace, NOWHERE, type Place, type Problem } from '../../diagnostics/index.ts';
import { formatOfPath, locateKey } from '../../formats/index.ts';
import type { Files } from '../../io/index.ts';
import { formatNames, formatTemplate, formatUrl, type SiteTemplates } from '../../rendering/index.ts';
import { hugoKindOf } from './published.ts';

/** A file of a page in another format: the page as it is rendered for that. */
export interface FormatFile {
  readonly format: OutputFormat;
  readonly path: string;
  readonly page: Page;
  readonly variant: Page;
}

/** Formats whose meaning is known: they are made by the program's own ways, unless the tree's own templates make them. */
const MADE: ReadonlySet<string> = new Set(['html', 'rss', 'sitemap', 'robots', '404', 'llms', 'markdown']);
/** What templates of a tree do not change. */
const OURS_ALONE: ReadonlySet<string> = new Set(['html', 'sitemap', 'robots', '404']);

type FormatSite = Pick<Site, 'outputs' | 'outputFormats' | 'disableKinds' | 'locales' | 'hugo'>;

/** The files that templates make of some pages, each path once. */
export function findFormatFiles(
  site: FormatSite,
  pages: readonly Page[],
  templates: Pick<SiteTemplates, 'formats'>,
): FormatFile[] {
  if (templates.formats.length === 0) return [];
  const minor = site.hugo?.minor ?? Number.MAX_SAFE_INTEGER;
  const ways = { formatsOfRoot: doesHugo(minor, 'formatsOfRoot') };
  const prefixes = new Map(site.locales.map(({ name, urlPrefix }) => [name, urlPrefix]));
  const files = new Map<string, FormatFile>();
  for (const page of pages) {
    for (const format of formatsOf(page, site)) {
      if (formatTemplate(templates, page, format) === undefined) continue;
      const place = { url: page.url, kind: page.kind, urlPrefix: prefixes.get(page.locale) ?? '' };
      const path = formatUrl(format, place, ways).slice(1);
      // Of files at the root of the output the last language's stays.
      if (files.has(path) && !format.isRoot) continue;
      const variant: Page = { ...page, output: path, variant: { kind: 'format', format: format.name } };
      files.set(path, { format, path, page, variant });
    }
  }
  return [...files.values()];
}

/** The formats of a page that templates may make. */
function formatsOf(page: Page, site: FormatSite): readonly OutputFormat[] {
  return formatNames(hugoKindOf(page), page.params.outputs, site)
    .filter((name) => !OURS_ALONE.has(name) && !site.disableKinds.includes(name))
    .flatMap((name) => site.outputFormats[name] ?? []);
}

/** What to do about a file that a format would make. */
const HINTS: Readonly<Record<string, string>> = {
  _redirects: 'Write the file into static/, where it is read and published.',
  _headers: 'Write the file into static/, where it is read and published.',
  print: 'Set the parameter lockstep.printViews to have a page to print for each section.',
};

/** The findings, once a format, for what pages are to be put out as and are not: of kinds of pages, and of pages for themselves. */
export function findUnmadeFormats(
  site: Site,
  { pages }: Pick<PageIndex, 'pages'>,
  files: Files,
  templates: Pick<SiteTemplates, 'formats'>,
): Problem[] {
  if (site.kind !== 'hugo') return [];
  const isMade = (name: string) => MADE.has(name) || (name === 'print' && site.printViews);
  const reported = new Set<string>();
  const problems: Problem[] = [];
  const report = (name: string, of: string, place: () => Place, some: () => readonly Page[]) => {
    if (isMade(name) || reported.has(name)) return;
    const format = site.outputFormats[name];
    const hasTemplate =
      format !== undefined && some().some((page) => formatTemplate(templates, page, format) !== undefined);
    if (hasTemplate) return;
    reported.add(name);
    problems.push(unmade(name, of, format, place()));
  };
  for (const [kind, names] of Object.entries(site.outputs)) {
    const ofKind = () => pages.filter((page) => page.rendered && hugoKindOf(page) === kind);
    for (const name of names) report(name, kind, () => placeOfKind(kind, site, files), ofKind);
  }
  for (const page of pages) {
    const { outputs } = page.params;
    if (!page.rendered || !Array.isArray(outputs)) continue;
    for (const name of outputs)
      report(
        String(name).toLowerCase(),
        page.file,
        () => filePlace(page.file),
        () => [page],
      );
  }
  return problems;
}

function unmade(name: string, of: string, format: OutputFormat | undefined, place: Place): Problem {
  const known = format === undefined ? '' : HINTS[format.baseName];
  return createProblem('unsupported-config', place, {
    message: `Unexpected output format “${name}” of “${of}”, expected HTML, RSS, Markdown or a template of this site for it: no such file is made.`,
    hint:
      known ||
      HINTS[name] ||
      `Write a template such as layouts/list.${name}${format?.suffix ?? ''}, or put the file into static/.`,
    target: `outputs.${of}`,
  });
}

/** Where the configuration names the formats of a kind. */
function placeOfKind(kind: string, { configFiles }: Site, files: Files): Place {
  for (const file of configFiles) {
    const format = formatOfPath(file);
    const read = files.readText(file);
    if (format === undefined || read.kind !== 'text') continue;
    const own = /(?:^|\/)outputs\.[^/]+$/.test(file) ? [kind] : ['outputs', kind];
    const point = locateKey(format, read.text, own);
    if (point !== undefined) return filePlace(file, point);
  }
  const [first] = configFiles;
  return first === undefined ? NOWHERE : filePlace(first);
}
