import { nearestName, type Problem } from '../../diagnostics/index.ts';
import { isTimeZone, isValueMap, mergeValues } from '../../formats/index.ts';
import type { Files } from '../../io/index.ts';
import type { Locale } from '../../locales/index.ts';
import { completeLocale } from '../locale-settings.ts';
import type { HugoReference, LocaleSettings, Mount } from '../site.ts';
import { readFolder } from './folders.ts';
import { readMenus } from './menus.ts';
import { isSharedFolder, missingContent } from './missing-content.ts';
import { readPermalinks } from './permalinks.ts';
import type { Settings } from './settings.ts';
import { doesHugo } from './versions.ts';

/** A configured language that is not disabled. */
export interface Language {
  readonly name: string;
  /** Its own table under `languages`; empty if the site has no such table. */
  readonly own: Settings;
}

export interface Languages {
  /** In Hugo's order: by weight, those without one last, then by name. */
  readonly all: readonly Language[];
  readonly defaultName: string;
  /** Whether the Hugo of the site knows the keys `locale`, `label` and `direction`; other versions read them as parameters. */
  readonly hasShortKeys: boolean;
}

/** `languages`, `defaultContentLanguage`, `disableLanguages`. A site without `languages` has only the default language. */
export function readLanguages(settings: Settings, { newest }: Pick<HugoReference, 'newest'>): Languages {
  const hasShortKeys = doesHugo(newest, 'shortLanguageKeys');
  const disabled = new Set(settings.texts('disableLanguages', []).map((name) => name.toLowerCase()));
  const tables = isValueMap(settings.value('languages')) ? settings.tables('languages') : [];
  const wanted = settings.text('defaultContentLanguage', 'en').toLowerCase();
  if (tables.length === 0)
    return {
      all: [{ name: wanted, own: settings.table('languages').table(wanted) }],
      defaultName: wanted,
      hasShortKeys,
    };

  const enabled = tables
    .filter(([name, own]) => name === wanted || !(disabled.has(name) || own.flag('disabled', false)))
    .map(([name, own]) => ({ name, own }));
  const all = enabled.sort((a, b) => compareLanguages(a, b));
  if (tables.some(([name, own]) => name === wanted && (disabled.has(name) || own.flag('disabled', false)))) {
    settings.report('invalid-config', disabled.has(wanted) ? 'disableLanguages' : 'languages', {
      message: `Unexpected disabled language “${wanted}”, expected the default language to be enabled.`,
      hint: 'Enable it, or choose another “defaultContentLanguage”.',
      target: wanted,
    });
  }
  if (all.some(({ name }) => name === wanted)) return { all, defaultName: wanted, hasShortKeys };
  const names = all.map(({ name }) => name);
  const nearest = nearestName(wanted, names);
  settings.report('invalid-config', 'defaultContentLanguage', {
    message: `Unexpected default language “${wanted}”, expected one of “languages”: ${names.join(', ')}.`,
    hint:
      nearest === undefined ? 'Set “defaultContentLanguage” to one of them.' : `Did you mean “${nearest}”?`,
    target: wanted,
  });
  return { all, defaultName: nearest ?? names[0] ?? wanted, hasShortKeys };
}

function compareLanguages(a: Language, b: Language): number {
  const rank = ({ own }: Language): number => own.number('weight', 0) || Number.POSITIVE_INFINITY;
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  return a.name < b.name ? -1 : 1;
}

/** The content folders of the languages. */
export interface ContentPlan {
  /** By language. */
  readonly contentDirs: ReadonlyMap<string, string>;
  /** Mounts that are not the content folder of a language. */
  readonly mounts: readonly Mount[];
}

/** The content folder of each language: its mount at `content` if the site mounts content at all, else its `contentDir`, else that of the site. */
export function planContent(settings: Settings, languages: Languages, mounts: readonly Mount[]): ContentPlan {
  const siteDir = readFolder(settings, 'contentDir', 'content');
  const used = new Set<Mount>();
  const contentDirs = new Map(
    languages.all.map(({ name, own }) => {
      const mount = mounts.find(
        ({ target, locale }) => target === 'content' && (locale ?? languages.defaultName) === name,
      );
      if (mount !== undefined && mount.include.length === 0 && mount.exclude.length === 0) {
        const isTaken = [...used].some(({ source }) => source === mount.source);
        // The folder of another language, also shown in this one: a normal mount. Translations would be in a separate folder.
        if (isTaken && mount.locale !== undefined) return [name, `${siteDir}/${name}`];
        used.add(mount);
        return [name, mount.source];
      }
      return [name, readFolder(own, 'contentDir', siteDir)];
    }),
  );
  return { contentDirs, mounts: mounts.filter((mount) => !used.has(mount)) };
}

/** The locales with content, and a `missing-content-folder` for each of the others. The default locale is always kept, since the others are translated from it. */
export function readLocales(
  files: Files,
  settings: Settings,
  languages: Languages,
  { contentDirs, mounts }: ContentPlan,
): { locales: Locale[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const inSubdir = settings.flag('defaultContentLanguageInSubdir', false) && languages.all.length > 1;
  const hasContent = createContentCheck(files, languages, contentDirs, mounts);
  const present = languages.all.filter(({ name, own }) => {
    if (hasContent(name)) return true;
    problems.push(missingContent({ name, own }, languages, contentDirs, files));
    return name === languages.defaultName;
  });
  const names = new Set(present.map(({ name }) => name));
  const textOf = (from: Settings, name: string, oldName: string): string | undefined =>
    from.text(languages.hasShortKeys ? name : oldName, from.text(oldName, '')) || undefined;
  const locales = present.map(({ name, own }) => {
    const isDefault = name === languages.defaultName;
    const siteLang = isDefault ? textOf(settings, 'locale', 'languageCode') : undefined;
    const { locale, problems: found } = completeLocale(
      {
        name,
        lang: textOf(own, 'locale', 'languageCode') ?? siteLang,
        direction: textOf(own, 'direction', 'languageDirection'),
        label: textOf(own, 'label', 'languageName'),
        weight: own.number('weight', 0),
        contentDir: contentDirs.get(name) ?? '',
        urlPrefix: isDefault && !inSubdir ? '' : name,
        fallbacks: own
          .table('params')
          .texts('language_alternatives', [])
          .map((other) => other.toLowerCase())
          .filter((other) => names.has(other) && other !== name),
      },
      `languages.${name}.languageCode`,
      own.place(),
    );
    problems.push(...found);
    return locale;
  });
  return { locales, problems };
}

/** A language has content if its folder exists or something is mounted for it. In a folder that languages share, it needs a file with its name (`a.fr.md`). */
function createContentCheck(
  files: Files,
  languages: Languages,
  contentDirs: ReadonlyMap<string, string>,
  mounts: readonly Mount[],
): (name: string) => boolean {
  return (name) => {
    const folder = contentDirs.get(name) ?? '';
    if (mounts.some((mount) => mount.locale === name && files.kindOf(mount.source) !== 'missing'))
      return true;
    if (files.kindOf(folder) !== 'folder') return false;
    if (name === languages.defaultName || !isSharedFolder(folder, languages, contentDirs)) return true;
    const suffix = new RegExp(`\\.${name}\\.[^./]+$`, 'i');
    return files.list(folder).some(({ path }) => suffix.test(path));
  };
}

const SHORT_KEYS: ReadonlySet<string> = new Set(['direction', 'label', 'locale']);

/** Settings of a language that are not parameters. In old versions of Hugo, all others are (`languages.fr.description`). */
const LANGUAGE_SETTINGS: ReadonlySet<string> = new Set(
  [
    ...[
      'baseURL',
      'contentDir',
      'copyright',
      'direction',
      'disabled',
      'label',
      'languageCode',
      'languageDirection',
    ],
    ...['languageName', 'locale', 'menus', 'params', 'permalinks', 'staticDir', 'title', 'weight'],
    ...[
      'cascade',
      'disableAliases',
      'disableKinds',
      'frontmatter',
      'markup',
      'outputs',
      'pagination',
      'paginate',
    ],
    ...[
      'privacy',
      'related',
      'services',
      'sitemap',
      'summaryLength',
      'taxonomies',
      'timeZone',
      'mediaTypes',
      'outputFormats',
    ],
    ...[
      'hasCJKLanguage',
      'pluralizeListTitles',
      'sectionPagesMenu',
      'mainSections',
      'i18nDir',
      'enableEmoji',
      'uglyURLs',
    ],
  ].map((name) => name.toLowerCase()),
);

/** Settings of a language, merged over those of the site. */
export function readLocaleSettings(
  settings: Settings,
  { own }: Language,
  { hasShortKeys }: Pick<Languages, 'hasShortKeys'>,
  menus: LocaleSettings['menus'],
): LocaleSettings {
  const oldParams = Object.entries(own.values).filter(
    ([name]) =>
      !(LANGUAGE_SETTINGS.has(name) && (hasShortKeys || !SHORT_KEYS.has(name))) &&
      !name.startsWith('staticdir'),
  );
  const siteParams = mergeValues(settings.table('params').values, Object.fromEntries(oldParams));
  const params = mergeValues(siteParams, own.table('params').values);
  const { description } = params;
  const sitePermalinks = readPermalinks(settings);
  const ownPermalinks = readPermalinks(own);
  return {
    title: own.text('title', settings.text('title', '')),
    description: typeof description === 'string' ? description : '',
    copyright: own.text('copyright', settings.text('copyright', '')),
    params,
    permalinks: { ...sitePermalinks.permalinks, ...ownPermalinks.permalinks },
    sectionPermalinks: { ...sitePermalinks.sectionPermalinks, ...ownPermalinks.sectionPermalinks },
    termPermalinks: { ...sitePermalinks.termPermalinks, ...ownPermalinks.termPermalinks },
    menus: readMenus(own) ?? menus,
    taxonomies: readTaxonomies(own.value('taxonomies') === undefined ? settings : own),
    timeZone: readTimeZone(own) || readTimeZone(settings),
  };
}

/** `taxonomies`: by default, Hugo has tags and categories. */
function readTaxonomies(settings: Settings): LocaleSettings['taxonomies'] {
  if (settings.value('taxonomies') === undefined) return { category: 'categories', tag: 'tags' };
  const table = settings.table('taxonomies');
  return Object.fromEntries(
    Object.keys(table.values).map((singular) => [singular, table.text(singular, '')]),
  );
}

function readTimeZone(settings: Settings): string {
  const written = settings.text('timeZone', '');
  if (written === '' || isTimeZone(written)) return written;
  settings.report('invalid-config', 'timeZone', {
    message: `Unexpected time zone “${written}”, expected a name of the IANA database.`,
    hint: 'Write a name such as “Asia/Tokyo”.',
    target: written,
  });
  return '';
}
