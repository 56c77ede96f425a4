/** Converts `lockstep.config.ts`, or just `content/<locale>/`, to a {@link Site}. */

import { createProblem, filePlace, NOWHERE, type Place, type Problem } from '../diagnostics/index.ts';
import { locateKey, lowerKeys, mergeValues } from '../formats/index.ts';
import type { Files } from '../io/index.ts';
import type { Locale } from '../locales/index.ts';
import { patternFault } from '../text/index.ts';
import { LOCKSTEP_CONVENTIONS } from './conventions.ts';
import { HIGHLIGHT, LOCKSTEP_DATES, LOCKSTEP_MARKDOWN } from './defaults.ts';
import { buildKubernetes } from './kubernetes-config.ts';
import { completeLocale, splitAddress } from './locale-settings.ts';
import { checkLocalized, checkTrust, unusedMenus } from './lockstep-checks.ts';
import type { CompleteConfig } from './lockstep-config.ts';
import { type Candidate, chooseDefault, fallbacksOf, findCandidates } from './lockstep-locales.ts';
import { buildRules } from './rules.ts';
import type { ConfigText } from './schema-problems.ts';
import type { LocaleSettings, MenuEntry, Site } from './site.ts';
import { buildVersions } from './versions-config.ts';

type Localized = string | Record<string, string>;

/**
 * @param config validated, with defaults
 * @param source the configuration file; `undefined` for a site without one
 * @returns no site if no locale has content
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
  const isEmpty = files.list('content').length === 0;
  const defaultLocale = chooseDefault(candidates, config, placeOf, problems, isEmpty);
  if (defaultLocale === undefined) return { site: undefined, problems };
  const locales = buildLocales(candidates, config, defaultLocale, placeOf, problems);
  const names = candidates.map(({ name }) => name);
  const rules = buildRules(config, names, placeOf);
  const { versions, problems: unusable } = buildVersions(config.versions, locales, placeOf);
  problems.push(
    ...checkNamedLocales(config, names, placeOf),
    ...rules.problems,
    ...unusable,
    ...unusedMenus(config, placeOf),
  );
  const { origin, basePath } = splitAddress(config.url ?? '') ?? { origin: '', basePath: '/' };
  const settings = Object.fromEntries(
    candidates.map((candidate) => [candidate.name, settingsOf(candidate, config, defaultLocale)]),
  );
  return {
    problems,
    site: {
      ...FIXED_SETTINGS,
      ...writtenSettings(config),
      root: files.root,
      configFiles: source === undefined ? [] : [source.file],
      origin,
      basePath,
      versions,
      locales,
      defaultLocale,
      defaultLocaleInSubdir: config.defaultLocaleInSubdir,
      settings,
      ignoreFiles: readIgnoreFiles(config, placeOf, problems),
      rules: rules.settings,
    },
  };
}

/** Checks locale names in other settings. @param names of the locales with content */
function checkNamedLocales(
  config: CompleteConfig,
  names: readonly string[],
  placeOf: (...path: string[]) => Place,
): Problem[] {
  const all = [...names, ...Object.keys(config.locales ?? {})];
  return [
    ...checkLocalized(config, new Set(all.map((name) => name.toLowerCase())), placeOf),
    ...checkTrust(Object.keys(config.trust), new Set(all), placeOf),
  ];
}

/** Settings of Hugo trees that have a fixed value for other sites. */
const FIXED_SETTINGS = {
  conventions: LOCKSTEP_CONVENTIONS,
  themes: [],
  layoutDirs: [],
  contentLayoutDirs: [],
  embeddedHooks: { link: 'never', image: 'never' },
  defaultLocaleRedirect: true,
  cascade: null,
  mounts: [],
  staticDirs: ['static'],
  examplesDirs: ['examples'],
  dataDir: 'data',
  i18nDir: 'i18n',
  shortcodesDir: 'shortcodes',
  dates: LOCKSTEP_DATES,
  aliasesOfLocale: false,
  terms: { capitalized: false, keepSpaces: false },
  disableKinds: [],
  outputs: { home: ['html'], section: ['html'], page: ['html'] },
  outputFormats: {},
  pagers: { size: 10, path: 'page', hasFirst: false },
  mainSections: [],
  sitemap: 'sitemap-index.xml',
  sidebarMenu: '',
  code: '',
  themeFolder: '',
} satisfies Partial<Site>;

/** Settings that are taken over unchanged. */
function writtenSettings(config: CompleteConfig) {
  const { remarkPlugins: _remark, rehypePlugins: _rehype, ...markdown } = config.markdown;
  const { lineNumbers, tabWidth } = config.highlight;
  return {
    dialect: config.dialect,
    presets: config.presets,
    markdown: { ...LOCKSTEP_MARKDOWN, ...markdown },
    highlight: { ...HIGHLIGHT, lineNumbers, tabWidth },
    toc: config.toc,
    uglyUrls: { pages: config.uglyUrls, lists: true, sections: {} },
    disableAliases: !config.aliases,
    disablePathToLower: !config.lowerCasePaths,
    robotsTxt: config.robotsTxt,
    remoteData: config.remoteData,
    feeds: {
      fileName: 'index.xml',
      limit: config.feedLimit,
      sections: config.feeds.map((path) => path.replaceAll(/^\/+|\/+$/g, '')),
    },
    listSize: config.listSize,
    blog: { bylines: true, years: true, ...config.blog },
    printViews: config.printViews,
    build: config.build,
    fallbackPages: config.fallbackPages,
    search: config.search,
    markdownPages: config.markdownPages,
    offline: config.offline,
    drift: config.drift,
    trust: Object.entries(config.trust).map(([files, level]) => ({ files, level })),
    links: config.links,
    kubernetes: buildKubernetes(config),
    editUrl: config.editUrl ?? '',
    repository: config.repository ?? '',
    issueUrl: config.issueUrl ?? '',
    sourceUrl: config.sourceUrl ?? '',
    theme: config.theme,
  } satisfies Partial<Site>;
}

function buildLocales(
  candidates: readonly Candidate[],
  config: CompleteConfig,
  defaultLocale: string,
  placeOf: (...path: string[]) => Place,
  problems: Problem[],
): Locale[] {
  return candidates.map((candidate, index) => {
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
}

/** The valid patterns; others are reported. */
function readIgnoreFiles(
  { ignoreFiles }: CompleteConfig,
  placeOf: (...path: string[]) => Place,
  problems: Problem[],
): string[] {
  return ignoreFiles.filter((pattern, index) => {
    const reason = patternFault(pattern);
    if (reason === undefined) return true;
    problems.push(
      createProblem('invalid-config', placeOf('ignoreFiles', String(index)), {
        message: `Unexpected “${pattern}” in “ignoreFiles”, expected a regular expression (${reason}).`,
        hint: 'Escape literal characters with a backslash.',
        target: pattern,
      }),
    );
    return false;
  });
}

/** The text for a locale, else for the default locale, else the first one. */
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
    taxonomies: config.taxonomies,
    timeZone: '',
  };
}

type WrittenEntry = CompleteConfig['menus'][string][number];

/** Sorted by weight; those without one come last, in the order in which they are written. */
function menuOf(entries: readonly WrittenEntry[], text: (value: Localized) => string): MenuEntry[] {
  const rank = ({ weight }: MenuEntry): number => (weight === 0 ? Number.POSITIVE_INFINITY : weight);
  return entries
    .map((entry): MenuEntry => {
      const name = text(entry.name);
      return {
        key: entry.identifier ?? name,
        identifier: entry.identifier ?? '',
        name,
        url: entry.url ?? '',
        pageRef: entry.page ?? '',
        parent: entry.parent ?? '',
        weight: entry.weight ?? 0,
        title: entry.title ?? '',
        pre: '',
        post: '',
        params: lowerKeys(entry.params ?? {}),
      };
    })
    .sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}
