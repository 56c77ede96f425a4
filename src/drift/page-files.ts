/** Pairs files with their translations: the same path below the content folders of two locales. */
import type { Site } from '../config/index.ts';
import type { Locale } from '../locales/index.ts';

export interface PageFiles {
  /** Source files by page path: the path below the content folder, without a locale in the name. */
  readonly source: ReadonlyMap<string, string>;
  /** The same for each other locale, in the site's order. */
  readonly translations: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/**
 * Groups files by locale. If locales share a folder, file names distinguish them: `a.fr.md` translates `a.md`.
 *
 * @param filesOf the files below a folder, relative to the site directory
 */
export function sortPageFiles(
  { locales, defaultLocale }: Pick<Site, 'locales' | 'defaultLocale'>,
  filesOf: (folder: string) => readonly string[],
): PageFiles {
  const folders = [...new Set(locales.map(({ contentDir }) => contentDir))];
  const pages = new Map(locales.map(({ name }) => [name, new Map<string, string>()]));
  for (const folder of folders) {
    const here = locales.filter(({ contentDir }) => contentDir === folder);
    const inner = folders.filter((other) => other.startsWith(`${folder}/`)).map((other) => `${other}/`);
    for (const file of filesOf(folder)) {
      if (!/\.(?:md|markdown)$/.test(file) || inner.some((other) => file.startsWith(other))) continue;
      const path = file.slice(folder.length + 1);
      const [locale, name] = localeOfName(path, here, defaultLocale);
      if (locale !== undefined) pages.get(locale)?.set(name, file);
    }
  }
  return {
    source: pages.get(defaultLocale) ?? new Map(),
    translations: new Map(
      locales.flatMap(({ name }) => (name === defaultLocale ? [] : [[name, pages.get(name) ?? new Map()]])),
    ),
  };
}

function localeOfName(
  path: string,
  here: readonly Locale[],
  defaultLocale: string,
): [locale: string | undefined, path: string] {
  if (here.length === 1) return [here[0]?.name, path];
  const match = /^(.*)\.([^./]+)(\.[^./]+)$/.exec(path);
  const named = here.find(
    ({ name, lang }) => match !== null && (name === match[2]?.toLowerCase() || lang === match[2]),
  );
  if (named !== undefined) return [named.name, `${match?.[1]}${match?.[3]}`];
  return [here.find(({ name }) => name === defaultLocale)?.name ?? here[0]?.name, path];
}

/** The path for a page's translation. */
export function translationFile(
  locale: Pick<Locale, 'name' | 'contentDir'>,
  shares: boolean,
  path: string,
): string {
  const name = shares ? path.replace(/(\.[^./]+)$/, `.${locale.name}$1`) : path;
  return `${locale.contentDir}/${name}`;
}
