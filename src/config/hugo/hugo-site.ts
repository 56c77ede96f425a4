/** A Hugo tree: its own configuration files → {@link Site}. */

import type { Problem } from '../../diagnostics/index.ts';
import { isValueList, isValueMap, mergeValues, type Value, type ValueMap } from '../../formats/index.ts';
import { createDiskFiles, type Files } from '../../io/index.ts';
import { patternFault } from '../../text/index.ts';
import { targetFaults } from '../cascade-targets.ts';
import { HUGO_CONVENTIONS } from '../conventions.ts';
import { DRIFT } from '../defaults.ts';
import { readHugoKubernetes } from '../kubernetes-config.ts';
import { splitAddress } from '../locale-settings.ts';
import { readHugoRules } from '../rules.ts';
import type { Mount, Site } from '../site.ts';
import { findThemeConfig, type HugoSource, mergeSources } from './config-files.ts';
import { readDateSources } from './dates.ts';
import { readEmbeddedHooks } from './embedded-hooks.ts';
import { readFolder, readFolderList } from './folders.ts';
import { type Languages, planContent, readLanguages, readLocaleSettings, readLocales } from './languages.ts';
import { readLinkSettings } from './links.ts';
import { readHighlight, readMarkdown, readToc } from './markup.ts';
import { readMenus } from './menus.ts';
import { readMounts } from './mounts.ts';
import { readDisabledKinds, readLists, readOutputs, reportOutputs } from './outputs.ts';
import { readTheme, readTrust } from './own-params.ts';
import { findReference } from './reference.ts';
import { createSettings, type Settings } from './settings.ts';
import { readUglyUrls } from './ugly-urls.ts';
import { reportUnsupported } from './unsupported.ts';
import { doesHugo } from './versions.ts';

/**
 * @param sources what {@link findHugoConfig} found, at least one
 * @returns no site when a file cannot be parsed: half a configuration would build another site
 */
export function buildHugoSite(
  files: Files,
  sources: readonly HugoSource[],
): { site: Site | undefined; problems: Problem[] } {
  const problems = sources.flatMap((source) => source.problems);
  if (problems.some(({ severity }) => severity === 'error')) return { site: undefined, problems };

  const own = mergeSources(sources);
  const { themes, themesDir } = readThemes(createSettings(own, sources, problems));
  const themeSources = findThemeConfig(files, themesDir, themes);
  problems.push(...themeSources.flatMap((source) => source.problems));
  const settings = createSettings(
    withThemes(own, mergeSources(themeSources)),
    [...themeSources, ...sources],
    problems,
  );

  const hugo = findReference(files, settings);
  const languages = readLanguages(settings);
  const allMounts = readMounts(
    files.root,
    settings,
    languages.all.map(({ name }) => name),
  );
  const plan = planContent(settings, languages, allMounts);
  const mounted = createDiskFiles(
    files.root,
    allMounts.map(({ source }) => source),
  );
  const { locales, problems: localeProblems } = readLocales(mounted, settings, languages, plan);
  problems.push(...localeProblems);
  const menus = readMenus(settings) ?? {};
  const present = new Set(locales.map(({ name }) => name));
  const localeSettings = Object.fromEntries(
    languages.all
      .filter(({ name }) => present.has(name))
      .map((language) => [language.name, readLocaleSettings(settings, language, menus)]),
  );
  const themeDirs = themes.toReversed().map((theme) => `${themesDir}/${theme}`);
  const ownLayouts = [
    settings.text('layoutDir', 'layouts'),
    ...allMounts.flatMap(({ source, target }) => (target === 'layouts' ? [source] : [])),
  ];
  const themeLayouts = themes.map((theme) => `${themesDir}/${theme}/layouts`);
  reportUnsupported(settings);
  reportOutputs(settings);

  return {
    problems,
    site: {
      kind: 'hugo',
      conventions: HUGO_CONVENTIONS,
      hugo,
      dialect: 'lockstep',
      presets: readPresets(settings),
      themes: [...themes, ...readModules(settings)],
      layoutDirs: [
        ...ownLayouts,
        ...themeLayouts,
        ...readModules(settings).map((path) => `_vendor/${path}/layouts`),
      ],
      // A theme's layouts are a frame with all that belongs to one, unless the theme is the site's own.
      contentLayoutDirs: settings.table('params').table('lockstep').flag('themeLayouts', false)
        ? [...ownLayouts, ...themeLayouts]
        : ownLayouts,
      root: files.root,
      configFiles: [...new Set([...themeSources, ...sources].map(({ file }) => file))],
      ...readAddress(settings),
      locales,
      defaultLocale: languages.defaultName,
      defaultLocaleInSubdir: locales.some(
        ({ name, urlPrefix }) => name === languages.defaultName && urlPrefix !== '',
      ),
      defaultLocaleRedirect: !settings.flag('disableDefaultLanguageRedirect', false),
      settings: localeSettings,
      ignoreFiles: readIgnoreFiles(settings),
      cascade: readCascade(settings),
      ...readFolders(files, settings, plan.mounts, languages, themeDirs),
      examplesDirs: ['LOCALE/examples'],
      shortcodesDir: 'shortcodes',
      dates: readDateSources(settings),
      markdown: readMarkdown(settings, hugo),
      embeddedHooks: readEmbeddedHooks(settings, languages, hugo),
      highlight: readHighlight(settings),
      toc: readToc(settings),
      uglyUrls: readUglyUrls(settings, hugo),
      disableAliases: settings.flag('disableAliases', false),
      aliasesOfLocale: doesHugo(hugo.minor, 'aliasesOfLanguage'),
      disablePathToLower: settings.flag('disablePathToLower', false),
      terms: {
        capitalized: doesHugo(hugo.minor, 'namedTerms') && settings.flag('capitalizeListTitles', true),
        keepSpaces: doesHugo(hugo.minor, 'namedTerms'),
      },
      disableKinds: readDisabledKinds(settings),
      robotsTxt: settings.flag('enableRobotsTXT', false),
      outputs: readOutputs(settings),
      ...readLists(settings),
      build: {
        drafts: settings.flag('buildDrafts', false),
        future: settings.flag('buildFuture', false),
        expired: settings.flag('buildExpired', false),
      },
      // Hugo makes no such pages: a tree says so when it wants them.
      fallbackPages: settings.table('params').flag('fallbackPages', false),
      drift: { pins: DRIFT.pins, notices: false, statusPage: false },
      sidebarMenu: settings.table('params').table('lockstep').text('sidebarMenu', ''),
      links: readLinkSettings(settings),
      rules: readHugoRules(
        settings.table('params').table('lockstep'),
        locales.map(({ name }) => name),
      ),
      kubernetes: readHugoKubernetes(settings.table('params').table('lockstep')),
      issueUrl: '',
      sourceUrl: '',
      theme: readTheme(settings),
      code: '',
      themeFolder: '',
      trust: readTrust(settings),
      ...readRepository(localeSettings[languages.defaultName]?.params ?? {}),
    },
  };
}

/** `params.lockstep.presets`; nothing where the tree does not say, and an empty list is none. */
function readPresets(settings: Settings): readonly string[] | undefined {
  const lockstep = settings.table('params').table('lockstep');
  return lockstep.value('presets') === undefined ? undefined : lockstep.texts('presets', []);
}

/** Paths of the modules that the configuration imports. */
function readModules(settings: Settings): string[] {
  return settings
    .table('module')
    .tables('imports')
    .map(([, module]) => module.text('path', ''))
    .filter((path) => path !== '');
}

function readThemes(settings: Settings): { themes: readonly string[]; themesDir: string } {
  return { themes: settings.texts('theme', []), themesDir: settings.text('themesDir', 'themes') };
}

/** Of a theme, the parameters count where the site has none of its own, and whole menus that the site does not have. */
function withThemes(own: ValueMap, theme: ValueMap): ValueMap {
  const merged = (name: string, merge: (base: ValueMap, over: ValueMap) => ValueMap): ValueMap => {
    const base = theme[name];
    const over = own[name] ?? {};
    return isValueMap(base) && isValueMap(over) ? { [name]: merge(base, over) } : {};
  };
  return {
    ...own,
    ...merged('params', mergeValues),
    ...merged('menus', (base, over) => ({ ...base, ...over })),
  };
}

function readAddress(settings: Settings): Pick<Site, 'origin' | 'basePath'> {
  const written = settings.text('baseURL', '').trim();
  const address = splitAddress(written);
  if (address !== undefined) return address;
  settings.report('invalid-config', 'baseURL', {
    message: `Unexpected “${written}” for “baseURL”, expected an address such as “https://example.org/”.`,
    hint: 'Write the address with “https://” at its start.',
    target: written,
  });
  return { origin: '', basePath: '/' };
}

/** Go's regular expressions, as JavaScript writes them; what it cannot write is reported and left out. */
function readIgnoreFiles(settings: Settings): string[] {
  return settings.texts('ignoreFiles', []).flatMap((written) => {
    const fault = patternFault(written);
    if (fault === undefined) return [written];
    settings.report('invalid-config', 'ignoreFiles', {
      message: `Unexpected “${written}” in “ignoreFiles”, expected a regular expression (${fault}).`,
      hint: 'Write a backslash before characters that mean themselves.',
      target: written,
    });
    return [];
  });
}

/** The folders beside content. Where the site mounts something as `static`, `data` or `i18n`, that stands instead of the folder of the name. */
function readFolders(
  files: Files,
  settings: Settings,
  mounts: readonly Mount[],
  languages: Languages,
  themeDirs: readonly string[],
): Pick<Site, 'mounts' | 'staticDirs' | 'dataDir' | 'i18nDir'> {
  /** Whole folders; a mount of some of its files stays a mount. */
  const isWhole = ({ include, exclude }: Mount): boolean => include.length === 0 && exclude.length === 0;
  const mountedAt = (target: string): Mount[] => mounts.filter((mount) => mount.target === target);
  const foldersAt = (target: string): string[] =>
    mountedAt(target)
      .filter(isWhole)
      .map(({ source }) => source);
  const themeFolders = (name: string): string[] =>
    themeDirs.map((dir) => `${dir}/${name}`).filter((dir) => files.kindOf(dir) === 'folder');

  const numbered = Array.from({ length: 11 }, (_, index) =>
    readFolderList(settings, `staticDir${index}`, []),
  );
  const ownStatic =
    mountedAt('static').length > 0
      ? foldersAt('static').toReversed()
      : [...readFolderList(settings, 'staticDir', ['static']), ...numbered.flat()];
  const [dataDir = readFolder(settings, 'dataDir', 'data'), ...moreData] = foldersAt('data');
  const ownI18n = languages.all.map(({ own }) => readFolder(own, 'i18nDir', '')).filter((dir) => dir !== '');
  const [i18nDir = readFolder(settings, 'i18nDir', 'i18n'), ...moreI18n] = foldersAt('i18n');
  const mount = (source: string, target: string): Mount => ({
    source,
    target,
    include: [],
    exclude: [],
  });
  return {
    staticDirs: [...themeFolders('static'), ...ownStatic],
    dataDir,
    i18nDir,
    mounts: [
      ...mounts.filter((each) => !(['static', 'data', 'i18n'].includes(each.target) && isWhole(each))),
      ...[...moreData, ...themeFolders('data').toReversed()].map((source) => mount(source, 'data')),
      ...[...new Set([...moreI18n, ...ownI18n, ...themeFolders('i18n').toReversed()])].map((source) =>
        mount(source, 'i18n'),
      ),
    ],
  };
}

/** Parameters that common themes have for "edit this page". */
function readRepository(params: ValueMap): Pick<Site, 'repository' | 'editUrl'> {
  const text = (name: string): string => {
    const value = params[name];
    return typeof value === 'string' ? value.replaceAll(/^\/+|\/+$/g, '') : '';
  };
  const repository = text('github_repo');
  if (repository === '') return { repository, editUrl: '' };
  const parts = [
    repository,
    /gitlab/i.test(repository) ? '-/edit' : 'edit',
    text('github_branch') || 'main',
    text('github_subdir'),
  ];
  return { repository, editUrl: `${parts.filter((part) => part !== '').join('/')}/` };
}

function readCascade(settings: Settings): Value {
  const cascade = settings.value('cascade') ?? null;
  const rules = isValueList(cascade)
    ? settings.tables('cascade').map(([, table]) => table)
    : [settings.table('cascade')];
  for (const rule of rules) {
    for (const { path, ...details } of targetFaults(rule.values))
      rule.table(path[0]).report('invalid-config', path[1], details);
  }
  return cascade;
}
