/** Pages in other output formats: which files a Hugo tree's templates generate, and which requested formats have no template. */
import type { Site } from '../../config/index.ts';
import { doesHugo, type OutputFormat } from '../../config/index.ts';
import type { Page, PageIndex } from '../../corpus/index.ts';
import { createProblem, filePlace, NOWHERE, type Place, type Problem } from '../../diagnostics/index.ts';
import { formatOfPath, locateKey } from '../../formats/index.ts';
import type { Files } from '../../io/index.ts';
import { formatNames, formatTemplate, formatUrl, type SiteTemplates } from '../../rendering/index.ts';
import { hugoKindOf } from './published.ts';

/** A page's file in another format. */
export interface FormatFile {
  readonly format: OutputFormat;
  readonly path: string;
  readonly page: Page;
  readonly variant: Page;
}

/** Formats that Lockstep generates itself unless the tree has its own templates for them. */
const MADE: ReadonlySet<string> = new Set(['html', 'rss', 'sitemap', 'robots', '404', 'llms', 'markdown']);
/** Formats for which templates of a tree are ignored. */
const OURS_ALONE: ReadonlySet<string> = new Set(['html', 'sitemap', 'robots', '404']);

type FormatSite = Pick<Site, 'outputs' | 'outputFormats' | 'disableKinds' | 'locales' | 'hugo'>;

/** The files that templates generate from pages, each path once. */
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
      // For files at the root of the output, the last language's is kept.
      if (files.has(path) && !format.isRoot) continue;
      const variant: Page = { ...page, output: path, variant: { kind: 'format', format: format.name } };
      files.set(path, { format, path, page, variant });
    }
  }
  return [...files.values()];
}

/** The formats of a page that templates may generate. */
function formatsOf(page: Page, site: FormatSite): readonly OutputFormat[] {
  return formatNames(hugoKindOf(page), page.params.outputs, site)
    .filter((name) => !OURS_ALONE.has(name) && !site.disableKinds.includes(name))
    .flatMap((name) => site.outputFormats[name] ?? []);
}

/** Advice for particular files. */
const HINTS: Readonly<Record<string, string>> = {
  _redirects: 'Write the file into static/, where it is read and published.',
  _headers: 'Write the file into static/, where it is read and published.',
  print: 'Set the parameter lockstep.printViews to generate a print view for each section.',
};

/** Findings, one for each format, for output formats that pages or kinds of pages request and that nothing generates. */
export function findUnsupportedFormats(
  site: Site,
  { pages }: Pick<PageIndex, 'pages'>,
  files: Files,
  templates: Pick<SiteTemplates, 'formats'>,
): Problem[] {
  if (!site.conventions.choosesOutputs) return [];
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
    problems.push(unsupportedFormat(name, of, format, place()));
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

function unsupportedFormat(
  name: string,
  of: string,
  format: OutputFormat | undefined,
  place: Place,
): Problem {
  const known = format === undefined ? '' : HINTS[format.baseName];
  return createProblem('unsupported-config', place, {
    message: `Unexpected output format “${name}” of “${of}”, expected HTML, RSS, Markdown or a format for which the site has a template: no such file is generated.`,
    hint:
      known ||
      HINTS[name] ||
      `Write a template such as layouts/list.${name}${format?.suffix ?? ''}, or put the file in static/.`,
    target: `outputs.${of}`,
  });
}

/** The place in the configuration that names the formats of a kind. */
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
