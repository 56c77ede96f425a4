/** A site of our own kind: `lockstep.config.ts`, or nothing but `content/<locale>/`, → {@link Site}. */

import {
  createProblem,
  filePlace,
  NOWHERE,
  nearestName,
  type Place,
  type Problem,
} from '../diagnostics/index.ts';
import { locateKey, lowerKeys, mergeValues } from '../formats/index.ts';
import type { Files } from '../io/index.ts';
import type { Locale } from '../locales/index.ts';
import { patternFault } from '../text/index.ts';
import { LOCKSTEP_CONVENTIONS } from './conventions.ts';
import { HIGHLIGHT, LOCKSTEP_DATES, LOCKSTEP_MARKDOWN } from './defaults.ts';
import { buildKubernetes } from './kubernetes-config.ts';
import { completeLocale, splitAddress } from './locale-settings.ts';
import type { CompleteConfig } from './lockstep-config.ts';
import { type Candidate, chooseDefault, fallbacksOf, findCandidates } from './lockstep-locales.ts';
import { buildRules } from './rules.ts';
import type { ConfigText } from './schema-problems.ts';
import type { LocaleSettings, MenuEntry, Site } from './site.ts';

type Localized = string | Record<string, string>;

/**
 * @param config as checked, with defaults
 * @param source the configuration file; `undefined` for a site without one
 * @returns no site when no locale has content
 */
export function buildLockstepSite(
  files: Files,
  config: CompleteConfig,
  source: ConfigText | undefined,
): { site: Site | undefined; problems: Problem[] } {
  const problems: Problem[] = [];
  const placeOf = (...path: string[]): Place =>
    source === undefined ? NOWHERE : filePlace(source.file, locateKey('script', source.text, path));

  const candidates = findCandidates(files, config, placeOf, problems);
  const defaultLocale = chooseDefault(
    candidates,
    config,
    placeOf,
    problems,
    files.list('content').length === 0,
  );
  if (defaultLocale === undefined) return { site: undefined, problems };
  const locales = candidates.map((candidate, index): Locale => {
    const isDefault = candidate.name === defaultLocale;
    const { locale, problems: found } = completeLocale(
      {
        name: candidate.name,
        lang: candidate.config.lang,
        direction: candidate.config.direction,
        label: candidate.config.label,
        weight: index + 1,
        contentDir: candidate.contentDir,
        urlPrefix: isDefault && !config.defaultLocaleInSubdir ? '' : candidate.name,
        fallbacks: fallbacksOf(candidate, candidates, defaultLocale, placeOf, problems),
      },
      `locales.${candidate.name}.lang`,
      placeOf('locales', candidate.name),
    );
    problems.push(...found);
    return locale;
  });
  const localeNames = [...candidates.map(({ name }) => name), ...Object.keys(config.locales ?? {})];
  problems.push(...checkLocalized(config, new Set(localeNames.map((name) => name.toLowerCase())), placeOf));
  const rules = buildRules(
    config,
    candidates.map(({ name }) => name),
    placeOf,
  );
  problems.push(...rules.problems);
  problems.push(...unusedMenus(config, placeOf));
  problems.push(...checkTrust(Object.keys(config.trust), new Set(localeNames), placeOf));
  const { remarkPlugins: _remark, rehypePlugins: _rehype, ...markdown } = config.markdown;
  const { origin, basePath } = splitAddress(config.url ?? '') ?? { origin: '', basePath: '/' };
  const settings = Object.fromEntries(
    candidates.map((candidate) => [candidate.name, settingsOf(candidate, config, defaultLocale)]),
  );
  return {
    problems,
    site: {
      kind: 'lockstep',
      conventions: LOCKSTEP_CONVENTIONS,
      dialect: config.dialect,
      presets: config.presets,
      themes: [],
      layoutDirs: [],
      contentLayoutDirs: [],
      embeddedHooks: { link: 'never', image: 'never' },
      root: files.root,
      configFiles: source === undefined ? [] : [source.file],
      origin,
      basePath,
      locales,
      defaultLocale,
      defaultLocaleInSubdir: config.defaultLocaleInSubdir,
      defaultLocaleRedirect: true,
      settings,
      cascade: null,
      ignoreFiles: config.ignoreFiles.filter((pattern, index) => {
        const reason = patternFault(pattern);
        if (reason === undefined) return true;
        problems.push(
          createProblem('invalid-config', placeOf('ignoreFiles', String(index)), {
            message: `Unexpected “${pattern}” in “ignoreFiles”, expected a regular expression (${reason}).`,
            hint: 'Write a backslash before characters that mean themselves.',
            target: pattern,
          }),
        );
        return false;
      }),
      mounts: [],
      staticDirs: ['static'],
      examplesDirs: ['examples'],
      dataDir: 'data',
      i18nDir: 'i18n',
      shortcodesDir: 'shortcodes',
      dates: LOCKSTEP_DATES,
      markdown: { ...LOCKSTEP_MARKDOWN, ...markdown },
      highlight: {
        ...HIGHLIGHT,
        lineNumbers: config.highlight.lineNumbers,
        tabWidth: config.highlight.tabWidth,
      },
      toc: config.toc,
      uglyUrls: { pages: config.uglyUrls, lists: true, sections: {} },
      disableAliases: !config.aliases,
      aliasesOfLocale: false,
      disablePathToLower: !config.lowerCasePaths,
      terms: { capitalized: false, keepSpaces: false },
      disableKinds: ['taxonomy', 'term'],
      robotsTxt: config.robotsTxt,
      outputs: { home: ['html'], section: ['html'], page: ['html'] },
      remoteData: config.remoteData,
      feeds: {
        fileName: 'index.xml',
        limit: config.feedLimit,
        sections: config.feeds.map((path) => path.replaceAll(/^\/+|\/+$/g, '')),
      },
      sitemap: 'sitemap-index.xml',
      listSize: config.listSize,
      printViews: config.printViews,
      sidebarMenu: '',
      build: config.build,
      fallbackPages: config.fallbackPages,
      search: config.search,
      markdownPages: config.markdownPages,
      drift: config.drift,
      trust: Object.entries(config.trust).map(([files, level]) => ({ files, level })),
      links: config.links,
      rules: rules.settings,
      kubernetes: buildKubernetes(config),
      editUrl: config.editUrl ?? '',
      repository: config.repository ?? '',
      issueUrl: config.issueUrl ?? '',
      sourceUrl: config.sourceUrl ?? '',
      theme: config.theme,
      code: '',
      themeFolder: '',
    },
  };
}

/** The menus that pages have a place for. */
const SHOWN_MENUS: readonly string[] = ['main', 'footer'];

function unusedMenus(config: CompleteConfig, placeOf: (...path: string[]) => Place): Problem[] {
  const written: [path: string[], name: string][] = [
    ...Object.keys(config.menus).map((name): [string[], string] => [['menus', name], name]),
    ...Object.entries(config.locales ?? {}).flatMap(([locale, own]) =>
      typeof own === 'string'
        ? []
        : Object.keys(own.menus ?? {}).map((name): [string[], string] => [
            ['locales', locale, 'menus', name],
            name,
          ]),
    ),
  ];
  return written
    .filter(([, name]) => !SHOWN_MENUS.includes(name))
    .map(([path, name]) =>
      createProblem('unsupported-config', placeOf(...path), {
        message: `Unexpected menu “${name}”, which no page shows; expected “main” (the header) or “footer”.`,
        hint: 'Rename or remove it.',
        target: name,
      }),
    );
}

/** The texts of the theme, with their places. */
function themeTexts({ social, footer, announcement }: CompleteConfig['theme']): [string[], Localized][] {
  return [
    ...(announcement === undefined
      ? []
      : [[['theme', 'announcement', 'text'], announcement.text] satisfies [string[], Localized]]),
    ...social.map(({ label }): [string[], Localized] => [['theme', 'social'], label]),
    ...[...footer.legal, ...footer.columns.flatMap(({ links }) => links)].map(
      ({ label }): [string[], Localized] => [['theme', 'footer'], label],
    ),
    ...footer.columns.map(({ title }): [string[], Localized] => [['theme', 'footer'], title]),
  ];
}

/** A text for a locale that the site does not have is a slip of the pen. */
/** A name without a slash or a star is meant to be a locale. */
function checkTrust(
  names: readonly string[],
  known: ReadonlySet<string>,
  placeOf: (...path: string[]) => Place,
): Problem[] {
  return names.flatMap((name) => {
    if (known.has(name) || /[/*]/.test(name)) return [];
    const suggestion = nearestName(name, known);
    return createProblem('invalid-config', placeOf('trust', name), {
      message: `Unexpected “${name}” in “trust”, expected one of ${[...known].join(', ')}, or a pattern of paths.`,
      hint:
        suggestion === undefined
          ? 'Write a pattern such as "content/fr/**".'
          : `Did you mean “${suggestion}”?`,
      target: name,
      suggestion,
    });
  });
}

function checkLocalized(
  config: CompleteConfig,
  known: ReadonlySet<string>,
  placeOf: (...path: string[]) => Place,
): Problem[] {
  const texts: [path: string[], value: Localized][] = [
    [['title'], config.title],
    [['description'], config.description],
    [['copyright'], config.copyright],
    ...themeTexts(config.theme),
    // An entry that could not be used is gone from the list by now, so its number would say nothing.
    ...Object.entries(config.menus).flatMap(([menu, entries]) =>
      entries.map((entry): [string[], Localized] => [['menus', menu], entry.name]),
    ),
  ];
  return texts.flatMap(([path, value]) => {
    const unknown =
      typeof value === 'string' ? [] : Object.keys(value).filter((name) => !known.has(name.toLowerCase()));
    return unknown.map((name) => {
      const suggestion = nearestName(name, known);
      return createProblem('invalid-config', placeOf(...path, name), {
        message: `Unexpected locale “${name}” in “${path.join('.')}”, expected one of ${[...known].join(', ')}.`,
        hint:
          suggestion === undefined ? 'Remove the text, or add the locale.' : `Did you mean “${suggestion}”?`,
        target: name,
        suggestion,
      });
    });
  });
}

/** The text for a locale, else for the default locale, else the first there is. */
export function localizedText(value: Localized, locale: string, defaultLocale: string): string {
  if (typeof value === 'string') return value;
  const texts = new Map(Object.entries(value).map(([name, text]) => [name.toLowerCase(), text]));
  return texts.get(locale) ?? texts.get(defaultLocale) ?? [...texts.values()][0] ?? '';
}

function settingsOf(
  { name, config: own }: Candidate,
  config: CompleteConfig,
  defaultLocale: string,
): LocaleSettings {
  const text = (value: Localized): string => localizedText(value, name, defaultLocale);
  const menus = Object.entries({ ...config.menus, ...own.menus });
  return {
    title: own.title ?? text(config.title),
    description: own.description ?? text(config.description),
    copyright: own.copyright ?? text(config.copyright),
    params: mergeValues(lowerKeys(config.params), lowerKeys(own.params ?? {})),
    permalinks: config.permalinks,
    sectionPermalinks: {},
    menus: Object.fromEntries(menus.map(([menu, entries]) => [menu, menuOf(entries, text)])),
    termPermalinks: {},
    taxonomies: {},
    timeZone: '',
  };
}

type WrittenEntry = CompleteConfig['menus'][string][number];

/** In the order of their weights; those without one come last, in the order they are written in. */
function menuOf(entries: readonly WrittenEntry[], text: (value: Localized) => string): MenuEntry[] {
  const rank = ({ weight }: MenuEntry): number => (weight === 0 ? Number.POSITIVE_INFINITY : weight);
  return entries
    .map((entry): MenuEntry => {
      const name = text(entry.name);
      return {
        identifier: entry.identifier ?? text(entry.name),
        name,
        url: entry.url ?? '',
        pageRef: entry.page ?? '',
        parent: entry.parent ?? '',
        weight: entry.weight ?? 0,
        title: entry.title ?? '',
        params: lowerKeys(entry.params ?? {}),
      };
    })
    .sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}
