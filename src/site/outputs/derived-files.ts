/** Outputs derived from pages: files that the theme loads, and files that programs read. */
import { highlightCss } from '../../markdown/index.ts';
import { ASSET_FOLDER } from '../astro/astro-work.ts';
import { diagramFiles, diagramFolder } from '../diagrams/diagram-files.ts';
import { listOfflineFiles } from '../offline/offline-files.ts';
import { SEARCH_FOLDER } from '../search/search-pages.ts';
import { listPictures } from '../theme/theme-files.ts';
import { listFeeds } from './feeds.ts';
import { listFormatFiles } from './format-files.ts';
import { listIcons } from './icon-files.ts';
import { listLlmsTexts } from './llms.ts';
import { listMarkdownPages } from './markdown-pages.ts';
import type { CopyOutput, GroupFile, GroupOutput, OutputContext, PageOutput, TextOutput } from './output.ts';
import type { ViewContext } from './page-outputs.ts';
import { listRedirects } from './redirects.ts';
import { listSitemaps, renderRobots } from './sitemap.ts';

/**
 * Files that the theme loads in addition to its bundled style sheets and scripts: the page tree of each locale, code colours, search indexes, modules that draw
 * diagrams.
 */
export function listThemeFiles({
  loaded,
  sources,
  views,
}: ViewContext): (TextOutput | GroupOutput | CopyOutput)[] {
  const { site, chosen, files } = loaded;
  const locales = site.locales.map(({ name }) => name).filter((name) => chosen.has(name));
  const diagrams = diagramFolder(site.root);
  return [
    ...listPictures(site, files),
    ...listIcons({ loaded, sources }),
    ...locales.map(
      (locale): TextOutput => ({
        kind: 'text',
        path: `${ASSET_FOLDER}/tree.${locale}.json`,
        render: () => JSON.stringify({ locale, entries: views.navigation.tree(locale) }),
      }),
    ),
    {
      kind: 'text',
      path: `${ASSET_FOLDER}/code.css`,
      render: () => highlightCss(site.highlight.tabWidth, loaded.ownCode.plugins.highlight.colours),
    },
    ...(site.search ? locales : []).map(
      (locale): GroupOutput => ({
        kind: 'group',
        path: `${SEARCH_FOLDER}/${locale}.`,
        render: async () =>
          new Map(
            [...(await sources.searchIndexOf(locale))].map(([path, text]) => [
              `${SEARCH_FOLDER}/${path}`,
              { text },
            ]),
          ),
      }),
    ),
    ...(diagrams === undefined
      ? []
      : [
          {
            kind: 'group',
            path: `${diagrams}/`,
            async render() {
              if (!(await sources.hasDiagrams())) return new Map<string, GroupFile>();
              return new Map([...diagramFiles(site.root)].map(([path, copyOf]) => [path, { copyOf }]));
            },
          } as const,
        ]),
  ];
}

/** Files that programs read: `llms.txt`, `robots.txt`, sitemaps, feeds, pages as Markdown; and redirects from old addresses of pages. */
export function listDerivedFiles(context: OutputContext, pages: readonly PageOutput[]): TextOutput[] {
  const { loaded } = context;
  const { site } = loaded;
  const listings = pages.flatMap(({ listing }) => listing ?? []);
  const ours = [...listFeeds(context), ...listMarkdownPages(context)];
  return [
    ...listFormatFiles(context, new Map(ours.map((file) => [file.path, file]))),
    ...listLlmsTexts(loaded),
    ...(site.robotsTxt
      ? [{ kind: 'text', path: 'robots.txt', render: () => renderRobots(site) } as const]
      : []),
    ...listSitemaps(loaded, listings),
    ...ours,
    ...listRedirects(loaded),
    ...listOfflineFiles(context, pages),
  ];
}
