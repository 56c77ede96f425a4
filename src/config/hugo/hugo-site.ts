/** Converts the configuration of a Hugo tree to a {@link Site}. */

import type { Problem } from '../../diagnostics/index.ts';
import { isValueList, type Value, type ValueMap } from '../../formats/index.ts';
import { createDiskFiles, type Files } from '../../io/index.ts';
import type { Locale } from '../../locales/index.ts';
import { patternFault } from '../../text/index.ts';
import { PLAIN_BLOG } from '../blog-config.ts';
import { targetFaults } from '../cascade-targets.ts';
import { HUGO_CONVENTIONS } from '../conventions.ts';
import { DRIFT } from '../defaults.ts';
import { readHugoKubernetes } from '../kubernetes-config.ts';
import { splitAddress } from '../locale-settings.ts';
import { readHugoRules } from '../rules.ts';
import type { HugoReference, Mount, Site } from '../site.ts';
import { componentFolders } from './components.ts';
import type { HugoSource } from './config-files.ts';
import { readDateSources } from './dates.ts';
import { readEmbeddedHooks } from './embedded-hooks.ts';
import { type Languages, planContent, readLanguages, readLocaleSettings, readLocales } from './languages.ts';
import { readLinkSettings } from './links.ts';
import { readHighlight, readMarkdown, readToc } from './markup.ts';
import { readMenus } from './menus.ts';
import { readMounts } from './mounts.ts';
import { readOutputFormats } from './output-formats.ts';
import { readDisabledKinds, readLists, readMainSections, readOutputs, readPagers } from './outputs.ts';
import { readTheme, readTrust } from './own-params.ts';
import { findReference } from './reference.ts';
import type { Settings } from './settings.ts';
import { readSiteFolders } from './site-folders.ts';
import { type HugoTree, readTree } from './themes.ts';
import { readUglyUrls } from './ugly-urls.ts';
import { reportUnsupported } from './unsupported.ts';
import { doesHugo } from './versions.ts';

/**
 * @param sources the result of {@link findHugoConfig}, at least one file
 * @returns no site if a file cannot be parsed: part of a configuration would build a different site
 */
export function buildHugoSite(
  files: Files,
  sources: readonly HugoSource[],
): { site: Site | undefined; problems: Problem[] } {
  const problems = sources.flatMap((source) => source.problems);
  if (problems.some(({ severity }) => severity === 'error')) return { site: undefined, problems };

  const tree = readTree(files, sources, problems);
  const { settings } = tree;
  const hugo = findReference(files, settings);
  const languages = readLanguages(settings, hugo);
  const names = languages.all.map(({ name }) => name);
  const mounts = readMounts(files.root, settings, names);
  const plan = planContent(settings, languages, mounts);
  const mountedDirs = mounts.map(({ source }) => source);
  const mounted = createDiskFiles(files.root, mountedDirs);
  const { locales, problems: localeProblems } = readLocales(mounted, settings, languages, plan);
  problems.push(...localeProblems);
  const localeSettings = readSettingsOf(locales, settings, languages);
  reportUnsupported(settings);
  const defaultLocale = languages.defaultName;
  return {
    problems,
    site: {
      ...FIXED_SETTINGS,
      conventions: readConventions(settings),
      hugo,
      root: files.root,
      configFiles: tree.configFiles,
      ...readLook(tree, mounts),
      ...readAddress(settings),
      versions: [],
      offline: 'none',
      locales,
      defaultLocale,
      defaultLocaleInSubdir: isInSubdir(locales, defaultLocale),
      settings: localeSettings,
      ...readSiteFolders(files, settings, plan.mounts, languages, tree.components),
      ...readPageSettings(settings, hugo),
      embeddedHooks: readEmbeddedHooks(settings, languages, hugo),
      ...readOutputSettings(settings, hugo),
      ...readLockstepSettings(settings, locales),
      ...readRepository(localeSettings[defaultLocale]?.params ?? {}),
    },
  };
}

function readConventions(settings: Settings): Site['conventions'] {
  const marksMissingTexts = settings.flag('enableMissingTranslationPlaceholders', false);
  return { ...HUGO_CONVENTIONS, marksMissingTexts };
}

function isInSubdir(locales: readonly Locale[], locale: string): boolean {
  return locales.some(({ name, urlPrefix }) => name === locale && urlPrefix !== '');
}

/** Settings of Lockstep that have a fixed value for Hugo trees. */
const FIXED_SETTINGS = {
  dialect: 'lockstep',
  examplesDirs: ['LOCALE/examples'],
  shortcodesDir: 'shortcodes',
  issueUrl: '',
  sourceUrl: '',
  code: '',
  themeFolder: '',
  blog: PLAIN_BLOG,
} satisfies Partial<Site>;

/** For languages with content. */
function readSettingsOf(
  locales: readonly Locale[],
  settings: Settings,
  languages: Languages,
): Site['settings'] {
  const menus = readMenus(settings) ?? {};
  const present = new Set(locales.map(({ name }) => name));
  return Object.fromEntries(
    languages.all
      .filter(({ name }) => present.has(name))
      .map((language) => [language.name, readLocaleSettings(settings, language, languages, menus)]),
  );
}

/** Themes and template folders. */
function readLook(
  { settings, components }: HugoTree,
  mounts: readonly Mount[],
): Pick<Site, 'presets' | 'themes' | 'layoutDirs' | 'contentLayoutDirs' | 'theme'> {
  const ownLayouts = [
    settings.text('layoutDir', 'layouts'),
    ...mounts.flatMap(({ source, target }) => (target === 'layouts' ? [source] : [])),
  ];
  const themeLayouts = componentFolders(components, 'layouts').toReversed();
  return {
    presets: readPresets(settings),
    themes: components.map(({ path }) => path),
    layoutDirs: [...ownLayouts, ...themeLayouts],
    // A theme's layouts are frames around content, unless the theme was made for this site.
    contentLayoutDirs: lockstepOf(settings).flag('themeLayouts', false)
      ? [...ownLayouts, ...themeLayouts]
      : ownLayouts,
    theme: readTheme(settings),
  };
}

/** How pages are read. */
function readPageSettings(settings: Settings, hugo: HugoReference) {
  return {
    ignoreFiles: readIgnoreFiles(settings),
    cascade: readCascade(settings),
    dates: readDateSources(settings),
    markdown: readMarkdown(settings, hugo),
    highlight: readHighlight(settings),
    toc: readToc(settings),
    build: {
      drafts: settings.flag('buildDrafts', false),
      future: settings.flag('buildFuture', false),
      expired: settings.flag('buildExpired', false),
    },
  } satisfies Partial<Site>;
}

/** What is published, and at which URLs. */
function readOutputSettings(settings: Settings, hugo: HugoReference) {
  const namedTerms = doesHugo(hugo.minor, 'namedTerms');
  return {
    defaultLocaleRedirect: !settings.flag('disableDefaultLanguageRedirect', false),
    uglyUrls: readUglyUrls(settings, hugo),
    disableAliases: settings.flag('disableAliases', false),
    aliasesOfLocale: doesHugo(hugo.minor, 'aliasesOfLanguage'),
    disablePathToLower: settings.flag('disablePathToLower', false),
    terms: {
      capitalized: namedTerms && settings.flag('capitalizeListTitles', true),
      keepSpaces: namedTerms,
    },
    disableKinds: readDisabledKinds(settings),
    robotsTxt: settings.flag('enableRobotsTXT', false),
    outputs: readOutputs(settings),
    outputFormats: readOutputFormats(settings),
    pagers: readPagers(settings),
    mainSections: readMainSections(settings),
    ...readLists(settings),
  } satisfies Partial<Site>;
}

/** Lockstep's own parameters, which Hugo ignores. */
function readLockstepSettings(settings: Settings, locales: readonly Locale[]) {
  const own = lockstepOf(settings);
  return {
    // Hugo has no such pages, so a tree must enable them.
    fallbackPages: settings.table('params').flag('fallbackPages', false),
    drift: {
      pins: DRIFT.pins,
      notices: false,
      statusPage: false,
      draft: DRIFT.draft,
      popularity: DRIFT.popularity,
    },
    sidebarMenu: own.text('sidebarMenu', ''),
    links: readLinkSettings(settings),
    rules: readHugoRules(
      own,
      locales.map(({ name }) => name),
    ),
    kubernetes: readHugoKubernetes(own),
    trust: readTrust(settings),
  } satisfies Partial<Site>;
}

/** `params.lockstep` */
function lockstepOf(settings: Settings): Settings {
  return settings.table('params').table('lockstep');
}

/** `params.lockstep.presets`; `undefined` if the tree does not set it, while an empty list means none. */
function readPresets(settings: Settings): readonly string[] | undefined {
  const lockstep = lockstepOf(settings);
  return lockstep.value('presets') === undefined ? undefined : lockstep.texts('presets', []);
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

/** Converts Go regular expressions to JavaScript; those that cannot be converted are reported and omitted. */
function readIgnoreFiles(settings: Settings): string[] {
  return settings.texts('ignoreFiles', []).flatMap((written) => {
    const fault = patternFault(written);
    if (fault === undefined) return [written];
    settings.report('invalid-config', 'ignoreFiles', {
      message: `Unexpected “${written}” in “ignoreFiles”, expected a regular expression (${fault}).`,
      hint: 'Escape literal characters with a backslash.',
      target: written,
    });
    return [];
  });
}

/** Parameters of common themes for "edit this page". */
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
