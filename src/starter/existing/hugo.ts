/** Detects a Hugo site by its configuration. */
import { createSiteFiles, loadSite, type Site } from '../../config/index.ts';
import { readCorpus } from '../../corpus/index.ts';
import type { Files } from '../../io/index.ts';
import type { FoundTree } from './found-tree.ts';
import { readVersion } from './read-version.ts';

export async function findHugo(files: Files, now: string): Promise<FoundTree | undefined> {
  const { site } = await loadSite({ files, importModule: async () => ({ kind: 'missing' }) });
  if (site?.hugo === undefined) return undefined;
  const counts = countPages(site, now);
  const { defaultLocale, locales, settings, themes, configFiles } = site;
  const sorted = locales.toSorted(
    (a, b) => Number(b.name === defaultLocale) - Number(a.name === defaultLocale),
  );
  return {
    kind: 'hugo',
    isReadAsIs: true,
    program: 'Hugo',
    title: settings[defaultLocale]?.title ?? '',
    locales: sorted.map(({ name, contentDir }) => ({
      name,
      folder: contentDir,
      pages: counts.get(name) ?? 0,
    })),
    themes,
    version: readHugoVersion(files, configFiles),
    configFiles: configFiles.toReversed(),
    source: '',
  };
}

/** Number of pages by locale; pages of the default locale that mounts show in others are not counted there. */
function countPages(site: Site, now: string): ReadonlyMap<string, number> {
  const { pages } = readCorpus(createSiteFiles(site), site, now);
  const isSource = ({ locale }: { readonly locale: string }) => locale === site.defaultLocale;
  const source = new Set(pages.filter(isSource).map(({ file }) => file));
  const counts = new Map<string, number>();
  for (const page of pages) {
    if (page.file === '' || (!isSource(page) && source.has(page.file))) continue;
    counts.set(page.locale, (counts.get(page.locale) ?? 0) + 1);
  }
  return counts;
}

/** Reads the Hugo version of a site: files of hosts and package managers first, then the minimum version of the configuration. */
function readHugoVersion(files: Files, configFiles: readonly string[]): FoundTree['version'] {
  const workflows = files.list('.github/workflows').map(({ path }) => path);
  return readVersion(files, [
    [
      ['netlify.toml', '.gitlab-ci.yml', '.env', ...workflows],
      /HUGO_VERSION["']?\s*[:=]\s*["']?v?(\d+\.\d+(?:\.\d+)?)/,
    ],
    [workflows, /hugo-version:\s*["']?v?(\d+\.\d+(?:\.\d+)?)/],
    [['package.json'], /"hugo-(?:extended|bin)"\s*:\s*"[\^~]?(\d+\.\d+(?:\.\d+)?)/],
    [
      ['.tool-versions', 'mise.toml', '.mise.toml'],
      /^["']?(?:go)?hugo["']?\s*(?:=\s*["'])?(?:extended_)?(\d+\.\d+(?:\.\d+)?)/m,
    ],
    [configFiles, /hugoVersion[\s\S]{0,200}?\bmin["']?\s*[:=]\s*["']?(\d+\.\d+(?:\.\d+)?)/i],
  ]);
}
